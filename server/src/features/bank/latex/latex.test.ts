import fc from 'fast-check';
import { type Inline, plainText, RichText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { readId6 } from './id6.ts';
import { texFileOf } from './questions-of.ts';
import { richTextOfTex } from './rich-text.ts';

const questionsOf = (file: string) => texFileOf(file).questions;
const math = (latex: string): Inline => ({ type: 'math', latex });

test('a choice with its code, options, the right one and the solution', () => {
  const file = String.raw`\begin{ex}%[Nguồn: Đề thử]%[8P5N1]
    Nghiệm của $x+1=0$ là % ghi chú \choice
    \choice
    {$1$}
    {\True $-1$}
    {$0$}
    {$2$}
    \loigiai{Chuyển vế. % hết
    Xong.}
\end{ex}`;
  expect(questionsOf(file)).toEqual([
    {
      environment: 'ex',
      marks: ['Nguồn: Đề thử', '8P5N1'],
      stem: 'Nghiệm của $x+1=0$ là',
      choices: ['$1$', '$-1$', '$0$', '$2$'].map((source, at) => ({ source, isTrue: at === 1 })),
      statements: [],
      short: null,
      solution: expect.stringContaining('Xong.'),
      broken: [],
    },
  ]);
});

test.each(['\\choiceTF', '\\choiceTFt', '\\choiceTF[t]', '\\choiceTF [1]'])('%s has statements', (command) => {
  const [read] = questionsOf(`\\begin{ex}Xét $f$.${command}{\\True a}{b}\n{\\True c}{d}\\end{ex}`);
  expect(read?.statements.map(({ isTrue }) => isTrue)).toEqual([true, false, true, false]);
});

test('a short answer, with and without an option', () => {
  expect(questionsOf('\\begin{ex}Tính.\\shortans{$-1{,}5$}\\end{ex}')[0]?.short).toBe('$-1{,}5$');
  expect(questionsOf('\\begin{ex}Tính.\\shortans[oly]{12}\\end{ex}')[0]?.short).toBe('12');
});

test('problems have no answer, commented questions are not there, braces inside options are', () => {
  expect(questionsOf('\\begin{bt}Chứng minh.\\loigiai{…}\\end{bt}\n% \\begin{ex}ẩn\\end{ex}')).toHaveLength(1);
  expect(questionsOf('\\begin{ex}a\\choice{$\\frac{1}{2}$}{\\True b}\\end{ex}')[0]?.choices[0]?.source).toBe(
    '$\\frac{1}{2}$',
  );
});

test('a result is no part of what is asked, colours are no words, a choice beside a picture is found', () => {
  const [asked] = questionsOf('\\begin{bt}Tính $x$.\\dapso{$5$}\\loigiai{Cộng.}\\end{bt}');
  expect(asked).toMatchObject({ stem: 'Tính $x$.', solution: 'Đáp số: $5$\n\nCộng.' });
  expect(richTextOfTex('\\textcolor{red}{đỏ} \\fbox{khung}')).toEqual({ content: plainText('đỏ khung'), lost: [] });
  const [beside] = questionsOf('\\begin{ex}\\immini{Hỏi\\choice{1}{\\True 2}{3}{4}}{hình}\\end{ex}');
  expect(beside?.choices).toHaveLength(4);
  expect(richTextOfTex(beside?.stem ?? '').content).toEqual([...plainText('Hỏi'), ...plainText('hình')]);
});

test('a question that never ends is read to the end of the file, options that never end are named', () => {
  expect(questionsOf('\\begin{ex}a\\choice{b')).toMatchObject([
    { stem: 'a\\choice{b', broken: ['\\choice', '\\end{ex}'] },
  ]);
});

test.each([
  ['8P5N1', 8, 'NB'],
  ['2D1H3-2', 12, 'TH'],
  ['0H2V1-4', 10, 'VD'],
  ['1D3C2', 11, 'VDC'],
  ['2D1Y2-3', 12, 'NB'],
  ['2D1G2-3', 12, 'VDC'],
] as const)('%s', (mark, grade, level) => {
  expect(readId6(mark)).toMatchObject({ code: mark, grade, level });
});
test.each(['?', 'Nguồn: x', '8P5', 'Z1D2N3'])('%s is no code', (mark) => {
  expect(readId6(mark)).toBeNull();
});

const TEXTS: [source: string, content: RichText, lost: string[]][] = [
  ['một\nhai', plainText('một hai'), []],
  ['một\n\nhai', [...plainText('một'), ...plainText('hai')], []],
  [
    'giá $5\\%$ là',
    [{ type: 'paragraph', content: [{ type: 'text', text: 'giá ' }, math('5\\%'), { type: 'text', text: ' là' }] }],
    [],
  ],
  [
    '\\textbf{đậm \\textit{nghiêng}}',
    [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'đậm ', marks: ['bold'] },
          { type: 'text', text: 'nghiêng', marks: ['bold', 'italic'] },
        ],
      },
    ],
    [],
  ],
  ['50\\% và 5\\$', plainText('50% và 5$'), []],
  ["``trích'' 1--2~km", plainText('“trích” 1–2\u00a0km'), []],
  [
    'a\\\\b',
    [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }, { type: 'break' }, { type: 'text', text: 'b' }] }],
    [],
  ],
  [
    '$\\heva{&x=1\\\\&y=2}$',
    [{ type: 'paragraph', content: [math('\\left\\{\\begin{aligned}&x=1\\\\&y=2\\end{aligned}\\right.')] }],
    [],
  ],
  ['\\[x^2\\]', [{ type: 'paragraph', content: [{ type: 'math', latex: 'x^2', display: true }] }], []],
  ['\\begin{enumerate}[a)]\\item một\\item hai\\end{enumerate}', [...plainText('a) một'), ...plainText('b) hai')], []],
  ['\\begin{itemize}\\item một\\end{itemize}', plainText('• một'), []],
  [
    '\\begin{center}giữa\\end{center}',
    [{ type: 'paragraph', content: [{ type: 'text', text: 'giữa' }], align: 'center' }],
    [],
  ],
  [
    '\\immini{chữ}{\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}}',
    [...plainText('chữ'), ...plainText('[hình vẽ]')],
    ['tikzpicture'],
  ],
  ['\\includegraphics[width=3cm]{cay.png}', [], ['\\includegraphics cay.png']],
  ['\\lenhla{chữ}', plainText('chữ'), ['\\lenhla']],
  ['\\noindent a\\vspace{1cm} b', plainText('a b'), []],
];
test.each(TEXTS)('%j', (source, content, lost) => {
  expect(richTextOfTex(source)).toEqual({ content, lost });
});

