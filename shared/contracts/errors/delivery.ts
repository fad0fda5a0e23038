import type { ErrorEntry } from '../errors.ts';

/** What the delivery endpoints may refuse, besides what any endpoint may. */
export const deliveryErrors = {
  slipUnknown: {
    status: 401,
    vi: 'Mã trên phiếu dự thi chưa đúng. Em kiểm tra từng nhóm bốn ký tự rồi nhập lại, hoặc giơ tay gọi giám thị.',
    en: 'The code of the slip is not right. Check each group of four and try again, or call the invigilator.',
  },
  waitYourTurn: {
    status: 429,
    vi: 'Rất nhiều bạn đang vào cùng lúc. Trước em còn {ahead} bạn; em giữ nguyên trang này, đến lượt là tự vào.',
    en: 'Very many are coming in at once. {ahead} are before you; keep this page open and it goes on by itself.',
  },
  safeExamBrowserNeeded: {
    status: 403,
    vi: 'Kỳ thi này phải làm trong Safe Exam Browser.',
    en: 'This exam must be taken in Safe Exam Browser.',
  },
  paperNotReady: {
    status: 409,
    vi: 'Đề thi chưa sẵn sàng. Em chờ giám thị báo rồi thử lại.',
    en: 'The paper is not ready yet. Wait for the invigilator and try again.',
  },
  paperLocked: {
    status: 409,
    vi: 'Đã đến giờ nhưng đề chưa được mở khóa. Em chờ giám thị.',
    en: 'It is time, but the paper is not unlocked yet. Wait for the invigilator.',
  },
  notYetOpen: {
    status: 409,
    vi: 'Chưa đến giờ làm bài. Bài thi tự mở khi đến giờ.',
    en: 'It is not time yet. The paper opens by itself.',
  },
  sitsElsewhere: {
    status: 409,
    vi: 'Bài của em đang được làm ở máy chủ của tỉnh. Em vào địa chỉ của tỉnh để làm tiếp, hoặc gọi giám thị.',
    en: 'Your paper is being written at the province’s server. Go on there, or call the invigilator.',
  },
  needsUnlock: {
    status: 409,
    vi: 'Bài đang mở ở một máy khác. Thầy/cô đã được báo; mở khóa xong là trang này tự chuyển sang làm bài.',
    en: 'The paper is open on another machine. The invigilator has been told; once it is unlocked this page goes on by itself.',
  },
  sessionOver: { status: 409, vi: 'Ca thi đã kết thúc.', en: 'This session is over.' },
  consentNeeded: {
    status: 409,
    vi: 'Em cần đọc và đồng ý với phần thông báo giám sát trước khi vào thi.',
    en: 'Please read and agree to the notice of what is watched first.',
  },
  notWriter: {
    status: 409,
    vi: 'Bài đang được làm ở một trang khác. Phần vừa gửi từ đây được giữ riêng, không ghi đè.',
    en: 'The paper is being written on another page. What came from here is kept aside and overwrites nothing.',
  },
  chainBroken: {
    status: 409,
    vi: 'Chuỗi bài làm không khớp từ mục {seq}. Phần này được giữ riêng để giám thị xem.',
    en: 'The ledger does not match from event {seq}. It is kept aside for the invigilator.',
  },
  eventGap: {
    status: 409,
    vi: 'Máy chủ còn thiếu các mục từ {expected}. Máy sẽ tự gửi lại.',
    en: 'The server still misses events from {expected}. They are sent again by themselves.',
  },
  afterDeadline: {
    status: 409,
    vi: 'Đã hết giờ làm bài. Phần gửi sau giờ được giữ riêng và không tính vào bài.',
    en: 'Time is over. What came later is kept aside and does not count.',
  },
  attemptSealed: {
    status: 409,
    vi: 'Bài đã nộp, không thay đổi được nữa.',
    en: 'The paper was handed in and cannot change.',
  },
} as const satisfies Record<string, ErrorEntry>;
