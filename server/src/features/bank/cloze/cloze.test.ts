import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gapMark, holdsCloze, parseCloze, splitAtGaps } from './parse-cloze.ts';

const TYPES: [names: string, type: string, extra: object][] = [
  ['SHORTANSWER SA MW', 'text', { caseSensitive: false }],
  ['SHORTANSWER_C SAC MWC', 'text', { caseSensitive: true }],
  ['NUMERICAL NM', 'number', {}],
  ['MULTICHOICE MC', 'dropDown', { shuffle: false }],
  ['MULTICHOICE_S MCS', 'dropDown', { shuffle: true }],
  ['MULTICHOICE_V MCV MULTICHOICE_H MCH', 'radio', { shuffle: false }],
  ['MULTICHOICE_VS MCVS MULTICHOICE_HS MCHS', 'radio', { shuffle: true }],
  ['MULTIRESPONSE MR MULTIRESPONSE_H MRH', 'several', { shuffle: false }],
  ['MULTIRESPONSE_S MRS MULTIRESPONSE_HS MRHS', 'several', { shuffle: true }],
];
test.each(TYPES.flatMap(([names, type, extra]) => names.split(' ').map((name) => ({ name, type, extra }))))(
  '$name is $type',
  ({ name, type, extra }) => {
    expect(parseCloze(`a {2:${name}:=1~2} b`)).toMatchObject({
      text: `a ${gapMark(0)} b`,
      gaps: [
        {
          type,
          weight: 2,
          ...extra,
          answers: [
            { text: '1', share: 1 },
            { text: '2', share: 0 },
          ],
        },
      ],
    });
  },
);

test('weights, feedback, escapes and character references', () => {
  const { gaps } = parseCloze('{:SA:%100%Pa\\}ris#tốt\\~~%33.333%Mar&#39;s#gần #1~*#sai}');
  expect(gaps[0]).toMatchObject({
    weight: 1,
    answers: [
      { text: 'Pa}ris', share: 1, feedback: 'tốt~' },
      { text: 'Mar&#39;s', share: 1 / 3, feedback: 'gần #1' },
      { text: '*', share: 0, feedback: 'sai' },
    ],
  });
});

test('numbers with tolerance, with ranges, and none at all', () => {
  expect(parseCloze('{1:NM:=23.8:0.1#tốt~%50%2..4~*}').gaps[0]?.answers).toMatchObject([
    { text: '23.8', tolerance: 0.1, share: 1 },
    { text: '3', tolerance: 1, share: 0.5 },
    { text: '*', share: 0 },
  ]);
});

test('an empty weight is one, zero weighs nothing', () => {
  expect(parseCloze('{:MC:=a~b}{0:MC:=a~b}').gaps.map((gap) => gap.weight)).toEqual([1, 0]);
});

test('what has no equal is named and stays in the text', () => {
  expect(parseCloze('a {1:REGEXP:=x~y} b')).toEqual({ text: 'a {1:REGEXP:=x~y} b', gaps: [], unknown: ['REGEXP'] });
  expect(parseCloze('{1:SA:=x')).toEqual({ text: '{1:SA:=x', gaps: [], unknown: [] });
});

test('a text with an embedded answer is known from one without', () => {
  expect(holdsCloze('Pháp: {1:SA:=Paris}')).toBe(true);
  expect(holdsCloze('Ai? {~a =b}')).toBe(false);
});

test('every gap is found again where it stood', () => {
  const word = fc.stringMatching(/^[a-zđ ]{1,8}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
      const { text, gaps } = parseCloze(words.map((each, at) => `${each}{1:SA:=${at}}`).join(''));
      expect(gaps.map((gap) => gap.answers[0]?.text)).toEqual(words.map((_, at) => String(at)));
      expect(splitAtGaps(text)).toEqual(words.flatMap((each, at) => [each, at]));
    }),
  );
});

test('no text makes the parser fail, and none can forge a gap', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{1:SA:', '{:MC:', '}', '=', '~', '#', '%50%', '\\', gapMark(7)));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { text, gaps } = parseCloze(pieces.join(''));
      const marks = splitAtGaps(text).filter((each) => typeof each === 'number');
      expect(marks).toEqual(gaps.map((_, at) => at));
    }),
    { numRuns: 500 },
  );
});
