import type { ErrorEntry, Language } from '../errors.ts';

/** What any endpoint may refuse, whatever it is about. */
export const alwaysErrors = {
  badRequest: { status: 400, vi: 'Dữ liệu gửi lên chưa đúng: {where}.', en: 'The data sent is not valid: {where}.' },
  notSignedIn: { status: 401, vi: 'Thầy/cô cần đăng nhập để tiếp tục.', en: 'Please sign in to continue.' },
  forbidden: { status: 403, vi: 'Tài khoản này không có quyền làm việc này.', en: 'This account may not do this.' },
  notFound: { status: 404, vi: 'Không tìm thấy nội dung này.', en: 'This was not found.' },
  tooLarge: {
    status: 413,
    vi: 'Dữ liệu gửi lên quá lớn (tối đa {limit}).',
    en: 'What was sent is too large (at most {limit}).',
  },
  tooMany: {
    status: 429,
    vi: 'Có quá nhiều yêu cầu. Chờ một phút rồi thử lại.',
    en: 'Too many requests. Wait a minute and try again.',
  },
  internal: {
    status: 500,
    vi: 'Hệ thống gặp lỗi. Mã lỗi: {id}. Xin báo mã này cho cán bộ kỹ thuật.',
    en: 'Something failed on our side. Error number: {id}. Please tell your IT officer.',
  },
} as const satisfies Record<string, ErrorEntry>;

/** The sentence of an entry in a language, with `{places}` filled from `details`. */
export function filled(entry: ErrorEntry, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  return entry[language].replace(/\{(\w+)\}/g, (_, place: string) => String(details[place] ?? '…'));
}
