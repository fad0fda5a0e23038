import { bankErrors } from './errors/bank.ts';
import { deliveryErrors } from './errors/delivery.ts';
import { gradingErrors } from './errors/grading.ts';
import { invigilationErrors } from './errors/invigilation.ts';
import { peopleErrors } from './errors/people.ts';
import { proctoringErrors } from './errors/proctoring.ts';
import { reportsErrors } from './errors/reports.ts';
import { scriptsErrors } from './errors/scripts.ts';
import { securebrowserErrors } from './errors/securebrowser.ts';
import { sessionsErrors } from './errors/sessions.ts';
import { surveysErrors } from './errors/surveys.ts';

/**
 * Every refusal the product can give: code, HTTP status, and what the person reads, in both languages. `{name}` places are
 * filled from the refusal's details. Anything that is not here is a fault, shown as `internal` with its number.
 */
export interface ErrorEntry {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

export const errors = {
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
  ...bankErrors,
  ...deliveryErrors,
  ...gradingErrors,
  ...invigilationErrors,
  ...peopleErrors,
  ...proctoringErrors,
  ...reportsErrors,
  ...scriptsErrors,
  ...securebrowserErrors,
  ...sessionsErrors,
  ...surveysErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errors;
export type Language = 'vi' | 'en';

/** The sentence of a refusal in a language, with `{places}` filled from `details`. */
export function sentenceOf(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, unknown>> = {},
): string {
  return errors[code][language].replace(/\{(\w+)\}/g, (_, place: string) => String(details[place] ?? '…'));
}
