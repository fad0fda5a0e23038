import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoodleQuestion } from '../moodle/question.ts';
import { gift } from './gift.ts';
import { parseGift } from './parse-gift.ts';

function one(file: string): MoodleQuestion {
  const [read, ...more] = parseGift(file);
  if (!read || 'why' in read || more.length > 0) throw new RangeError(JSON.stringify([read, ...more]));
  return read;
}
const shares = (file: string) => {
  const { body } = one(file);
  return 'answers' in body
    ? body.answers.map((answer) => ('text' in answer ? [answer.text.text, answer.share] : []))
    : [];
};

test('one right answer among wrong ones', () => {
  expect(one('Ai? {~Grant ~Jefferson =không ai}').body).toMatchObject({ type: 'multichoice', single: true });
  expect(shares('Ai? {~Grant ~Jefferson =không ai}')).toEqual([
    ['Grant', 0],
    ['Jefferson', 0],
    ['không ai', 1],
  ]);
});

test('several right answers by their weights, decimals and minus too', () => {
  const file = 'Hai ai?{~%-33.333%A ~%50%B\n~%50%C ~%-33,333%D}';
  expect(one(file).body).toMatchObject({ single: false });
  expect(shares(file).map(([, share]) => share)).toEqual([-1 / 3, 0.5, 0.5, -1 / 3]);
});

test('a missing word leaves a blank, a full stop behind the braces too', () => {
  expect(one('Ông {~a =b} ở đây.').text.text).toBe('Ông _____ ở đây.');
  expect(one('Hai cộng hai bằng {=bốn =4}.').text.text).toBe('Hai cộng hai bằng _____.');
  expect(one('Đúng không? {T}').text.text).toBe('Đúng không?');
});

test('true and false with feedback, and text after the closing brace', () => {
  const read = one('::Q1:: Đúng hay sai.{\nFALSE#sai rồi#đúng rồi\n####nói thêm}";');
  expect(read).toMatchObject({
    name: 'Q1',
    body: { type: 'truefalse', key: false, feedback: [{ text: 'đúng rồi' }, { text: 'sai rồi' }] },
    generalFeedback: { text: 'nói thêm' },
    text: { text: 'Đúng hay sai.' },
  });
  expect(one('Mặt trời mọc đằng đông {TRUE} mỗi sáng.').text.text).toBe('Mặt trời mọc đằng đông mỗi sáng.');
});

test('short answers with weights and the catch-all', () => {
  const file = 'Con gì?{=Ếch#tốt =%50%Mèo =%0%*#sai}';
  expect(one(file).body).toMatchObject({ type: 'shortanswer', ignoreCase: true });
  expect(shares(file)).toEqual([
    ['Ếch', 1],
    ['Mèo', 0.5],
    ['*', 0],
  ]);
});

const NUMBERS: [string, object[]][] = [
  ['{#1822}', [{ value: '1822', tolerance: 0, share: 1 }]],
  ['{#1822:5}', [{ value: '1822', tolerance: 5, share: 1 }]],
  ['{# 3.141..3.142 }', [{ value: '3.1415', tolerance: 0.0005, share: 1 }]],
  ['{#-2,5:0,1}', [{ value: '-2,5', tolerance: 0.1, share: 1 }]],
  [
    '{#=1822:0 =%50%1822:2#gần}',
    [
      { value: '1822', share: 1 },
      { value: '1822', tolerance: 2, share: 0.5 },
    ],
  ],
  [
    '{#3:2~#sai hẳn}',
    [
      { value: '3', tolerance: 2 },
      { value: null, share: 0, feedback: { text: 'sai hẳn' } },
    ],
  ],
  ['{#1.5e3}', [{ value: '1.5e3', share: 1 }]],
];
test.each(NUMBERS)('numbers: %s', (braces, answers) => {
  expect(one(`Bao nhiêu? ${braces}`).body).toMatchObject({ type: 'numerical', answers });
});

test('pairs, each half with its own format, and a distractor', () => {
  const { body } = one('Nối {=[html]<b>một</b> -> 1\n=hai -> 2\n= -> 3}');
  expect(body).toMatchObject({
    type: 'match',
    pairs: [
      { source: { text: '<b>một</b>', format: 'html' }, target: { text: '1' } },
      { source: { text: 'hai', format: 'moodle' } },
      { source: { text: '' }, target: { text: '3' } },
    ],
  });
});

