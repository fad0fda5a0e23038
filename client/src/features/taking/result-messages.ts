import { messages } from '../../i18n/messages.ts';

const vi = {
  loading: 'Đang mở kết quả…',
  notYet: 'Kết quả chưa được công bố',
  notYetLead: 'Nhà trường sẽ báo khi công bố. Em đăng nhập lại bằng phiếu dự thi để xem.',
  tryAgain: 'Xem lại',
  title: 'Kết quả của em',
  number: (number: string) => `SBD ${number}`,
  of: (maximum: string) => `trên ${maximum} điểm`,
  awaiting: (count: number) => `Còn ${count} câu chờ chấm; điểm trên chưa tính các câu ấy.`,
  collected: 'Em chưa bấm nộp; bài được thu khi hết giờ và mọi câu đã lưu đều được chấm.',
  corrected: 'Đáp án có điều chỉnh sau lần chấm đầu, điểm trên đây là điểm mới nhất.',
  parts: 'Điểm từng phần',
  part: (roman: string) => `Phần ${roman}`,
  question: 'Câu',
  own: 'Em trả lời',
  right: 'Đáp án',
  points: 'Điểm',
  blank: 'bỏ trống',
  everybody: 'Câu này mọi thí sinh đều được điểm.',
  outcomes: { full: 'Đúng', part: 'Đúng một phần', none: 'Chưa đúng', blank: 'Bỏ trống', awaits: 'Chờ chấm' },
  answersHidden: 'Kỳ thi này công bố điểm, không công bố đáp án.',
  appealTitle: 'Nếu em thấy điểm chưa đúng',
  appeal:
    'Em nói với thầy cô chủ nhiệm hoặc văn phòng nhà trường để làm đơn phúc khảo trong thời hạn nhà trường thông báo. Em mang theo số báo danh và mã biên nhận dưới đây.',
  appealProof: 'Mọi thao tác của em khi làm bài còn nguyên; bài được chấm lại từ chính nhật ký đó.',
  ledger: 'Mã biên nhận',
  calm: 'Một bài thi chỉ cho biết hôm đó em làm được gì. Em xem phần nào còn thấp để học lại cùng thầy cô.',
  publishedAt: (at: string) => `Công bố lúc ${at}`,
  print: 'In kết quả',
  leave: 'Thoát',
};

const en: typeof vi = {
  loading: 'Opening the result…',
  notYet: 'The result is not published yet',
  notYetLead: 'The school will tell you when it is. Sign in again with your slip to see it.',
  tryAgain: 'Look again',
  title: 'Your result',
  number: (number) => `No. ${number}`,
  of: (maximum) => `of ${maximum} points`,
  awaiting: (count) =>
    `${count} ${count === 1 ? 'answer waits' : 'answers wait'} to be marked by a person and is not in the mark above yet.`,
  collected: 'You did not hand in; the paper was collected when time was over, and every saved answer was marked.',
  corrected: 'The key was corrected after the first marking; this is the newest mark.',
  parts: 'Mark by part',
  part: (roman) => `Part ${roman}`,
  question: 'No.',
  own: 'Your answer',
  right: 'Key',
  points: 'Points',
  blank: 'blank',
  everybody: 'Everybody gets the points of this question.',
  outcomes: { full: 'Right', part: 'Partly right', none: 'Not right', blank: 'Blank', awaits: 'Waits to be marked' },
  answersHidden: 'For this exam marks are published, answers are not.',
  appealTitle: 'If you think the mark is wrong',
  appeal:
    'Tell your teacher or the school office and ask for a re-mark within the time the school has announced. Bring your candidate number and the receipt code below.',
  appealProof: 'Everything you did in the exam is kept as it was; the re-mark is made from that very ledger.',
  ledger: 'Receipt code',
  calm: 'A test only tells what you could do that day. See which part is low and go over it with your teacher.',
  publishedAt: (at) => `Published at ${at}`,
  print: 'Print the result',
  leave: 'Leave',
};

/** Words of a candidate's own result. */
export const t = messages({ vi, en });
