/** After the paper: the receipt, and leaving the machine. */
const vi = {
  receipt: {
    title: 'Bài đã nộp',
    titleOver: 'Hết giờ, bài đã được thu',
    titleEnded: 'Giám thị đã kết thúc bài thi',
    sending: 'Đang gửi phần cuối của bài…',
    sendingLead: 'Em giữ trang này mở và đừng tắt máy. Bài vẫn được lưu trên máy này.',
    sendingLeadUnkept: 'Em giữ trang này mở và đừng tắt máy: máy này chưa lưu được bài.',
    carry: 'Lưu bài ra tệp',
    showCodes: 'Hiện bài thành mã QR',
    hideCodes: 'Ẩn mã QR',
    paperQr: 'Mã QR của bài làm, đã khóa',
    qrOf: (place: number, count: number) =>
      `Mã ${place}/${count}. Em giữ màn hình trước camera của giám thị đến khi đủ.`,
    carryLead: 'Nếu mạng chưa có lại, giám thị lấy tệp này bằng USB để nộp thay. Tệp đã khóa, chỉ máy chủ mở được.',
    carryFailed: 'Chưa tạo được tệp. Em giữ trang này mở và báo giám thị.',
    stranded: (count: number) => `${count} câu trên máy này chưa gửi được nên không tính vào bài.`,
    strandedHelp: 'Em để nguyên máy và báo giám thị.',
    files: (count: number) =>
      `Còn ${count} tệp đang gửi lên máy chủ. Câu trả lời đã được ghi nhận; em giữ trang này mở cho tới khi gửi xong.`,
    at: 'Máy chủ nhận lúc',
    answered: 'Số câu đã trả lời',
    code: 'Mã biên nhận',
    keep: 'Em chụp lại hoặc chép mã này. Mã chứng minh máy chủ đã giữ đúng bài của em.',
    qr: 'Mã QR của biên nhận',
    waitResult: 'Kết quả hiện ở trang này khi nhà trường công bố. Em đăng nhập lại bằng phiếu dự thi.',
    print: 'In biên nhận',
    leave: 'Rời phòng thi',
  },

  leaving: {
    asking: 'Đang thoát khỏi máy này…',
    failed: 'Chưa thoát được',
    failedLead:
      'Máy đang mất mạng nên máy chủ chưa biết em đã rời. Bài của em không mở ra được ở máy này; trang tự thử lại. Em báo giám thị rồi có thể đi.',
  },
};

const en: typeof vi = {
  receipt: {
    title: 'Handed in',
    titleOver: 'Time is over, your paper was collected',
    titleEnded: 'The invigilator ended the exam',
    sending: 'Sending the last part…',
    sendingLead: 'Keep this page open and the device on. Your paper is also kept here.',
    sendingLeadUnkept: 'Keep this page open and the device on: this device could not keep your paper.',
    carry: 'Save the paper to a file',
    showCodes: 'Show the paper as QR codes',
    hideCodes: 'Hide the QR codes',
    paperQr: 'QR code of the paper, sealed',
    qrOf: (place, count) =>
      `Code ${place} of ${count}. Keep the screen before the invigilator’s camera until all are read.`,
    carryLead:
      'If the network stays away, the invigilator hands this file in from a USB stick. Only the server can open it.',
    carryFailed: 'The file could not be made. Keep this page open and tell the invigilator.',
    stranded: (count) =>
      `${count} ${count === 1 ? 'answer' : 'answers'} on this device could not be sent and ${count === 1 ? 'does' : 'do'} not count.`,
    strandedHelp: 'Leave the device as it is and tell the invigilator.',
    files: (count) =>
      `${count} ${count === 1 ? 'file is' : 'files are'} still being sent. Your answers are recorded; keep this page open until it is done.`,
    at: 'Received by the server at',
    answered: 'Questions answered',
    code: 'Receipt code',
    keep: 'Take a picture or note the code. It proves that the server kept exactly your paper.',
    qr: 'QR code of the receipt',
    waitResult: 'The result appears here when the school publishes it. Sign in again with your slip.',
    print: 'Print the receipt',
    leave: 'Leave the room',
  },

  leaving: {
    asking: 'Signing out of this device…',
    failed: 'Not signed out yet',
    failedLead:
      'There is no network, so the server does not know yet. Your paper does not open on this device; the page goes on trying. Tell the invigilator before you go.',
  },
};

export const finish = { vi, en };
