import type { QuestionRow } from './row.ts';
import { SCORING, SHEET_KINDS } from './words.ts';

const EMPTY: QuestionRow = {
  ...{
    number: '',
    kind: '',
    text: '',
    key: '',
    level: '',
    topic: '',
    solution: '',
    tolerance: '',
    unit: '',
    scoring: '',
  },
  options: [],
};

/** One question of each kind, for the template: to be looked at and then written over. */
export const EXAMPLES: readonly QuestionRow[] = [
  {
    ...EMPTY,
    kind: SHEET_KINDS.choice,
    text: 'Nghiệm của phương trình $2x - 6 = 0$ là',
    options: ['$x = 2$', '$x = 3$', '$x = 6$', '$x = -3$'],
    key: 'B',
    level: 'NB',
    topic: 'Phương trình bậc nhất',
    solution: '$2x = 6$ nên $x = 3$.',
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.multipleChoice,
    text: 'Những số nào sau đây là số nguyên tố?',
    options: ['2', '9', '11', '15'],
    key: 'A, C',
    level: 'TH',
    topic: 'Số nguyên tố',
    scoring: SCORING.rightMinusWrong,
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.trueFalseGroup,
    text: 'Cho hàm số $y = x^2 - 4x + 3$.',
    options: [
      'Đồ thị là một parabol.',
      'Hàm số đồng biến trên $\\mathbb{R}$.',
      'Giá trị nhỏ nhất là $-1$.',
      'Đồ thị cắt trục hoành tại hai điểm.',
    ],
    key: 'ĐSĐĐ',
    level: 'VD',
    topic: 'Hàm số bậc hai',
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.shortAnswer,
    text: 'Một vật đi 3 km trong 40 phút. Tính tốc độ trung bình của vật.',
    key: '4,5',
    unit: 'km/h',
    level: 'VD',
    topic: 'Tốc độ',
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.shortText,
    text: 'Đỉnh núi cao nhất Việt Nam là đỉnh nào?',
    key: 'Phan Xi Păng; Fansipan',
    level: 'NB',
    topic: 'Địa hình Việt Nam',
    scoring: SCORING.ignoreMarks,
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.matching,
    text: 'Ghép mỗi nước với thủ đô của nước đó.',
    options: ['Việt Nam => Hà Nội', 'Lào => Viêng Chăn', 'Thái Lan => Băng Cốc', '=> Viên Pu Kha'],
    level: 'NB',
    topic: 'Đông Nam Á',
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.ordering,
    text: 'Sắp xếp các triều đại theo thứ tự thời gian.',
    options: ['Nhà Ngô', 'Nhà Đinh', 'Nhà Lý', 'Nhà Trần'],
    level: 'TH',
    topic: 'Lịch sử Việt Nam',
    scoring: SCORING.perPlace,
  },
  {
    ...EMPTY,
    kind: SHEET_KINDS.essay,
    text: 'Viết đoạn văn khoảng 200 chữ về lợi ích của việc đọc sách.',
    level: 'VD',
    topic: 'Nghị luận xã hội',
    solution: 'Mở đoạn 0,25; luận điểm 1,0; dẫn chứng 0,5; chính tả 0,25.',
  },
].map((row, at) => ({ ...row, number: String(at + 1) }));
