import { messages } from '../../i18n/messages.ts';

const vi = {
  title: 'Kỳ thi này làm trong Safe Exam Browser',
  lead: 'Đây là trình duyệt khóa máy trong giờ thi: không mở được trang khác, không chép ra ngoài. Em làm theo ba bước.',
  stepInstalled: 'Máy phải cài sẵn Safe Exam Browser. Chưa có thì em giơ tay gọi giám thị.',
  stepOpen: 'Lưu và đóng những gì đang mở trên máy, rồi bấm nút dưới đây. Trình duyệt hỏi thì chọn “Mở”.',
  stepPassword: 'Nếu được hỏi mật khẩu, em nhập mật khẩu giám thị đọc tại phòng.',
  stepThen: 'Safe Exam Browser tự vào bài thi của em, không cần nhập lại mã.',
  open: 'Mở bài thi trong Safe Exam Browser',
  opening: 'Đang chuẩn bị…',
  opened: 'Đang mở Safe Exam Browser. Không thấy gì sau 15 giây? Em tải tệp cấu hình rồi mở tệp đó.',
  download: 'Tải tệp cấu hình',
  enterCode: 'Nhập mã trên phiếu',
  noCode: 'Em nhập lại mã trên phiếu dự thi để lấy đường dẫn mở Safe Exam Browser.',
  checking: 'Đang kiểm tra Safe Exam Browser…',
  insideTitle: 'Safe Exam Browser này không đúng bài thi của em',
  insideLead: 'Có thể em đã mở tệp cấu hình cũ, hoặc bài được mở ở máy khác. Bài đã làm vẫn còn trên máy chủ.',
  insideStep: 'Em giơ tay gọi giám thị để thoát ra, rồi mở lại từ trang phòng thi trong trình duyệt thường.',
  again: 'Kiểm tra lại',
  exit: 'Thoát Safe Exam Browser',
  helped: 'Giám thị đã cho phép làm trong trình duyệt thường?',
};

const en: typeof vi = {
  title: 'This exam is taken in Safe Exam Browser',
  lead: 'It locks the computer during the exam: no other pages, no copying out. Follow three steps.',
  stepInstalled: 'Safe Exam Browser must be installed on this computer. If it is not, raise your hand.',
  stepOpen:
    'Save and close what is open on this computer, then press the button below. If the browser asks, choose “Open”.',
  stepPassword: 'If you are asked for a password, type the one the invigilator reads out.',
  stepThen: 'Safe Exam Browser goes to your paper by itself; you do not type the code again.',
  open: 'Open the exam in Safe Exam Browser',
  opening: 'Getting ready…',
  opened: 'Safe Exam Browser is opening. Nothing after 15 seconds? Download the configuration file and open it.',
  download: 'Download the configuration file',
  enterCode: 'Type the code of the slip',
  noCode: 'Type the code of your slip again to get the link that opens Safe Exam Browser.',
  checking: 'Checking Safe Exam Browser…',
  insideTitle: 'This Safe Exam Browser is not set up for your exam',
  insideLead:
    'An old configuration may be open, or the exam was opened on another computer. Your answers are kept on the server.',
  insideStep:
    'Raise your hand so that the invigilator lets you out, then open it again from the exam page in a normal browser.',
  again: 'Check again',
  exit: 'Leave Safe Exam Browser',
  helped: 'Did the invigilator allow you to use a normal browser?',
};

export const t = messages({ vi, en });
