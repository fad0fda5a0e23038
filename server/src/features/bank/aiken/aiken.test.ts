import { expect, test } from 'vitest';
import { parseAiken } from './parse-aiken.ts';

test('options by letter and bracket or full stop, the answer behind them', () => {
  const read = parseAiken('Thủ đô?\nA) Huế\nB) Hà Nội\nANSWER: B\n\nSố nào\nchẵn?\nA. 1\nB. 2\nC. 3\nANSWER: b');
  expect(read).toMatchObject([
    {
      text: { text: 'Thủ đô?' },
      body: {
        answers: [
          { text: { text: 'Huế' }, share: 0 },
          { text: { text: 'Hà Nội' }, share: 1 },
        ],
      },
    },
    { text: { text: 'Số nào\nchẵn?' }, body: { answers: [{ share: 0 }, { share: 1 }, { share: 0 }] } },
  ]);
});

test('no blank behind the bracket', () => {
  expect(parseAiken('Hỏi?\nA)một\nB)hai\nANSWER: A')).toMatchObject([
    { body: { answers: [{ share: 1 }, { share: 0 }] } },
  ]);
});

test('signs of HTML are words', () => {
  expect(parseAiken('a <html class="b"> & c:\nA) <b>\nB) F\nANSWER: A')).toMatchObject([
    { text: { text: 'a <html class="b"> & c:', format: 'plain' }, body: { answers: [{ text: { text: '<b>' } }, {}] } },
  ]);
});

test.each([
  ['an answer that no option has', 'a\nA. 1\nB. 2\nANSWER: D', { body: { answers: [{ share: 0 }, { share: 0 }] } }],
  ['no answer', 'a\nA. 1\nB. 2\nb\nA. 3\nB. 4\nANSWER: A', { body: { answers: [{ share: 0 }, { share: 0 }] } }],
  ['one option', 'a\nA. 1\nANSWER: A', { why: 'A. … B. …' }],
  ['no question', 'A. 1\nB. 2\nANSWER: A', { why: 'A. …' }],
  ['only an answer', 'ANSWER: A', { why: 'ANSWER: …' }],
])('%s is told, and the next question is read', (_name, broken, told) => {
  const read = parseAiken(`${broken}\n\nTiếp?\nA. x\nB. y\nANSWER: B`);
  expect(read[0]).toMatchObject(told);
  expect(read.at(-1)).toMatchObject({ body: { answers: [{ share: expect.any(Number) }, { share: 1 }] } });
});

test('a stem that begins with a letter and a full stop is no option', () => {
  expect(parseAiken('C. Mác sinh năm nào?\nA. 1818\nB. 1820\nANSWER: A')).toMatchObject([
    { text: { text: 'C. Mác sinh năm nào?' } },
  ]);
});
