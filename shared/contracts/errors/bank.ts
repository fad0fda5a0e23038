import type { ErrorEntry } from '../errors.ts';

/** What the bank endpoints may refuse, besides what any endpoint may. */
export const bankErrors = {
  wordNotADocx: {
    status: 422,
    vi: 'Tệp này không phải tệp Word (.docx). Mở tệp bằng Word, chọn Lưu thành, kiểu Word (.docx), rồi tải lên lại.',
    en: 'This is not a Word file (.docx). Open it in Word, save it as .docx and upload it again.',
  },
  wordOldFormat: {
    status: 422,
    vi: 'Đây là tệp Word đời cũ (.doc). Mở tệp bằng Word, chọn Lưu thành, kiểu Word (.docx), rồi tải lên lại.',
    en: 'This is an old Word file (.doc). Open it in Word, save it as .docx and upload it again.',
  },
  wordEncrypted: {
    status: 422,
    vi: 'Tệp Word này có mật khẩu. Bỏ mật khẩu trong Word (Tệp, Thông tin, Bảo vệ tài liệu) rồi tải lên lại.',
    en: 'This Word file has a password. Remove it in Word (File, Info, Protect Document) and upload it again.',
  },
  wordBroken: {
    status: 422,
    vi: 'Tệp Word bị hỏng, không đọc được. Mở tệp bằng Word, lưu lại thành tệp mới rồi tải lên.',
    en: 'The Word file is damaged and cannot be read. Open it in Word, save it as a new file and upload that.',
  },
  wordTooLarge: {
    status: 413,
    vi: 'Tệp Word quá lớn (tối đa 30 MB). Nén ảnh trong Word hoặc chia tệp thành nhiều phần.',
    en: 'The Word file is too large (at most 30 MB). Compress its pictures in Word, or split the file.',
  },
  wordSuspicious: {
    status: 422,
    vi: 'Tệp có cấu trúc bất thường (nén quá mức hoặc chứa nội dung lạ) nên không được mở, để giữ an toàn cho máy chủ.',
    en: 'The file is built in an unusual way (packed too far or with foreign content) and was not opened, for safety.',
  },
  wordTooSlow: {
    status: 422,
    vi: 'Đọc tệp mất quá nhiều thời gian nên đã dừng. Chia tệp thành nhiều phần nhỏ hơn rồi tải lên lại.',
    en: 'Reading the file took too long and was stopped. Split it into smaller files and upload them again.',
  },
  wordNoQuestions: {
    status: 422,
    vi: 'Không tìm thấy câu hỏi nào trong tệp. Mỗi câu cần bắt đầu bằng “Câu 1.”, “Câu 2.”…',
    en: 'No question was found in the file. Each one should begin with “Câu 1.”, “Câu 2.” and so on.',
  },
  importClosed: {
    status: 409,
    vi: 'Câu này đã vào ngân hàng, hoặc lần nhập đã được bỏ, nên không sửa được ở đây nữa.',
    en: 'This question is in the bank already, or the import was put away; it can no longer be changed here.',
  },
  importNotSaved: {
    status: 409,
    vi: 'Lần nhập này chưa được lưu nên không có gì để hoàn tác.',
    en: 'This import was not saved, so there is nothing to undo.',
  },
} as const satisfies Record<string, ErrorEntry>;
