import { plainText, wordsOf } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { latex } from './latex.ts';

const read = async (...questions: string[]) =>
  (await latex.read({ name: 'a.tex', bytes: new TextEncoder().encode(questions.join('\n')) })).questions;
const ex = (inner: string, marks = '') => `\\begin{ex}${marks}\n${inner}\n\\end{ex}`;

test('each command is a kind of its own, with level, place and solution', async () => {
  const questions = await read(
    '\\documentclass{article}\\usepackage[dethi]{ex_test}\\begin{document}',
    ex('Hỏi $x$?\\choice{1}{\\True 2}{3}{4}\\loigiai{Vì $x=2$.}', '%[8P5N1]'),
    ex('Xét.\\choiceTF{\\True a}{b}{\\True c}{d}', '%[Nguồn: Sở]%[2D1V3-2]'),
    ex('Tính.\\shortans[oly]{$-1{,}5$}', '%[0H2C1]'),
    ex('Nước nào?\\shortans{Việt Nam}'),
    '\\begin{bt}Chứng minh $a>b$.\\loigiai{Có.}\\end{bt}\\end{document}',
  );
  expect(
    questions.map(({ definition, key, level, topic, hasSolution }) => [
      definition.kind,
      key,
      level,
      topic,
      hasSolution,
    ]),
  ).toEqual([
    ['choice', 'B', 'NB', 'Lớp 8, chương 5, bài 1', true],
    ['trueFalseGroup', 'ĐSĐS', 'VD', 'Lớp 12, chương 1, bài 3', false],
    ['shortAnswer', '-1,5', 'VDC', 'Lớp 10, chương 2, bài 1', false],
    ['shortText', 'Việt Nam', null, null, false],
    ['essay', null, null, null, true],
  ]);
  expect(questions.flatMap(({ problems }) => problems)).toEqual([]);
  expect(questions.map(({ part }) => part)).toEqual([1, 2, 3, expect.any(Number), 4]);
});

test.each([
  ['no key', '\\choice{1}{2}{3}{4}', ['noKey']],
  ['two keys', '\\choice{\\True 1}{\\True 2}{3}{4}', ['twoKeys']],
  ['three options', '\\choice{\\True 1}{2}{3}', ['missingOption']],
  ['three statements', '\\choiceTF{\\True a}{b}{c}', ['missingStatement']],
  ['nothing true', '\\choiceTF{a}{b}{c}{d}', ['noTrueStatement']],
  ['an empty answer', '\\shortans{}', ['noKey']],
  ['no number', '\\shortans{$\\frac{1}{2}$}', ['badKeyFormat']],
  ['a number too long for its box', '\\shortans{12345}', ['keyTooLong']],
  ['a drawing', '\\begin{tikzpicture}\\end{tikzpicture}\\choice{\\True 1}{2}{3}{4}', ['contentLost']],
  ['options that never end', '\\choice{1', ['contentLost']],
])('%s is told', async (_name, inner, told) => {
  const [question] = await read(ex(`Hỏi gì? ${inner}`));
  expect(question?.problems.map(({ what }) => what)).toEqual(told);
});

const groups = (n: number, right: number) =>
  Array.from({ length: n }, (_, at) => `{${at === right ? '\\True ' : ''}ý ${at + 1}}`).join('');
test.each([
  ['statements beyond the eighth', `\\choiceTF${groups(10, 0)}`, ['\\choiceTF {ý 9}', '\\choiceTF {ý 10}'], 'ĐSSSSSSS'],
  ['options beyond the twelfth', `\\choice${groups(13, 1)}`, ['\\choice {ý 13}'], 'B'],
  ['a second short answer', '\\shortans{1}\\shortans{2}', ['\\shortans{2}'], '1'],
  ['a short answer behind options', `\\choice${groups(4, 0)}\\shortans{2}`, ['\\shortans{2}'], 'A'],
  ['options behind statements', `\\choiceTF${groups(4, 0)}\\choice{\\True x}`, ['\\choice {\\True x}'], 'ĐSSS'],
  ['a number that no key can hold', `\\shortans{${'1'.repeat(41)}}`, [`\\shortans{${'1'.repeat(41)}}`], null],
  ['words that no key can hold', `\\shortans{${'từ '.repeat(200)}}`, [expect.stringContaining('\\shortans{từ ')], null],
])('%s are told', async (_name, inner, lost, key) => {
  const [question] = await read(ex(`Hỏi gì? ${inner}`));
  const told = question?.problems.filter(({ what }) => what === 'contentLost').map(({ detail }) => detail);
  expect([told, question?.key]).toEqual([lost, key]);
});

