import { plainText } from 'shared/questions/content.ts';
import { opaqueId } from 'shared/questions/part-id.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { SimpleDefinition } from 'shared/questions/simple-kinds.ts';
import { text } from './rich-line.ts';

const named = (ids: string, ...lines: readonly string[]) =>
  lines.map((line, at) => ({ id: ids[at] ?? '', content: text(line) }));
/** Entries whose ids tell nothing of their place. */
const hidden = (...lines: readonly string[]) => lines.map((line) => ({ id: opaqueId(line), content: text(line) }));
const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);

const POEM = {
  title: 'Đoạn trích',
  content: [
    ...text('Mai về miền Nam thương trào nước mắt'),
    ...text('Muốn làm con chim hót quanh lăng Bác'),
    ...text('Muốn làm đóa hoa tỏa hương đâu đây'),
    ...text('Muốn làm cây tre trung hiếu chốn này…'),
    ...text('(Viễn Phương, Viếng lăng Bác)'),
  ],
};

const steps = hidden(
  'Đặt giả thuyết về điều quan sát được',
  'Làm thí nghiệm để kiểm tra giả thuyết',
  'Phân tích số liệu thu được',
  'Rút ra kết luận',
);
const works = hidden('Truyện Kiều', 'Bình Ngô đại cáo', 'Tắt đèn', 'Số đỏ');
const opposites = hidden('nóng', 'cao', 'lạnh', 'thấp');
const [hot, high, cold, low] = ids(opposites);

const shortNumber: SimpleDefinition = {
  kind: 'shortAnswer',
  stem: text('Giá trị nhỏ nhất của hàm số bằng bao nhiêu?'),
  accepted: ['-4'],
};

/** An invented question of each kind that needs neither picture nor microphone, to be tried in the demo. */
export const QUESTIONS_OF_EACH_KIND: readonly Definition[] = [
  {
    kind: 'multipleChoice',
    stem: text('Những số nào sau đây là nghiệm của phương trình $x^2 - 5x + 6 = 0$?'),
    options: named('abcd', '$x = 1$', '$x = 2$', '$x = 3$', '$x = 6$'),
    key: ['b', 'c'],
    scoring: { rule: 'rightMinusWrong' },
  },
  {
    kind: 'shortText',
    stem: text('Tác giả của bài thơ trên là ai?'),
    accepted: [{ text: 'Viễn Phương' }, { text: '*Phương', match: 'wildcard', share: 0.5 }],
    ignoreMarks: true,
    stimulus: POEM,
  },
  {
    kind: 'essay',
    stem: text('Viết đoạn văn (khoảng 100 chữ) nêu cảm nhận của em về ước nguyện của nhà thơ trong đoạn trích.'),
    format: 'rich',
    minWords: 80,
    maxWords: 150,
    files: 2,
    showRubric: true,
    rubric: [
      { id: 'hinh', criterion: 'Đúng hình thức đoạn văn, đủ dung lượng', points: 0.5 },
      {
        id: 'y',
        criterion: 'Nêu được ước nguyện và cảm nhận riêng',
        points: 1.5,
        levels: [
          { share: 1, text: 'Đủ ý, có dẫn chứng' },
          { share: 0.5, text: 'Có ý, chưa có dẫn chứng' },
        ],
      },
    ],
    stimulus: POEM,
  },
  {
    kind: 'matching',
    stem: text('Nối mỗi tác giả với tác phẩm của người ấy.'),
    sources: named('123', 'Nguyễn Du', 'Nguyễn Trãi', 'Ngô Tất Tố'),
    targets: works,
    key: Object.fromEntries(
      ids(works)
        .slice(0, 3)
        .map((work, at) => [String(at + 1), [work]]),
    ),
    perTarget: 1,
  },
  {
    kind: 'matrix',
    stem: text('Mỗi chất sau đây là đơn chất hay hợp chất?'),
    rows: named('123', 'Khí oxygen ($\\mathrm{O_2}$)', 'Nước ($\\mathrm{H_2O}$)', 'Muối ăn ($\\mathrm{NaCl}$)'),
    columns: named('ab', 'Đơn chất', 'Hợp chất'),
    select: 'one',
    key: { 1: ['a'], 2: ['b'], 3: ['b'] },
  },
  {
    kind: 'ordering',
    stem: text('Sắp xếp các bước của phương pháp tìm hiểu tự nhiên.'),
    items: steps,
    key: ids(steps),
    scoring: { rule: 'adjacent' },
  },
  {
    kind: 'associate',
    stem: text('Ghép các từ trái nghĩa với nhau.'),
    choices: opposites,
    key: [
      [hot ?? '', cold ?? ''],
      [high ?? '', low ?? ''],
    ],
    maxPairs: 2,
  },
  {
    kind: 'cloze',
    stem: text('Complete the sentences.'),
    text: text(
      'My sister {{g1}} in Sa Pa since 2019. She goes to work {{g2}} bus, and it takes her {{g3}} minutes (half an hour).',
    ),
    gaps: [
      {
        id: 'g1',
        mode: 'dropDown',
        options: named('abc', 'lives', 'has lived', 'lived'),
        key: 'b',
      },
      { id: 'g2', mode: 'text', accepted: [{ text: 'by' }] },
      { id: 'g3', mode: 'number', accepted: ['30'] },
    ],
  },
  {
    kind: 'composite',
    stem: text('Cho hàm số $y = x^2 - 4x$.'),
    parts: [
      {
        id: 'p1',
        points: 1,
        definition: {
          kind: 'choice',
          stem: text('Đồ thị hàm số có trục đối xứng là'),
          options: named('abcd', '$x = 2$', '$x = -2$', '$x = 4$', '$y = 2$'),
          key: 'a',
        },
      },
      { id: 'p2', points: 1, definition: shortNumber },
    ],
  },
  {
    kind: 'slider',
    stem: text('Nước sôi ở bao nhiêu độ C (ở áp suất thường)?'),
    min: 0,
    max: 120,
    step: 5,
    key: 100,
    unit: '°C',
  },
  {
    kind: 'drawing',
    stem: plainText('Vẽ một hình vuông và một đường chéo của nó.'),
    width: 800,
    height: 500,
    rubric: [],
  },
];
