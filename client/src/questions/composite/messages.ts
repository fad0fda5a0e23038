import { messages } from '../../i18n/messages.ts';

const vi = {
  part: (letter: string) => `Phần ${letter})`,
  worth: 'Trọng số điểm',
  kindOfNew: 'Dạng của phần mới',
  add: 'Thêm phần',
  scoring: 'Cách cho điểm',
  sum: 'Cộng điểm các phần theo trọng số',
  allOrNothing: 'Đúng tất cả các phần mới được điểm',
};

const en: typeof vi = {
  part: (letter) => `Part ${letter})`,
  worth: 'Worth',
  kindOfNew: 'Kind of the new part',
  add: 'Add a part',
  scoring: 'Scoring',
  sum: 'Parts add up by their worth',
  allOrNothing: 'All parts right or nothing',
};

export const t = messages({ vi, en });
