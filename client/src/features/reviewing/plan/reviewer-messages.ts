import { messages } from '../../../i18n/messages.ts';

const vi = {
  title: 'Người xem lại',
  lead: 'Hai người xem độc lập có cùng ý kiến không, và ý kiến của ai được giữ.',
  reviewing: 'Xem lại dấu hiệu',
  session: 'Ca thi',
  open: 'Sự việc chờ kết luận',
  closed: 'Đã kết luận',
  referred: 'Chuyển hội đồng',
  agreement: 'Cùng ý kiến',
  noPairs: 'chưa có sự việc nào hai người xem',
  nobody: 'Chưa có ý kiến nào',
  nobodyHint: 'Ý kiến đầu của một sự việc chỉ tính vào đây khi đã có người thứ hai, hoặc khi sự việc đã kết luận.',
  reviewer: 'Người xem',
  opinions: 'Ý kiến',
  adverse: 'Đề nghị chuyển hội đồng',
  agreedWith: 'Cùng ý với người kia',
  upheld: 'Được giữ khi kết luận',
  time: 'Thời gian xem (trung vị)',
};

const en: typeof vi = {
  title: 'Reviewers',
  lead: 'Whether two who look independently find the same, and whose opinions stand in the end.',
  reviewing: 'Review signals',
  session: 'Session',
  open: 'Incidents open',
  closed: 'Closed',
  referred: 'Referred',
  agreement: 'Agreement',
  noPairs: 'no incident was read by two yet',
  nobody: 'No opinion yet',
  nobodyHint: 'The first opinion on an incident counts here once a second was given, or the incident is closed.',
  reviewer: 'Reviewer',
  opinions: 'Opinions',
  adverse: 'Would refer',
  agreedWith: 'Agrees with the other',
  upheld: 'Upheld in the end',
  time: 'Time looked (median)',
};

export const t = messages({ vi, en });
