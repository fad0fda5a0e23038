import { messages } from '../../../i18n/messages.ts';

const vi = {
  title: 'Kết luận về buổi thi của em',
  lead: 'Thầy cô đã xem các dấu hiệu và kết luận như sau. Em không đồng ý thì nêu ý kiến; một thầy cô khác sẽ xem lại.',
  seen: (at: string) => `Dấu hiệu lúc ${at}`,
  decided: (at: string) => `Kết luận ngày ${at}`,
  decisions: {
    nothing: 'Không có gì. Không ảnh hưởng đến em.',
    explained: 'Đã rõ lý do. Không ảnh hưởng đến em.',
    referred: 'Chuyển hội đồng thi xem xét.',
  },
  reason: 'Lý do',
  until: (date: string) => `Em nêu ý kiến được đến hết ngày ${date}.`,
  over: (date: string) => `Hạn nêu ý kiến đã hết ngày ${date}.`,
  appeal: 'Em muốn nêu ý kiến',
  text: 'Ý kiến của em',
  textHint: 'Em kể lại lúc đó có chuyện gì, ai biết. Em viết ngắn cũng được.',
  file: 'Kèm ảnh hoặc PDF (không bắt buộc, tối đa 5 MB)',
  send: 'Gửi ý kiến',
  change: 'Sửa ý kiến',
  cancel: 'Thôi',
  sent: (at: string) => `Em đã gửi ý kiến lúc ${at}. Thầy cô sẽ trả lời ở đây.`,
  attached: (name: string) => `Kèm tệp: ${name}`,
  tooLarge: 'Tệp lớn hơn 5 MB. Em chọn ảnh nhỏ hơn.',
  outcomes: {
    kept: 'Giữ nguyên kết luận.',
    lifted: 'Ý kiến của em được chấp nhận: kết luận trên không còn hiệu lực.',
  },
  answered: (at: string) => `Trả lời ngày ${at}`,
};

const en: typeof vi = {
  title: 'Decisions about your sitting',
  lead: 'A teacher looked at the signs and decided as below. If you disagree, say so; another teacher will look at it again.',
  seen: (at) => `Noted at ${at}`,
  decided: (at) => `Decided on ${at}`,
  decisions: {
    nothing: 'Nothing. It does not affect you.',
    explained: 'Explained. It does not affect you.',
    referred: 'Passed on to the exam council.',
  },
  reason: 'Reason',
  until: (date) => `You may appeal until ${date}.`,
  over: (date) => `The time to appeal ended on ${date}.`,
  appeal: 'Appeal',
  text: 'Your words',
  textHint: 'Say what happened and who knows about it. A few words are enough.',
  file: 'Add a picture or a PDF (optional, at most 5 MB)',
  send: 'Send the appeal',
  change: 'Change it',
  cancel: 'Cancel',
  sent: (at) => `You appealed at ${at}. The answer will stand here.`,
  attached: (name) => `With a file: ${name}`,
  tooLarge: 'The file is larger than 5 MB. Choose a smaller picture.',
  outcomes: { kept: 'The decision stands.', lifted: 'Your appeal was accepted: the decision no longer stands.' },
  answered: (at) => `Answered on ${at}`,
};

export const t = messages({ vi, en });
