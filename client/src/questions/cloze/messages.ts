import { messages } from '../../i18n/messages.ts';

const vi = {
  gap: (place: number) => `Chỗ trống ${place}`,
  text: 'Đoạn văn có chỗ trống',
  howTo: 'Gõ {{1}}, {{2}}… ở nơi có chỗ trống: She {{1}} to school {{2}} day.',
  noGaps: 'Chưa có chỗ trống nào.',
  mode: 'Thí sinh',
  modes: { text: 'gõ chữ', number: 'gõ số', dropDown: 'chọn trong danh sách' },
  numbers: 'Số đúng (cách nhau dấu chấm phẩy)',
  tolerance: 'Sai số cho phép',
  choices: 'Các lựa chọn',
  option: (letter: string) => `Lựa chọn ${letter}`,
  addOption: 'Thêm lựa chọn',
  isKey: (letter: string) => `${letter} là lựa chọn đúng`,
};

const en: typeof vi = {
  gap: (place) => `Gap ${place}`,
  text: 'Text with gaps',
  howTo: 'Type {{1}}, {{2}} … where a gap is: She {{1}} to school {{2}} day.',
  noGaps: 'There are no gaps yet.',
  mode: 'Candidates',
  modes: { text: 'type words', number: 'type a number', dropDown: 'choose from a list' },
  numbers: 'Right numbers (separated by semicolons)',
  tolerance: 'Tolerance',
  choices: 'Choices',
  option: (letter) => `Choice ${letter}`,
  addOption: 'Add a choice',
  isKey: (letter) => `${letter} is right`,
};

export const t = messages({ vi, en });
