import type { ErrorEntry } from '../errors.ts';

/** What the invigilation endpoints may refuse, besides what any endpoint may. */
export const invigilationErrors = {
  nobodyInScope: {
    status: 409,
    vi: 'Không có thí sinh nào đang làm bài trong phạm vi đã chọn.',
    en: 'Nobody is writing in the chosen scope.',
  },
  seatTaken: {
    status: 409,
    vi: 'Chỗ {seat} của {room} đã có thí sinh. Chọn chỗ khác.',
    en: 'Seat {seat} of {room} is taken. Choose another.',
  },
  noSuchSeat: {
    status: 409,
    vi: '{room} chỉ có {seats} chỗ.',
    en: '{room} has only {seats} seats.',
  },
  roomHasOwnServer: {
    status: 409,
    vi: '{room} có máy chủ phòng thi riêng nên không đổi chỗ ở đó được. Em vẫn làm tiếp ở máy khác bằng phiếu dự thi; thầy/cô ghi việc đổi chỗ vào biên bản.',
    en: '{room} has a server of its own, and seats do not change there. The pupil goes on at another machine with the slip; write the change into the minutes.',
  },
  movesAtProvince: {
    status: 409,
    vi: 'Máy chủ phòng thi không đổi chỗ được. Em vẫn làm tiếp ở máy khác bằng phiếu dự thi; thầy/cô ghi việc đổi chỗ vào biên bản.',
    en: 'A room’s server cannot change seats. The pupil goes on at another machine with the slip; write the change into the minutes.',
  },
  answerFileBroken: {
    status: 422,
    vi: 'Không mở được tệp bài làm: tệp bị hỏng, hoặc được tạo cho một máy chủ khác. Xuất lại tệp từ máy của em học sinh.',
    en: 'The answer file cannot be opened: it is damaged or meant for another server. Export it again on the pupil’s machine.',
  },
  answerFileElsewhere: {
    status: 409,
    vi: 'Tệp này là bài làm của một ca thi hoặc phòng thi khác.',
    en: 'This file belongs to another session or room.',
  },
  answerFileLate: {
    status: 409,
    vi: 'Bài của số báo danh {number} đã hết giờ; tệp có thêm {events} thao tác. Nếu chấp nhận, ghi lý do rồi nhận lại.',
    en: 'The time of candidate {number} is over; the file brings {events} more events. Give a reason to accept them.',
  },
  answerFileForked: {
    status: 409,
    vi: 'Bài của số báo danh {number} đã được làm tiếp trên máy khác. Phần trong tệp được giữ riêng, không ghi đè.',
    en: 'The paper of candidate {number} was continued on another machine. What is in the file is kept aside.',
  },
  answerFileAfterSubmit: {
    status: 409,
    vi: 'Bài của số báo danh {number} đã nộp. Phần ghi sau khi nộp được giữ riêng, không tính.',
    en: 'The paper of candidate {number} was handed in. What was written later is kept aside and does not count.',
  },
} as const satisfies Record<string, ErrorEntry>;
