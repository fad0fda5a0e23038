import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText, type RichText } from './content.ts';
import { spokenLatex, spokenWords } from './spoken-math.ts';

test.each([
  ['\\frac{1}{2}', '1 phần 2'],
  ['x^2+1', 'x bình phương cộng 1'],
  ['x^{n+1}', 'x mũ n cộng 1'],
  ['\\sqrt{x}', 'căn bậc hai của x'],
  ['\\sqrt[3]{8}', 'căn bậc ba của 8'],
  ['a_{1}', 'a chỉ số 1'],
  ['\\overrightarrow{AB}', 'véc tơ A B'],
  ['90^\\circ', '90 độ'],
  ['x \\le 3,5', 'x nhỏ hơn hoặc bằng 3,5'],
  ['\\left( x \\right)', 'mở ngoặc x đóng ngoặc'],
  ['\\ce{2H2 + O2 -> 2H2O}', '2 H 2 cộng O 2 mũi tên 2 H 2 O'],
  ['\\text{diện tích} = 12', 'diện tích bằng 12'],
  ['\\frac12', '1 phần 2'],
  ['\\lim_{x \\to \\infty} f', 'giới hạn chỉ số x tiến tới vô cùng f'],
])('%s is read "%s"', (latex, said) => expect(spokenLatex(latex, 'vi')).toBe(said));

test('the same in English', () => {
  expect(spokenLatex('\\frac{a}{b} \\ne x^3', 'en')).toBe('a over b is not x cubed');
});

test('a text is read with its formulas, one without as it stands', () => {
  const text: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Cho' },
        { type: 'math', latex: 'x^2' },
        { type: 'text', text: 'là số.' },
      ],
    },
  ];
  expect(spokenWords(text, 'vi')).toBe('Cho x bình phương là số.');
  expect(spokenWords(plainText('Không có gì.'), 'vi')).toBe('Không có gì.');
});

test('no text fails it or keeps it for ever', () => {
  const bits = fc.constantFrom(
    '\\frac',
    '\\sqrt',
    '{',
    '}',
    '[',
    ']',
    '^',
    '_',
    '\\',
    'x',
    '2',
    '\\ce{',
    '\\begin{cases}',
    ' ',
    '\\\\',
    '&',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 30 }), (parts) => {
      const said = spokenLatex(parts.join(''), 'vi');
      expect(said).not.toMatch(/[{}\\^_]/);
    }),
  );
});
