import { messages } from '../../../i18n/messages.ts';

const vi = {
  title: 'Xem gì trong quỹ thời gian này',
  minutes: 'Số phút',
  nothing: 'Không còn dấu hiệu nào chưa được xem.',
  found: 'Dự kiến thấy',
  foundNote: 'sự việc, theo mức cần xem',
  missed: 'Dự kiến bỏ sót',
  missedNote: 'sự việc trong phần không xem',
  time: 'Thời gian dùng',
  all: (time: string) => `xem hết cần ${time}`,
  more: (n: number) => `và ${n} lúc khác`,
  expected: (n: string) => `dự kiến ${n}`,
  hint: 'Phút nào tìm được nhiều nhất thì xem trước. Con số là ước lượng từ mức cần xem, không phải nhận định về thí sinh.',
};

const en: typeof vi = {
  title: 'What to look at in this time',
  minutes: 'Minutes',
  nothing: 'No signal is left that nobody has decided about.',
  found: 'Expected to find',
  foundNote: 'incidents, by the review priority',
  missed: 'Expected to miss',
  missedNote: 'incidents in what is not looked at',
  time: 'Time used',
  all: (time) => `everything would take ${time}`,
  more: (n) => `and ${n} more`,
  expected: (n) => `expect ${n}`,
  hint: 'The minutes that find most come first. The figures are estimates from the review priority, not findings about candidates.',
};

export const t = messages({ vi, en });
