import { read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { plainText } from 'shared/questions/content.ts';
import { problemSentence } from 'shared/questions/problem-sentences.ts';
import { expect, test } from 'vitest';
import { sheetDefinitions, withoutIds } from '../formats/testing/definitions.ts';
import { richText } from '../formats/testing/rich-text.ts';
import { cellOfRichText, richTextOfCell } from './cell-text.ts';
import { EXAMPLES } from './examples.ts';
import { questionOfRow } from './from-row.ts';
import type { QuestionRow } from './row.ts';
import { spreadsheet } from './spreadsheet.ts';
import { rowOf } from './to-row.ts';
import { writeWorkbook } from './write-workbook.ts';

const sheet = (rows: (string | number | boolean | null)[][]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Trang 1');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
};
const importOf = (bytes: Uint8Array) => spreadsheet.read({ name: 'a.xlsx', bytes });
const sentences = async (rows: (string | number | boolean | null)[][]) => {
  const { questions } = await importOf(sheet(rows));
  return questions.flatMap(({ n, part, problems }) =>
    problems.map((problem) => problemSentence({ n, part, ...problem }, 'vi')),
  );
};

test('rich text in a cell comes back as it was', () => {
  fc.assert(
    fc.property(richText, (content) => {
      const lost = new Set<string>();
      const cell = cellOfRichText(content, lost);
      expect(lost.size).toBe(0);
      expect(richTextOfCell(cell)).toEqual(richTextOfCell(cellOfRichText(richTextOfCell(cell), lost)));
      expect(richTextOfCell(cell)).toEqual(content);
    }),
    { numRuns: 300 },
  );
});

test('signs mean themselves unless they are marks', () => {
  expect(richTextOfCell('x < 5 & y > 3')).toEqual(plainText('x < 5 & y > 3'));
  expect(richTextOfCell('H<sub>2</sub>O')).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'H' },
        { type: 'text', text: '2', marks: ['subscript'] },
        { type: 'text', text: 'O' },
      ],
    },
  ]);
});

test.each(Object.entries(sheetDefinitions))('%s comes back from its row', (_kind, definitions) => {
  fc.assert(
    fc.property(definitions, (definition) => {
      const made = rowOf({ definition, level: 'TH', topic: 'Chương 1' }, 1);
      expect(made?.lost).toEqual([]);
      const read = questionOfRow(made?.row as QuestionRow);
      expect(read).toMatchObject({ level: 'TH', topic: 'Chương 1', problems: [] });
      expect(withoutIds(read.definition)).toEqual(withoutIds(definition));
    }),
    { numRuns: 150 },
  );
});

test('the template is read without a single problem, kind by kind', async () => {
  const { questions, refused } = await importOf(await writeWorkbook(EXAMPLES));
  expect(refused).toEqual([]);
  expect(questions.map(({ definition }) => definition.kind)).toEqual(Object.keys(sheetDefinitions));
  expect(questions.flatMap(({ problems }) => problems)).toEqual([]);
  expect(questions.map(({ key }) => key)).toEqual([
    'B',
    'A, C',
    'ĐSĐĐ',
    '4,5 km/h',
    'Phan Xi Păng | Fansipan',
    expect.any(String),
    expect.any(String),
    null,
  ]);
});

test('a workbook that we wrote gives the same questions', async () => {
  const all = fc.tuple(...Object.values(sheetDefinitions));
  await fc.assert(
    fc.asyncProperty(all, async (definitions) => {
      const rows = definitions.flatMap(
        (definition, at) => rowOf({ definition, level: null, topic: null }, at + 1)?.row ?? [],
      );
      const { questions } = await importOf(await writeWorkbook(rows));
      expect(questions.map(({ definition }) => withoutIds(definition))).toEqual(definitions.map(withoutIds));
    }),
    { numRuns: 15 },
  );
}, 60_000);

test('the template has lists to choose from and nothing that Excel would compute', async () => {
  const bytes = await writeWorkbook([{ ...(EXAMPLES[0] as QuestionRow), text: '=1+1' }]);
  const book = read(bytes, { bookFiles: true }) as unknown as { files: Record<string, { content: Uint8Array }> };
  const [xml] = Object.entries(book.files).filter(([name]) => name.endsWith('worksheets/sheet1.xml'));
  const content = new TextDecoder().decode(xml?.[1].content);
  expect(content).toContain('"NB,TH,VD,VDC"');
  expect(content).not.toContain('<f>');
});