test('a table keeps its cells and spans', () => {
  const { content } = richTextOfTex(
    '\\begin{tabular}{|c|c|}\\hline a & $x\\&y$ \\\\ \\hline \\multicolumn{2}{|c|}{b} \\\\ \\hline\\end{tabular}',
  );
  expect(content).toMatchObject([
    {
      type: 'table',
      rows: [
        [{ content: plainText('a') }, { content: [{ content: [math('x\\&y')] }] }],
        [{ columns: 2, content: plainText('b') }],
      ],
    },
  ]);
});

test('no file makes the reader fail, and what comes out is rich text', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '\\begin{ex}',
      '\\end{ex}',
      '\\choice',
      '{',
      '}',
      '\\True ',
      '$',
      '$$',
      '\\[',
      '\\begin{tabular}{c}',
      '\\\\',
      '&',
      '\\item',
      '\\loigiai{',
      '%',
      '\n\n',
      '\\begin{enumerate}',
      '\\textbf{',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const file = pieces.join('');
      expect(RichText.safeParse(richTextOfTex(file).content).success).toBe(true);
      for (const { stem, solution } of questionsOf(file))
        expect(RichText.safeParse(richTextOfTex(stem + solution).content).success).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a solution that is an environment is the solution, and none of it is asked', () => {
  const file =
    '\\begin{ex}Tính.\\choice{1}{\\True 2}{3}{4}\n\\begin{loigiai}\nVì $\\frac{1}{2}$ nên 2.\n\\end{loigiai}\n\\end{ex}';
  expect(questionsOf(file)).toMatchObject([{ stem: 'Tính.', solution: expect.stringContaining('nên 2.'), broken: [] }]);
});
