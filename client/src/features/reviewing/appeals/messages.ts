import type { AppealOutcome, Barred } from 'shared/contracts/appeals.ts';
import { messages } from '../../../i18n/messages.ts';

const vi = {
  title: 'Ý kiến của thí sinh',
  lead: 'Thí sinh không đồng ý với kết luận thì nêu ý kiến. Người không lập sự việc và chưa cho ý kiến về nó trả lời.',
  waiting: (n: number) => (n === 0 ? 'Không có ý kiến nào chờ trả lời.' : `${n} ý kiến chờ trả lời.`),
  reviewing: 'Xem lại dấu hiệu',
  session: 'Ca thi',
  none: 'Chưa có ý kiến nào',
  noneHint: 'Khi thí sinh không đồng ý với một kết luận, ý kiến của các em hiện ở đây.',
  waits: 'Chờ trả lời',
  outcomes: { kept: 'Giữ nguyên kết luận', lifted: 'Hủy kết luận' } satisfies Record<AppealOutcome, string>,
  ended: { kept: 'Đã giữ nguyên', lifted: 'Đã hủy kết luận' } satisfies Record<AppealOutcome, string>,
  decidedBy: (names: string, at: string) => `Kết luận của ${names}, ${at}`,
  evidence: 'Xem bằng chứng',
  says: (at: string) => `Ý kiến của thí sinh, ${at}`,
  openFile: 'Mở tệp',
  answeredBy: (name: string, at: string) => `${name} trả lời, ${at}`,
  notByYou: {
    decided: 'Thầy/cô đã cho ý kiến về sự việc này nên một người khác trả lời.',
    opened: 'Thầy/cô là người lập sự việc này nên một người khác trả lời.',
  } satisfies Record<Barred, string>,
  answer: 'Trả lời',
  liftedHint: 'Kết luận không còn hiệu lực kể từ lúc này; biên bản và hồ sơ ghi rõ đã hủy.',
  reasonHint: 'Thí sinh đọc được phần này. Ít nhất 10 ký tự.',
  send: 'Gửi trả lời',
  sent: 'Đã gửi trả lời cho thí sinh.',
};

const en: typeof vi = {
  title: 'Appeals',
  lead: 'Candidates appeal where they disagree with a decision. Somebody who neither opened the incident nor decided answers.',
  waiting: (n) => (n === 0 ? 'No appeal waits for an answer.' : `${n} waiting for an answer.`),
  reviewing: 'Review signals',
  session: 'Session',
  none: 'No appeal yet',
  noneHint: 'Where a candidate disagrees with a decision, the appeal appears here.',
  waits: 'Waits for an answer',
  outcomes: { kept: 'Let the decision stand', lifted: 'Lift the decision' },
  ended: { kept: 'The decision stands', lifted: 'The decision was lifted' },
  decidedBy: (names, at) => `Decided by ${names}, ${at}`,
  evidence: 'See the evidence',
  says: (at) => `The candidate, ${at}`,
  openFile: 'Open the file',
  answeredBy: (name, at) => `Answered by ${name}, ${at}`,
  notByYou: {
    decided: 'You gave your opinion on this incident, so somebody else answers.',
    opened: 'You opened this incident, so somebody else answers.',
  },
  answer: 'Answer',
  liftedHint: 'From now on the decision no longer stands; minutes and records say that it was lifted.',
  reasonHint: 'The candidate reads this. At least 10 characters.',
  send: 'Send the answer',
  sent: 'The candidate has the answer.',
};

export const t = messages({ vi, en });
