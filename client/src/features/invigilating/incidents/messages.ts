import { messages } from '../../../i18n/messages.ts';

const vi = {
  write: 'Lập biên bản',
  title: (whom: string) => `Lập biên bản: ${whom}`,
  someRoom: 'một phòng',
  lead: 'Ghi vào biên bản phòng thi cùng giờ và tên thầy/cô; ghi rồi thì không sửa được. Việc của thí sinh như vật dụng ngoài quy định còn được chuyển cho người xem xét; máy không trừ điểm của ai.',
  room: 'Phòng',
  kind: 'Loại sự việc',
  what: 'Diễn biến',
  whatHint: 'Thấy gì, lúc nào, đã xử lý thế nào. Ví dụ: 8 giờ 10 máy treo, đã đổi sang máy 14.',
  save: 'Ghi biên bản',
  cancel: 'Để sau',
  done: (n: number) => (n === 1 ? 'Đã ghi vào biên bản phòng thi' : `Đã ghi ${n} sự việc vào biên bản phòng thi`),
};

const en: typeof vi = {
  write: 'Write down',
  title: (whom) => `Write down: ${whom}`,
  someRoom: 'a room',
  lead: 'Stands in the minutes of the room with the time and your name, and cannot be changed. What a candidate did, such as things that are not allowed, goes to reviewers besides; no machine takes marks from anybody.',
  room: 'Room',
  kind: 'Kind of incident',
  what: 'What happened',
  whatHint: 'What you saw, when, and what was done. For example: at 8:10 the machine froze, moved to machine 14.',
  save: 'Write down',
  cancel: 'Not now',
  done: (n) =>
    n === 1 ? 'Written into the minutes of the room' : `${n} incidents written into the minutes of the room`,
};

export const t = messages({ vi, en });
