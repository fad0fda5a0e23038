import type { ErrorEntry } from '../errors.ts';

/** What the securebrowser endpoints may refuse, besides what any endpoint may. */
export const securebrowserErrors = {
  sebFileUnreadable: {
    status: 422,
    vi: 'Tệp này không phải tệp .seb đọc được: {problem}. Thầy/cô kiểm tra lại tệp rồi thử lần nữa.',
    en: 'This is not a .seb file that can be read: {problem}. Please check the file and try again.',
  },
  sebFilePassword: {
    status: 422,
    vi: 'Tệp .seb này có mật khẩu. Thầy/cô nhập mật khẩu rồi nhập tệp lại.',
    en: 'This .seb file has a password. Type it and import the file again.',
  },
  sebFileWrongPassword: {
    status: 422,
    vi: 'Mật khẩu không mở được tệp .seb này, hoặc tệp đã bị sửa.',
    en: 'The password does not open this .seb file, or the file was changed.',
  },
  sebFileCertificate: {
    status: 422,
    vi: 'Tệp .seb này khóa bằng chứng thư số. Thầy/cô lưu lại trong SEB Config Tool không kèm chứng thư rồi nhập.',
    en: 'A certificate locks this .seb file. Save it without one in the SEB Config Tool, then import it.',
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
