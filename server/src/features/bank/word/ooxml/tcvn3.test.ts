import { wordsOf } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { readWord } from '../read-word.ts';
import { docx, p, run } from '../testing/docx.ts';
import { readTcvn3, tcvn3Of } from './tcvn3.ts';

test.each([
  ['C©u 3. Mét nguyªn hµm cña hµm sè', 'Câu 3. Một nguyên hàm của hàm số'],
  ['Khi ®ã f(x) b»ng', 'Khi đó f(x) bằng'],
  ['®­êng th¼ng, nh÷ng ®iÓm, m­êi', 'đường thẳng, những điểm, mười'],
  ['§iÖn tr­êng ®Òu vµ lùc', 'Điện trường đều và lực'],
])('%s', (stored, read) => {
  expect(readTcvn3(stored, 'asTyped')).toBe(read);
});

test('fonts of the set are known by their names, those that draw capitals too', () => {
  expect(['.VnTime', '.VnTimeH', '.VnArial Narrow', 'Times New Roman', 'VNI-Times'].map(tcvn3Of)).toEqual([
    'asTyped',
    'capitals',
    'asTyped',
    null,
    null,
  ]);
  expect(readTcvn3('®¸p ¸n', 'capitals')).toBe('ĐÁP ÁN');
});

test('a file in such a font is read like any other', async () => {
  const font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>';
  const body =
    p(run('C©u 1. Thñ ®« n­íc ta lµ', font)) +
    p(run('A. HuÕ\tB. Hµ Néi\tC. Vinh\tD. §µ L¹t', font)) +
    p(run('§¸p ¸n: B', font)) +
    p(run('Câu 2. Số π là bao nhiêu?')) +
    p(run('A. một\tB. hai\tC. ba\tD. bốn\nĐáp án: C'));
  const { questions } = await readWord(docx(body));
  expect(questions.map(({ definition, key }) => [wordsOf(definition.stem), key])).toEqual([
    ['Thủ đô nước ta là', 'B'],
    ['Số π là bao nhiêu?', 'C'],
  ]);
});
