import type { Language } from 'shared/contracts/errors.ts';

/** Why a link or a client was not recognised. */
export type Refused =
  | 'fetched'
  | 'linkLate'
  | 'noKey'
  | 'forged'
  | 'used'
  | 'late'
  | 'otherAddress'
  | 'wrongConfigKey'
  | 'wrongBrowserExamKey'
  | 'oldVersion';

const vi = {
  opening: 'Đang mở bài thi…',
  orGo: 'Nếu trang không tự chuyển, em bấm <a href="/thi">vào phòng thi</a>.',
  checking: 'Đang kiểm tra Safe Exam Browser…',
  waitASecond: 'Chờ một giây nhé.',
  waitSeconds: 'Chờ vài giây nhé.',
  noScript: 'Trình duyệt này không chạy được bước kiểm tra. Em giơ tay gọi giám thị.',
  linkNotUsable: 'Đường dẫn này không dùng được',
  notRecognised: 'Chưa nhận ra Safe Exam Browser',
  refused: {
    fetched: 'Tệp cấu hình ở đường dẫn này đã tải rồi; mỗi đường dẫn chỉ tải được một lần.',
    linkLate: 'Đường dẫn tải tệp cấu hình này đã quá 10 phút.',
    noKey: 'Trang này chỉ mở được trong Safe Exam Browser, với đúng tệp cấu hình của em.',
    forged: 'Đường dẫn này không phải do máy chủ cấp.',
    used: 'Đường dẫn kiểm tra này đã dùng rồi; mỗi đường dẫn chỉ dùng được một lần.',
    late: 'Đường dẫn kiểm tra này đã quá 60 giây.',
    otherAddress: 'Khóa gửi lên được tính cho một địa chỉ khác.',
    wrongConfigKey: 'Safe Exam Browser đang mở không dùng tệp cấu hình của em.',
    wrongBrowserExamKey: 'Bản Safe Exam Browser trên máy này không có trong danh sách được dùng của kì thi.',
    oldVersion: 'Bản Safe Exam Browser trên máy này cũ hơn bản mà kì thi cho phép.',
  } satisfies Record<Refused, string>,
  steps: [
    'Thoát Safe Exam Browser (nếu đang mở).',
    'Mở trình duyệt thường, vào lại <a href="/thi">trang phòng thi</a> và nhập mã trên phiếu.',
    'Bấm “Mở bài thi trong Safe Exam Browser”.',
  ],
  orAsk:
    'Vẫn chưa được thì em giơ tay gọi giám thị: giám thị có thể cho em làm trong trình duyệt thường. Bài đã làm không mất.',
  done: 'Em đã hoàn thành bài thi',
  closes: 'Safe Exam Browser sẽ tự đóng. Nếu không, em gọi giám thị giúp.',
};
export type PageWords = typeof vi;

const en: PageWords = {
  opening: 'Opening the exam…',
  orGo: 'If the page does not go on by itself, go <a href="/thi">into the exam</a>.',
  checking: 'Checking Safe Exam Browser…',
  waitASecond: 'One second, please.',
  waitSeconds: 'A few seconds, please.',
  noScript: 'This browser cannot run the check. Raise your hand for the invigilator.',
  linkNotUsable: 'This link cannot be used',
  notRecognised: 'Safe Exam Browser was not recognised',
  refused: {
    fetched: 'The configuration behind this link was fetched already; each link works once.',
    linkLate: 'This link to a configuration is older than 10 minutes.',
    noKey: 'This page opens only in Safe Exam Browser, with your own configuration.',
    forged: 'The server did not make this link.',
    used: 'This link for the check was used already; each works once.',
    late: 'This link for the check is older than 60 seconds.',
    otherAddress: 'The key that was sent belongs to another address.',
    wrongConfigKey: 'The Safe Exam Browser that is open does not use your configuration.',
    wrongBrowserExamKey: 'The Safe Exam Browser on this computer is not on the list of this exam.',
    oldVersion: 'The Safe Exam Browser on this computer is older than the exam allows.',
  },
  steps: [
    'Close Safe Exam Browser, if it is open.',
    'Open an ordinary browser, go back to the <a href="/thi">exam page</a> and type the code of your slip.',
    'Press “Open the exam in Safe Exam Browser”.',
  ],
  orAsk:
    'If it still does not work, raise your hand: the invigilator may let you use an ordinary browser. Nothing you wrote is lost.',
  done: 'You have finished the exam',
  closes: 'Safe Exam Browser closes by itself. If it does not, ask the invigilator.',
};

/** The words of the pages around Safe Exam Browser. */
export const pageWords: Readonly<Record<Language, PageWords>> = { vi, en };
