import type { ErrorEntry } from '../errors.ts';

/** What the sessions endpoints may refuse, besides what any endpoint may. */
export const sessionsErrors = {
  examSealed: {
    status: 409,
    vi: 'Đề đã niêm phong nên không sửa được nữa. Muốn thay đổi, thầy/cô tạo một bài thi mới.',
    en: 'The papers are sealed and cannot change. Make a new exam instead.',
  },
  paperWithheld: {
    status: 409,
    vi: 'Đề đã niêm phong và khóa mở đề không có ở máy chủ này, nên chưa biết bài thi hỏi những câu nào. Xem lại được khi khóa đã về.',
    en: 'The papers are sealed and their key is not on this server, so it cannot tell what the exam asks. Look again once the key is here.',
  },
  questionUnknown: {
    status: 422,
    vi: 'Có {count} câu hỏi không còn trong ngân hàng hoặc thầy/cô không được dùng.',
    en: '{count} questions are not in the bank any more, or not yours to use.',
  },
  questionTwice: {
    status: 422,
    vi: 'Một câu hỏi được chọn hai lần. Bỏ bớt một lần rồi lưu lại.',
    en: 'A question was chosen twice. Remove one and save again.',
  },
  questionInWrongPart: {
    status: 422,
    vi: 'Câu “{words}” không đúng dạng của phần {part}.',
    en: 'The question “{words}” is not of the kind that part {part} asks for.',
  },
  partNotFull: {
    status: 409,
    vi: 'Phần {part} cần {required} câu, hiện có {chosen} câu. Chọn cho đủ rồi niêm phong.',
    en: 'Part {part} asks for {required} questions and has {chosen}. Choose them first.',
  },
  examPublished: {
    status: 409,
    vi: 'Kết quả bài thi này đã công bố, đáp án có thể đã lộ. Thầy/cô tạo bài thi mới cho ca thi bù.',
    en: 'The results of this exam are out and its key may be known. Please make a new exam for a make-up session.',
  },
  examIncomplete: {
    status: 409,
    vi: 'Bài thi chưa có câu hỏi nào.',
    en: 'The exam has no questions yet.',
  },
  keyMissing: {
    status: 409,
    vi: 'Chưa có đáp án cho: {items}. Thầy/cô bổ sung đáp án rồi niêm phong lại.',
    en: 'No key yet for: {items}. Please add the keys and seal again.',
  },
  endBeforeStart: {
    status: 422,
    vi: 'Giờ kết thúc phải sau giờ bắt đầu.',
    en: 'The end must come after the start.',
  },
  sessionTooShort: {
    status: 422,
    vi: 'Ca thi ngắn hơn thời gian làm bài ({minutes} phút). Lùi giờ kết thúc.',
    en: 'The session is shorter than the exam ({minutes} minutes). Move the end.',
  },
  roomTwice: { status: 422, vi: 'Có hai phòng cùng tên “{name}”.', en: 'Two rooms have the name “{name}”.' },
  roomInUse: {
    status: 409,
    vi: 'Phiếu dự thi đã in, phòng “{name}” đang có thí sinh nên không bỏ hay thu nhỏ được.',
    en: 'Slips are printed and the room “{name}” has candidates: it can neither go nor shrink.',
  },
  notEnoughSeats: {
    status: 409,
    vi: 'Có {candidates} thí sinh nhưng chỉ có {seats} chỗ. Thêm phòng hoặc thêm chỗ rồi thử lại.',
    en: 'There are {candidates} candidates for {seats} seats. Add rooms or seats.',
  },
  sessionBegun: {
    status: 409,
    vi: 'Ca thi đã bắt đầu nên không thay đổi được nữa.',
    en: 'The session has begun and cannot change any more.',
  },
  sessionNotBegun: { status: 409, vi: 'Ca thi chưa bắt đầu.', en: 'The session has not begun.' },
  sessionClosed: { status: 409, vi: 'Ca thi đã đóng.', en: 'The session is closed.' },
  notReady: {
    status: 409,
    vi: 'Ca thi chưa sẵn sàng: cần niêm phong đề và có thí sinh trước khi mở.',
    en: 'The session is not ready: seal the papers and add candidates first.',
  },
  notASpreadsheet: {
    status: 415,
    vi: 'Không đọc được tệp “{name}”. Cần tệp Excel .xlsx hoặc .xls; nếu tệp có mật khẩu, bỏ mật khẩu rồi tải lại.',
    en: '“{name}” cannot be read. It must be Excel (.xlsx or .xls) without a password.',
  },
  columnsMissing: {
    status: 422,
    vi: 'Danh sách thiếu cột: {columns}. Thêm cột vào dòng tiêu đề rồi tải lại; thứ tự cột không quan trọng.',
    en: 'The list lacks the columns: {columns}. Add them to the header row; their order does not matter.',
  },
  listEmpty: {
    status: 422,
    vi: 'Danh sách không có dòng nào dưới dòng tiêu đề.',
    en: 'The list has no rows below its header.',
  },
  listTooLong: {
    status: 413,
    vi: 'Danh sách có hơn {limit} dòng. Chia thành nhiều tệp nhỏ hơn.',
    en: 'The list has more than {limit} rows. Split it into smaller files.',
  },
  listTooHeavy: {
    status: 413,
    vi: 'Tệp “{name}” quá nặng so với một danh sách lớp nên máy chủ không mở. Chép riêng danh sách sang một tệp Excel mới rồi tải lại.',
    en: '“{name}” is too heavy for a class list and was not opened. Copy the list alone into a new Excel file.',
  },
  listHasProblems: {
    status: 409,
    vi: 'Còn {count} dòng có lỗi. Sửa trong tệp, hoặc chọn bỏ qua các dòng này.',
    en: '{count} rows have problems. Repair them in the file, or choose to leave them out.',
  },
  noCandidates: {
    status: 409,
    vi: 'Ca thi chưa có thí sinh để in phiếu.',
    en: 'There are no candidates to print slips for.',
  },
  slipsMade: {
    status: 409,
    vi: 'Mọi thí sinh đã có phiếu. Nếu in lại, các phiếu cũ sẽ hết hiệu lực.',
    en: 'Every candidate has a slip. Printing again makes the old ones stop working.',
  },
} as const satisfies Record<string, ErrorEntry>;
