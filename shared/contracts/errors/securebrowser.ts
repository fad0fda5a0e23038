import type { ErrorEntry } from '../errors.ts';

/** What the securebrowser endpoints may refuse, besides what any endpoint may. */
export const securebrowserErrors = {
  sebLinkOver: {
    status: 403,
    vi: 'Đường dẫn này đã dùng rồi hoặc đã quá hạn. Em mở lại từ trang đăng nhập phòng thi.',
    en: 'This link was used or is too old. Open it again from the sign-in page.',
  },
} as const satisfies Record<string, ErrorEntry>;
