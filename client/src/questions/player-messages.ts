import { messages } from '../i18n/messages.ts';

const vi = {
  chooseOne: 'Chọn một phương án',
  clearChoice: 'Bỏ chọn',
  isTrue: 'Đúng',
  isFalse: 'Sai',
  yourAnswer: 'Trả lời',
  unit: 'Đơn vị',
  part: (letter: string) => `Ý ${letter})`,
  boxHint: 'Điền từ trái sang phải; ví dụ 12, −1,5 hoặc 0,25.',
  numberHint: 'Viết một số; dùng dấu phẩy cho phần thập phân.',
  tooLong: (text: string, length: number) =>
    `“${text}” có ${length} ký tự, ô trả lời chỉ có 4. Em xem lại yêu cầu làm tròn của đề.`,
  notNumber: (text: string) => `“${text}” chưa phải là một số. Chỉ dùng chữ số, dấu trừ ở đầu và một dấu phẩy.`,
  unfinished: (text: string) => `“${text}” chưa thành một số. Em viết nốt, ví dụ 0,5.`,
  keypad: 'Bàn phím số',
  erase: 'Xóa ký tự cuối',
  minus: 'Dấu trừ',
  comma: 'Dấu phẩy',
  opening: 'Đang mở phần trả lời…',
  notOpened: 'Chưa tải được phần trả lời của câu này. Các câu khác vẫn làm được.',
  tryAgain: 'Thử lại',
};

const en: typeof vi = {
  chooseOne: 'Choose one option',
  clearChoice: 'Clear choice',
  isTrue: 'True',
  isFalse: 'False',
  yourAnswer: 'Answer',
  unit: 'Unit',
  part: (letter) => `Part ${letter})`,
  boxHint: 'Write from left to right; for example 12, −1,5 or 0,25.',
  numberHint: 'Write a number; use a comma for decimals.',
  tooLong: (text, length) =>
    `“${text}” has ${length} characters and the box only 4. Look again at how the question asks you to round.`,
  notNumber: (text) => `“${text}” is not a number. Use digits, a minus in front and one comma.`,
  unfinished: (text) => `“${text}” is not a number yet. Finish it, for example 0,5.`,
  keypad: 'Number keypad',
  erase: 'Delete the last character',
  minus: 'Minus',
  comma: 'Comma',
  opening: 'Opening…',
  notOpened: 'The answer box of this question did not load. Other questions work.',
  tryAgain: 'Try again',
};

/** Words of answering a question. */
export const t = messages({ vi, en });