test('a right option beyond the twelfth is still a second key', async () => {
  const [question] = await read(ex(`Hỏi gì?\\choice${groups(12, 0)}{\\True x}`));
  expect(question?.problems.map(({ what }) => what)).toContain('twoKeys');
});

const PART = '\\choice{\\True 1}{2}{3}{4}';
test.each([
  ['words between', `${ex(`A${PART}`)}\nTổ Toán biên soạn.\n${ex(`B${PART}`)}`, [[], ['Tổ Toán biên soạn.']]],
  [
    'a picture between',
    `${ex(`A${PART}`)}\\includegraphics{a.png}${ex(`B${PART}`)}`,
    [[], ['\\includegraphics a.png']],
  ],
  [
    'words at the end',
    `${ex(`A${PART}`)}\n% ghi chú\n\\newpage Ghi chú cuối.\\end{document} thừa`,
    [['Ghi chú cuối.']],
  ],
  ['the sign of the end', `${ex(`A${PART}`)}--- HẾT ---`, [[]]],
  ['words at the start', `\\title{x}\\begin{document}ĐỀ THI${ex(`A${PART}`)}`, [['ĐỀ THI']]],
  ['commands alone', `\\Opensolutionfile{ans}[a]${ex(`A${PART}`)}\\setcounter{ex}{0}\\Closesolutionfile{ans}`, [[]]],
  ['no end', `\\begin{ex}A${PART}\n${ex(`B${PART}`)}\n${ex(`C${PART}`)}`, [['\\end{ex}'], [], []]],
  ['no end before another environment', `\\begin{ex}A${PART}\\begin{bt}B\\end{bt}`, [['\\end{ex}'], []]],
  ['another end', `\\begin{ex}A${PART}\\end{bt}${ex(`B${PART}`)}`, [['\\end{ex}'], []]],
  ['an end in a comment', `\\begin{ex}A % \\begin{ex} \\end{ex}\n${PART}\\end{ex}`, [[]]],
  ['no end in the file', `\\begin{ex}A${PART}`, [['\\end{ex}']]],
])('%s of questions: every question is there and what has no place is told', async (_name, file, lost) => {
  const questions = await read(file);
  expect(questions.map(({ problems }) => problems.map(({ detail }) => detail))).toEqual(lost);
});

test('headings between questions name their section, all other words are kept', async () => {
  const file = `\\begin{document}ĐỀ THI\\section{Phần I}${ex(`A${PART}`)}${ex(`B${PART}`)}\\section*{Phần \\textbf{II}}${ex(`C${PART}`)}Hết rồi`;
  const { questions, preamble } = await latex.read({ name: 'a.tex', bytes: new TextEncoder().encode(file) });
  expect(questions.map(({ section }) => section)).toEqual(['Phần I', 'Phần I', 'Phần II']);
  expect(preamble).toEqual([...plainText('ĐỀ THI'), ...plainText('Hết rồi')]);
});

test('a text between questions is shared by those that it is for, an instruction is repeated', async () => {
  const file = [
    ex(`A${PART}`),
    'Đọc đoạn trích sau và trả lời câu hỏi từ câu 2 đến câu 3.\n\nCho $x>0$ thoả mãn \\begin{tabular}{c}x\\end{tabular}',
    ...[
      ex(`B${PART}`),
      ex(`C${PART}`),
      ex(`D${PART}`),
      'Chọn phương án đúng.',
      ex(`E${PART}`),
      '\\section{Hai}',
      ex(`F${PART}`),
    ],
  ].join('\n');
  const questions = await read(file);
  const about = questions.map(({ definition }) => definition.stimulus?.content ?? null);
  expect(about.map((content) => content?.length ?? 0)).toEqual([0, 3, 3, 0, 0, 0]);
  expect(about[1]?.[0]).toEqual(plainText('Đọc đoạn trích sau và trả lời các câu hỏi dưới đây.')[0]);
  expect(about[2]).toEqual(about[1]);
  expect(questions.map(({ definition }) => wordsOf(definition.stem))).toEqual([
    'A',
    'B',
    'C',
    'D',
    'Chọn phương án đúng.\nE',
    'F',
  ]);
  expect(questions.flatMap(({ problems }) => problems)).toEqual([]);
});

test('formulas and tables are counted, the file is shown as it stood', async () => {
  const [question] = await read(
    ex('Cho $a$ và $b$. \\begin{tabular}{c}x\\end{tabular}\\choice{$1$}{\\True $2$}{$3$}{$4$}'),
  );
  expect(question?.counts).toMatchObject({ formulas: 6, tables: 1 });
  expect(question?.source).toContainEqual(plainText('{\\True $2$}')[0]);
});

test('a file without a question is refused', async () => {
  await expect(read('\\documentclass{article}')).rejects.toMatchObject({ why: 'fileNoQuestions' });
});
