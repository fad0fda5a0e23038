import { messages } from '../../i18n/messages.ts';

const vi = {
  accepted: 'Được chấp nhận, mỗi dòng một cách viết',
  acceptedHint: 'Dòng đầu được in trong đáp án. “Thăng Long = 50%” được nửa điểm; dấu * thay cho chữ bất kì.',
  ignoreMarks: 'Bỏ qua dấu tiếng Việt (“ha noi” cũng đúng)',
  matchCase: 'Phân biệt chữ hoa, chữ thường',
  longest: 'Dài nhất (ký tự)',
  noLimit: '500',
  others: 'Cũng được chấp nhận',
};

const en: typeof vi = {
  accepted: 'Accepted, one spelling a line',
  acceptedHint: 'The first line is printed in the key. “Thăng Long = 50%” earns half; * stands for any words.',
  ignoreMarks: 'Ignore Vietnamese diacritics (“ha noi” is right too)',
  matchCase: 'Capitals count',
  longest: 'Longest (characters)',
  noLimit: '500',
  others: 'Accepted as well',
};

export const t = messages({ vi, en });
