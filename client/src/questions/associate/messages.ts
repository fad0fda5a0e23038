import { messages } from '../../i18n/messages.ts';

const vi = {
  ask: (most: number | undefined) =>
    `Bấm một mục, rồi bấm mục đi cùng với nó.${most === undefined ? '' : ` Ghép được tối đa ${most} cặp.`}`,
  held: (letter: string, words: string) => `Đang chọn ${letter}. “${words}”. Bấm mục đi cùng với nó.`,
  full: (most: number) => `Đã ghép đủ ${most} cặp. Tách một cặp để ghép lại.`,
  choices: 'Các mục để ghép',
  pairs: 'Các cặp đã ghép',
  used: 'đã ghép',
  part: 'Tách',
  partPair: (a: string, b: string) => `Tách cặp ${a} và ${b}`,
  choice: (letter: string) => `Mục ${letter}`,
  add: 'Thêm mục',
  key: 'Các cặp đúng',
  keyHint: 'Viết bằng chữ cái, mỗi cặp cách nhau dấu chấm phẩy: A–C; B–D',
  keyBad: 'Chưa đọc được. Ví dụ: A–C; B–D',
  most: 'Số cặp được ghép nhiều nhất',
  anyNumber: 'Không giới hạn',
};

const en: typeof vi = {
  ask: (most) =>
    `Press an entry, then the one that goes with it.${most === undefined ? '' : ` At most ${most} pairs.`}`,
  held: (letter, words) => `Holding ${letter}. “${words}”. Press the one that goes with it.`,
  full: (most) => `${most} pairs are made. Take one apart to change it.`,
  choices: 'Entries',
  pairs: 'Pairs',
  used: 'paired',
  part: 'Take apart',
  partPair: (a, b) => `Take apart ${a} and ${b}`,
  choice: (letter) => `Entry ${letter}`,
  add: 'Add an entry',
  key: 'Right pairs',
  keyHint: 'By letters, pairs separated by semicolons: A–C; B–D',
  keyBad: 'This cannot be read. For example: A–C; B–D',
  most: 'Most pairs',
  anyNumber: 'Any number',
};

export const t = messages({ vi, en });
