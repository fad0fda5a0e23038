import type { Level } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { text } from './rich-line.ts';

interface MoreQuestion {
  readonly level: Level;
  readonly part: 1 | 2 | 3;
  readonly definition: Definition;
}

/** `right`: its place from 0. */
const choice = (level: Level, stem: string, options: readonly string[], right: number): MoreQuestion => ({
  level,
  part: 1,
  definition: {
    kind: 'choice',
    stem: text(stem),
    options: options.map((option, at) => ({ id: `o${at + 1}`, content: text(option) })),
    key: `o${right + 1}`,
  },
});

const group = (level: Level, stem: string, statements: readonly (readonly [boolean, string])[]): MoreQuestion => ({
  level,
  part: 2,
  definition: {
    kind: 'trueFalseGroup',
    stem: text(stem),
    statements: statements.map(([key, words], at) => ({ id: `s${at + 1}`, content: text(words), key })),
  },
});

const short = (level: Level, stem: string, key: string): MoreQuestion => ({
  level,
  part: 3,
  definition: { kind: 'shortAnswer', stem: text(stem), accepted: [key] },
});

/** What the demo's bank has besides its paper, so that a draw by a blueprint can offer another question for each cell. */
export const MORE_QUESTIONS: readonly MoreQuestion[] = [
  choice('NB', 'Đạo hàm của hàm số $y=x^4-2x$ là', ['$4x^3-2$', '$4x^3$', '$x^3-2$', '$4x^4-2x$'], 0),
  choice('NB', 'Số cách chọn 2 học sinh từ một nhóm 5 học sinh là', ['20', '10', '25', '7'], 1),
  choice('TH', 'Giá trị nhỏ nhất của hàm số $y=x^3-3x+5$ trên đoạn $[0;2]$ bằng', ['$5$', '$7$', '$3$', '$1$'], 2),
  choice('TH', 'Có bao nhiêu số nguyên $x$ thỏa mãn $\\log_2(x-1)\\le 3$?', ['7', '8', '9', '10'], 1),
  choice(
    'VD',
    'Cho hình chóp $S.ABC$ có $SA$ vuông góc với mặt đáy và $SA=3$; tam giác $ABC$ vuông tại $B$ với $AB=4$, $BC=5$. Thể tích khối chóp bằng',
    ['$10$', '$20$', '$30$', '$60$'],
    0,
  ),
  choice(
    'VD',
    'Một vật chuyển động thẳng với vận tốc $v(t)=3t^2+2t$ (m/s). Quãng đường vật đi được trong 2 giây đầu tiên bằng',
    ['16 m', '8 m', '12 m', '10 m'],
    2,
  ),
  group('NB', 'Cho hàm số $f(x)=x^2-4x+3$.', [
    [true, '$f(1)=0$.'],
    [true, "Đạo hàm của hàm số là $f'(x)=2x-4$."],
    [true, 'Hàm số đồng biến trên khoảng $(2;+\\infty)$.'],
    [false, 'Giá trị nhỏ nhất của hàm số bằng $3$.'],
  ]),
  group('TH', 'Một cấp số cộng có số hạng đầu $u_1=3$ và số hạng thứ hai $u_2=7$.', [
    [true, 'Công sai của cấp số cộng bằng $4$.'],
    [true, '$u_5=19$.'],
    [false, 'Tổng của năm số hạng đầu bằng $50$.'],
    [true, 'Số $99$ là một số hạng của cấp số cộng.'],
  ]),
  group(
    'VD',
    'Một xưởng dệt thổ cẩm có 60 % sản phẩm làm bằng máy, 40 % dệt tay. Tỉ lệ sản phẩm lỗi của hàng máy là 2 %, của hàng dệt tay là 5 %. Lấy ngẫu nhiên một sản phẩm.',
    [
      [true, 'Xác suất lấy được sản phẩm làm bằng máy bằng $0{,}6$.'],
      [true, 'Biết sản phẩm được dệt tay, xác suất để nó bị lỗi bằng $0{,}05$.'],
      [true, 'Xác suất lấy được sản phẩm lỗi bằng $0{,}032$.'],
      [false, 'Biết sản phẩm bị lỗi, xác suất để nó được dệt tay bằng $0{,}375$.'],
    ],
  ),
  short('NB', 'Cấp số nhân có số hạng đầu bằng $2$ và công bội bằng $3$. Số hạng thứ ba bằng bao nhiêu?', '18'),
  short('TH', 'Hàm số $y=x^3-6x^2+9x+1$ đạt cực đại tại $x$ bằng bao nhiêu?', '1'),
  short(
    'VD',
    'Diện tích hình phẳng giới hạn bởi parabol $y=4-x^2$ và trục hoành bằng bao nhiêu (làm tròn đến hàng phần chục)?',
    '10,7',
  ),
];
