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
  fileNotKnown: {
    status: 422,
    vi: 'Chưa nhận ra loại tệp này. Hệ thống đọc được tệp câu hỏi Word (.docx) và các định dạng ghi ở trang nhập.',
    en: 'This kind of file is not known. Word question files (.docx) and the formats named on the import page can be read.',
  },
  fileEncrypted: {
    status: 422,
    vi: 'Tệp này có mật khẩu. Bỏ mật khẩu (trong Word: Tệp, Thông tin, Bảo vệ tài liệu) rồi tải lên lại.',
    en: 'This file has a password. Remove it (in Word: File, Info, Protect Document) and upload it again.',
  },
  fileBroken: {
    status: 422,
    vi: 'Tệp bị hỏng, không đọc được. Mở tệp bằng chương trình đã tạo ra nó, lưu lại thành tệp mới rồi tải lên.',
    en: 'The file is damaged and cannot be read. Open it in the program that made it, save it anew and upload that.',
  },
  fileTooLarge: {
    status: 413,
    vi: 'Tệp quá lớn (tối đa 30 MB). Nén ảnh trong tệp hoặc chia tệp thành nhiều phần.',
    en: 'The file is too large (at most 30 MB). Compress its pictures, or split the file.',
  },
  fileSuspicious: {
    status: 422,
    vi: 'Tệp có cấu trúc bất thường (nén quá mức hoặc chứa nội dung lạ) nên không được mở, để giữ an toàn cho máy chủ.',
    en: 'The file is built in an unusual way (packed too far or with foreign content) and was not opened, for safety.',
  },
  fileTooSlow: {
    status: 422,
    vi: 'Đọc tệp mất quá nhiều thời gian nên đã dừng. Chia tệp thành nhiều phần nhỏ hơn rồi tải lên lại.',
    en: 'Reading the file took too long and was stopped. Split it into smaller files and upload them again.',
  },
  fileTooManyQuestions: {
    status: 413,
    vi: 'Tệp có quá nhiều câu hỏi (tối đa 5.000 câu một lần nhập). Chia tệp thành nhiều phần rồi tải lên từng phần.',
    en: 'The file holds too many questions (at most 5,000 in one import). Split it and upload each part.',
  },
  pastedTooHeavy: {
    status: 422,
    vi: 'Đoạn vừa dán quá phức tạp nên đã dừng đọc; nội dung đang soạn vẫn nguyên. Hãy dán từng phần nhỏ, hoặc dán dạng chữ thường.',
    en: 'What was pasted is too involved and was not read; your text is unchanged. Paste smaller parts, or paste as plain text.',
  },
  fileNoQuestions: {
    status: 422,
    vi: 'Không tìm thấy câu hỏi nào trong tệp. Trong tệp Word, mỗi câu cần bắt đầu bằng “Câu 1.”, “Câu 2.”…',
    en: 'No question was found in the file. In a Word file each one begins with “Câu 1.”, “Câu 2.” and so on.',
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
  mediaNotShown: {
    status: 422,
    vi: 'Trình duyệt không mở được tệp “{name}”. Hãy chọn ảnh PNG, JPEG, GIF, WebP; âm thanh MP3, M4A, OGG, WAV; phim MP4, WebM.',
    en: 'Browsers cannot open “{name}”. Choose a PNG, JPEG, GIF or WebP picture, an MP3, M4A, OGG or WAV sound, or an MP4 or WebM film.',
  },
  stepNotNow: {
    status: 409,
    vi: 'Câu hỏi đang ở tình trạng khác nên chưa làm được việc này. Tải lại trang để xem tình trạng mới nhất.',
    en: 'The question is in another state, so this cannot be done now. Load the page again to see where it stands.',
  },
  ownQuestion: {
    status: 403,
    vi: 'Người soạn không tự duyệt câu của mình. Nhờ một thầy/cô khác có quyền duyệt.',
    en: 'Authors do not approve their own questions. Ask another reviewer.',
  },
  notReviewer: {
    status: 403,
    vi: 'Việc này cần quyền duyệt câu hỏi (tổ trưởng chuyên môn hoặc quản lý).',
    en: 'This takes the right to review questions (a subject lead or a manager).',
  },
  privateNotReviewed: {
    status: 409,
    vi: 'Câu đang để riêng nên không duyệt được. Chuyển sang dùng chung trong đơn vị trước.',
    en: 'A private question is not reviewed. Open it to the unit first.',
  },
  checklistOpen: {
    status: 422,
    vi: 'Còn mục chưa kiểm tra trong bảng duyệt. Đánh dấu đủ các mục rồi duyệt.',
    en: 'Something on the checklist is not ticked yet. Tick all of it to approve.',
  },
  questionIncomplete: {
    status: 422,
    vi: 'Câu hỏi còn thiếu nội dung, đáp án hoặc mô tả hình nên chưa gửi duyệt được. Bấm Sửa để bổ sung.',
    en: 'The question still lacks words, a key or the description of a picture. Edit it before it goes to review.',
  },
  wordsNeeded: {
    status: 422,
    vi: 'Hãy ghi vài chữ cho người soạn biết cần sửa gì.',
    en: 'Please write a few words so that the author knows what to change.',
  },
  notApprovedYet: {
    status: 409,
    vi: 'Chỉ câu đã duyệt mới được chia sẻ ra ngoài đơn vị.',
    en: 'Only approved questions are opened beyond their unit.',
  },
  notAuthor: {
    status: 403,
    vi: 'Chỉ người soạn mới để riêng được câu hỏi của mình.',
    en: 'Only its author can make a question private.',
  },
  noSuchUnitAbove: {
    status: 422,
    vi: 'Đơn vị này không thuộc xã nào trong hệ thống. Chọn chia sẻ toàn tỉnh.',
    en: 'This unit belongs to no commune. Choose the province.',
  },
  batchTooLarge: {
    status: 422,
    vi: 'Có {count} câu hỏi khớp, mỗi lần chỉ đổi được tối đa {most} câu. Thu hẹp điều kiện lọc rồi làm từng phần.',
    en: '{count} questions match; at most {most} can be changed at once. Narrow the filter and go in parts.',
  },
  batchUndone: {
    status: 409,
    vi: 'Thay đổi này đã được hoàn tác trước đó.',
    en: 'This change was undone before.',
  },
  topicUnknown: {
    status: 422,
    vi: 'Chủ đề này không có trong cây chủ đề của môn {subject}. Chọn lại trong cây.',
    en: 'This topic is not in the tree of {subject}. Choose one from the tree.',
  },
  topicThere: {
    status: 409,
    vi: 'Chủ đề “{name}” đã có trong cây rồi.',
    en: 'The topic “{name}” is in the tree already.',
  },
  tooManyFilters: {
    status: 422,
    vi: 'Mỗi người lưu tối đa {most} bộ lọc. Xóa bớt một bộ không dùng nữa rồi lưu lại.',
    en: 'At most {most} searches can be kept. Remove one and save again.',
  },
  exportTooLarge: {
    status: 413,
    vi: 'Mỗi tệp chứa tối đa {most} câu và 100 MB ảnh, âm thanh. Lọc bớt rồi xuất thành nhiều tệp.',
    en: 'A file holds at most {most} questions and 100 MB of pictures and sounds. Narrow the search and export several files.',
  },
  nothingToExport: {
    status: 422,
    vi: 'Không câu nào ghi được vào loại tệp này. Xem báo cáo để biết lí do từng câu.',
    en: 'None of these questions can be written into this kind of file. The report says why of each.',
  },
} as const satisfies Record<string, ErrorEntry>;
