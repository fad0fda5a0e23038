import { plainText } from 'shared/questions/content.ts';
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
