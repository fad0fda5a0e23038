import { messages } from '../../i18n/messages.ts';

const vi = {
  gap: (place: number) => `Chỗ trống ${place}`,
  text: 'Đoạn văn có chỗ trống',
  addText: 'Thêm chỗ trống để gõ chữ',
  addNumber: 'Thêm chỗ trống để gõ số',
  addDropDown: 'Thêm chỗ trống để chọn',
  where: 'Chỗ trống mới đứng ở cuối đoạn; chuyển nó đến đúng chỗ trong ô trên.',
  accepted: 'Được chấp nhận (cách nhau dấu chấm phẩy)',
  numbers: 'Số đúng (cách nhau dấu chấm phẩy)',
  tolerance: 'Sai số',
  ignoreMarks: 'Bỏ qua dấu tiếng Việt',
  ignoreCase: 'Bỏ qua chữ hoa, chữ thường',
  weight: 'Trọng số',
  option: (letter: string) => `Lựa chọn ${letter}`,
  addOption: 'Thêm lựa chọn',
  isKey: (letter: string) => `${letter} là lựa chọn đúng`,
  remove: (place: number) => `Xóa chỗ trống ${place}`,
  noGaps: 'Chưa có chỗ trống nào.',
  blank: 'bỏ trống',
};

const en: typeof vi = {
  gap: (place) => `Gap ${place}`,
  text: 'Text with gaps',
  addText: 'Add a gap for words',
  addNumber: 'Add a gap for a number',
  addDropDown: 'Add a gap to choose for',
  where: 'A new gap stands at the end of the text; move it to its place in the field above.',
  accepted: 'Accepted (separated by semicolons)',
  numbers: 'Right numbers (separated by semicolons)',
  tolerance: 'Tolerance',
  ignoreMarks: 'Ignore Vietnamese diacritics',
  ignoreCase: 'Ignore capitals',
  weight: 'Weight',
  option: (letter) => `Choice ${letter}`,
  addOption: 'Add a choice',
  isKey: (letter) => `${letter} is right`,
  remove: (place) => `Remove gap ${place}`,
  noGaps: 'There are no gaps yet.',
  blank: 'left blank',
};

export const t = messages({ vi, en });