test("a cell's own bold, raised and lowered words are kept", async () => {
  const parts = unzipSync(await writeWorkbook([{ ...(EXAMPLES[7] as QuestionRow), text: 'ĐỀ' }]));
  const runs =
    '<r><t xml:space="preserve">Nước H</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><rPr><b/></rPr><t xml:space="preserve">O &lt; 3</t></r>';
  const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(strings).toMatch(/<si><t[^>]*>ĐỀ<\/t><\/si>/);
  parts['xl/sharedStrings.xml'] = strToU8(strings.replace(/<si><t[^>]*>ĐỀ<\/t><\/si>/, `<si>${runs}</si>`));
  const { questions } = await importOf(zipSync(parts));
  expect(questions[0]?.definition.stem).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Nước H' },
        { type: 'text', text: '2', marks: ['subscript'] },
        { type: 'text', text: 'O < 3', marks: ['bold'] },
      ],
    },
  ]);
});

test('columns may stand in any order, below a title, under other names', async () => {
  const { questions } = await importOf(
    sheet([
      ['TRƯỜNG THCS', null, null, null],
      ['Đáp án đúng', 'D', 'Câu hỏi', 'A', 'B', 'Ghi chú', 'C'],
      ['b', '4', 'Một cộng một?', '1', 2, 'x', '3'],
    ]),
  );
  expect(questions).toMatchObject([
    {
      key: 'B',
      options: 4,
      title: 'Một cộng một?',
      definition: { kind: 'choice', options: [{}, { content: plainText('2') }, {}, {}] },
    },
  ]);
});

const HEAD = [
  'Dạng câu',
  'Nội dung câu hỏi',
  'Phương án A',
  'Phương án B',
  'Phương án C',
  'Phương án D',
  'Đáp án',
  'Mức độ',
  'Sai số',
];
test.each([
  ['no key', ['Một lựa chọn', 'a?', '1', '2', '3', '4', '', '', ''], ['Dòng 2: chưa đánh dấu đáp án đúng']],
  [
    'a key that is no option',
    ['Một lựa chọn', 'a?', '1', '2', '3', '4', 'E', '', ''],
    ['Dòng 2: chưa đánh dấu đáp án đúng', 'Dòng 2: chưa hiểu cách viết ở chỗ: Đáp án: E'],
  ],
  ['no text', ['Một lựa chọn', '', '1', '2', '3', '4', 'A', '', ''], ['Dòng 2: chưa có nội dung câu hỏi']],
  [
    'an unknown level',
    ['Điền từ', 'a?', '', '', '', '', 'x', 'Khó lắm', ''],
    ['Dòng 2: chưa hiểu cách viết ở chỗ: Mức độ: Khó lắm'],
  ],
  [
    'an unknown kind',
    ['Câu đố', 'a?', '', '', '', '', 'x', '', ''],
    ['Dòng 2: chưa hiểu cách viết ở chỗ: Dạng câu: Câu đố'],
  ],
  [
    'a bad tolerance',
    ['Trả lời ngắn (số)', 'a?', '', '', '', '', 5, '', 'nhiều'],
    ['Dòng 2: chưa hiểu cách viết ở chỗ: Sai số: nhiều'],
  ],
  [
    'half of the judgements',
    ['Đúng/Sai', 'a', '1', '2', '3', '4', 'ĐS', '', ''],
    ['Dòng 2: chưa đánh dấu đáp án đúng'],
  ],
])('%s is told by its row', async (_name, row, told) => {
  expect(await sentences([HEAD, row])).toEqual(told);
});

