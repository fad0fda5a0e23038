import type { ErrorEntry } from '../errors.ts';

/** What the doors of answer files and scripts may refuse, besides what any endpoint may. */
export const scriptsErrors = {
  fileNotInLedger: {
    status: 409,
    vi: 'Tệp này chưa có trong bài đã lưu. Máy sẽ gửi lại sau khi bài được lưu.',
    en: 'No saved answer names this file yet. It is sent again once the answer is saved.',
  },
  fileNotAccepted: {
    status: 409,
    vi: 'Tệp “{name}” không đúng loại hoặc quá lớn so với yêu cầu của câu hỏi.',
    en: 'The file “{name}” is of another kind, or larger, than its question allows.',
  },
  filesTooMany: {
    status: 409,
    vi: 'Bài này đã có quá nhiều tệp. Em giơ tay báo giám thị.',
    en: 'This attempt holds too many files. Please call the invigilator.',
  },
  fileTooLate: {
    status: 409,
    vi: 'Đã quá hạn nhận tệp của bài này. Em báo giám thị để được hướng dẫn.',
    en: 'It is too late for files of this attempt. Please ask the invigilator.',
  },
  fileDiffers: {
    status: 409,
    vi: 'Tệp chuyển từ máy chủ phòng thi không đúng với tệp mà bài làm ghi. Máy phòng sẽ gửi lại từ đầu.',
    en: 'The file that the room’s server carried is not the one that the ledger names. It is sent again from its beginning.',
  },
  fileAltered: {
    status: 409,
    vi: 'Tệp đã lưu không còn như lúc nhận nên không mở được. Xin báo cán bộ kỹ thuật.',
    en: 'The stored file is not as it was received and cannot be opened. Please tell your IT officer.',
  },
  attemptStillOpen: {
    status: 409,
    vi: 'Thí sinh đang làm bài. Bài làm chỉ xem được sau khi đã thu.',
    en: 'The candidate is still writing. A script can be read once it is collected.',
  },
  scriptNotYet: {
    status: 409,
    vi: 'Kì thi chưa kết thúc ở mọi ca nên chưa xem được bài làm: bài làm cho thấy đề và đáp án. Thầy/cô xem lại khi ca cuối đã xong.',
    en: 'The exam is not over in every session, and a script shows its questions and keys. It can be read once the last session has ended.',
  },
} as const satisfies Record<string, ErrorEntry>;
