import type { ErrorEntry } from '../errors.ts';

/** What the securebrowser endpoints may refuse, besides what any endpoint may. */
export const securebrowserErrors = {
  sebLinkOver: {
    status: 403,
    vi: 'Đường dẫn này đã dùng rồi hoặc đã quá hạn. Em mở lại từ trang đăng nhập phòng thi.',
    en: 'This link was used or is too old. Open it again from the sign-in page.',
  },
  sebVersionOld: {
    status: 403,
    vi: 'Bản Safe Exam Browser này không có trong danh sách được dùng của kì thi.',
    en: 'This version of Safe Exam Browser is not among those of the exam.',
  },
  sebNotConnected: {
    status: 409,
    vi: 'Safe Exam Browser của thí sinh này chưa kết nối, nên chưa nhận lệnh được.',
    en: 'The Safe Exam Browser of this candidate is not connected and takes no instruction.',
  },
} as const satisfies Record<string, ErrorEntry>;