test('an essay has empty braces, a description none', () => {
  expect(one('Em nghĩ gì? {}').body.type).toBe('essay');
  expect(one('Đọc đoạn sau rồi trả lời.').body.type).toBe('description');
});

test('escaped signs are signs, \\n is a line, \\\\ a backslash', () => {
  expect(shares('Bằng 5? {~ \\= 2 + 2\n= \\= 2 + 3}')).toEqual([
    ['= 2 + 2', 0],
    ['= 2 + 3', 1],
  ]);
  expect(one('Tập \\{1\\: 2\\}\\nvà \\\\(x\\\\) {T}').text.text).toBe('Tập {1: 2}\nvà \\(x\\)');
});

test('categories, ids and tags of comments', () => {
  const [first, second] = parseGift(
    '$CATEGORY: $course$/Toán/Hàm số\n\n// [id:h1] [tag:NB] [tag:dễ]\nA {T}\n\n$CATEGORY: Lí\nB {F}',
  );
  expect(first).toMatchObject({ category: '$course$/Toán/Hàm số', idNumber: 'h1', tags: ['NB', 'dễ'] });
  expect(second).toMatchObject({ category: 'Lí', idNumber: null, tags: [] });
});

test('a blank line inside the braces ends nothing', () => {
  expect(parseGift('A {\n=một\n\n~hai\n}\n\nB {T}')).toHaveLength(2);
});

test.each([
  ['A {=một ~hai', '{ … }'],
  ['A {> 3 ALL một hai}', '> …'],
  ['A {~một}', '~ …'],
  ['A {#mười}', '#mười'],
  ['A {#1..x}', '#1..x'],
  ['A {=một -> 1 =hai}', '… -> …'],
  ['Ông {=a} và {=b} đây', '{ … } { … }'],
  ['A {=$\\frac{1}{2}$ ~b}', '{ … } { … }'],
  ['A {T}\nC {F}', '{ … } { … }'],
  ['A {T} }', '{ … } { … }'],
])('%s is named, and the next question is read', (broken, why) => {
  expect(parseGift(`${broken}\n\nB {T}`)).toMatchObject([{ why }, { body: { type: 'truefalse' } }]);
});

test.each([
  ['feedback to a pair', 'Nối {=một -> 1#tốt lắm =hai -> 2}', ['#tốt lắm']],
  ['the weight of a pair', 'Nối {=%50%một -> 1 =hai -> 2}', ['%50%']],
  ['words before the first option', 'A {ghi chú ~a =b}', ['ghi chú']],
  ['a wrong number', 'A {#3 ~4#sai}', ['4']],
  ['a third feedback', 'A {T#một#hai#ba}', ['#ba']],
  ['nothing', 'A {~a#sai =b#đúng####hết}', []],
])('%s that has no place is told', async (_name, file, lost) => {
  const { questions } = await gift.read({ name: 'a.gift', bytes: new TextEncoder().encode(file) });
  expect(questions[0]?.problems.filter(({ what }) => what === 'contentLost').map(({ detail }) => detail)).toEqual(lost);
});

const words = fc
  .stringMatching(/^[a-zA-Zđêàé0-9~=#{}\\,.][a-zA-Zđêàé0-9~=#{}:\\ ,.]{0,12}[a-zA-Z~=#{}\\.]$/)
  .filter((text) => !/ {2}/.test(text));
const escaped = (text: string) => text.replace(/[~=#{}:\\]/g, (sign) => `\\${sign}`);
test('whatever is escaped comes back as it was', () => {
  fc.assert(
    fc.property(words, fc.array(words, { minLength: 2, maxLength: 5 }), (stem, options) => {
      const file = `::t::${escaped(stem)} {${options.map((text, at) => `${at === 0 ? '=' : '~'}${escaped(text)}`).join(' ')}}`;
      expect(one(file).text.text).toBe(stem);
      expect(shares(file).map(([text]) => text)).toEqual(options);
    }),
  );
});

test('no text makes the parser fail', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '{',
      '}',
      '=',
      '~',
      '#',
      '->',
      '\n',
      '\n\n',
      '::',
      '%50%',
      '\\',
      '$CATEGORY:',
      '//',
      '####',
      '[html]',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(Array.isArray(parseGift(pieces.join('')))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