const many = (n: number) => Array.from({ length: n }, (_, at) => `ý ${at + 1}`);
const WIDE = ['Dạng câu', 'Câu hỏi', 'Đáp án', 'Đơn vị', ...many(14).map((_, at) => `Lựa chọn ${at + 1}`)];
test.each([
  [
    'options beyond the twelfth',
    ['Một lựa chọn', 'a?', 'B', '', ...many(14)],
    ['Phương án M: ý 13', 'Phương án N: ý 14'],
    'B',
  ],
  ['a key beyond the twelfth', ['Một lựa chọn', 'a?', 'M', '', ...many(13)], ['Phương án M: ý 13', 'Đáp án: M'], 'M'],
  ['statements beyond the eighth', ['Đúng/Sai', 'a', 'ĐSĐSĐSĐSĐ', '', ...many(9)], ['Phương án I: ý 9'], 'ĐSĐSĐSĐS'],
  ['a judgement too many', ['Đúng/Sai', 'a', 'ĐSĐSĐ', '', ...many(4)], ['Đáp án: ĐSĐSĐ'], 'ĐSĐSĐ'],
])('%s: told by row and column', async (_name, row, details, key) => {
  const { questions } = await importOf(sheet([WIDE, row]));
  const told = questions[0]?.problems.filter(({ detail }) => detail !== undefined);
  expect([told?.map(({ detail }) => detail), questions[0]?.key]).toEqual([details, key]);
  expect(told?.every(({ row: line }) => line === 2)).toBe(true);
});

test.each([
  ['a number too long', ['Trả lời ngắn', 'a?', `1; ${'1'.repeat(41)}`, ''], 'Đáp án: '],
  ['too many answers', ['Trả lời ngắn', 'a?', many(21).join(';'), ''], 'Đáp án: '],
  ['words too long', ['Điền từ', 'a?', 'x'.repeat(501), ''], 'Đáp án: '],
  ['too many words', ['Điền từ', 'a?', many(51).join(';'), ''], 'Đáp án: '],
  ['a unit too long', ['Trả lời ngắn', 'a?', '5', 'ki-lô-mét trên một giờ'], 'Đơn vị: '],
])('%s would be another key: the row is refused by its column', async (_name, row, column) => {
  const { questions, refused } = await importOf(sheet([WIDE, row]));
  expect(questions).toEqual([]);
  expect(refused).toMatchObject([{ n: 1, problems: [{ row: 2, detail: expect.stringContaining(column) }] }]);
  // In a teacher's words to the end: what is the most, of what.
  expect(refused[0]?.problems[0]?.detail).toMatch(/ – nhiều nhất \d+ (chữ|mục)$/);
});

test.each([
  ['Tăng (50%)', undefined],
  ['Tăng (50%)', 0.25],
  ['Tăng \\(50%)', undefined],
  ['Tăng \\\\(12,5 %)', 0.5],
  ['(50%)', undefined],
  ['* (150%)', undefined],
])('%j with share %s comes back from its cell', (text, share) => {
  const accepted = [
    { text, ...(share ? { share } : {}), ...(text.includes('*') ? { match: 'wildcard' as const } : {}) },
  ];
  const made = rowOf(
    { definition: { kind: 'shortText', stem: plainText('a'), accepted }, level: null, topic: null },
    1,
  );
  expect(questionOfRow(made?.row as QuestionRow).definition).toMatchObject({ accepted });
});

test('old Excel files are read too', async () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ['', 'Hỏi?', '1', '2', '3', '4', 'C']]), 'Câu hỏi');
  const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  expect(spreadsheet.recognises({ name: 'a.xls', bytes })).toBe(true);
  expect((await importOf(bytes)).questions).toMatchObject([{ key: 'C', title: 'Hỏi?' }]);
});

test('a kind that is not said is guessed', async () => {
  const { questions } = await importOf(
    sheet([
      HEAD,
      ['', 'a', '1', '2', '3', '4', 'A'],
      ['', 'a', '1', '2', '3', '4', 'A,C'],
      ['', 'a', '1', '2', '3', '4', 'Đ S S Đ'],
      ['', 'a', '', '', '', '', -1.5],
      ['', 'a', '', '', '', '', 'Hà Nội'],
      ['', 'a', 'x => y', 'z => t'],
      ['', 'a'],
    ]),
  );
  expect(questions.map(({ definition }) => definition.kind)).toEqual([
    'choice',
    'multipleChoice',
    'trueFalseGroup',
    'shortAnswer',
    'shortText',
    'matching',
    'essay',
  ]);
  expect(questions[3]?.key).toBe('-1,5');
});

test('what is no workbook, or has no question sheet, is refused', async () => {
  await expect(importOf(new Uint8Array([0x50, 0x4b, 3, 4]))).rejects.toMatchObject({ why: 'fileBroken' });
  await expect(importOf(sheet([['a', 'b']]))).rejects.toMatchObject({ why: 'fileNoQuestions' });
});
