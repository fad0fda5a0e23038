import { describe, expect, test } from 'vitest';
import { plainText, type RichText } from '../content.ts';
import { type ClozeDefinition, cloze } from './cloze.ts';

const text: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'She ' },
      { type: 'gap', id: 'g2' },
      { type: 'text', text: ' to Sa Pa in ' },
      { type: 'gap', id: 'g1' },
    ],
  },
];
const definition: ClozeDefinition = {
  kind: 'cloze',
  stem: plainText('Hoàn thành câu.'),
  text,
  gaps: [
    { id: 'g1', mode: 'number', accepted: ['2024'], tolerance: 1 },
    {
      id: 'g2',
      mode: 'dropDown',
      options: ['go', 'went', 'gone'].map((word, at) => ({ id: `x${at}`, content: plainText(word) })),
      key: 'x1',
    },
  ],
  weights: { g2: 3 },
};

describe('two gaps, one worth three of the other', () => {
  test.each([
    [{ g1: '2024', g2: 'x1' }, 1],
    [{ g2: 'x1' }, 0.75],
    [{ g1: '2025', g2: 'x0' }, 0.25],
    [{ g1: '2026' }, 0],
    [{ g1: 'hai nghìn', g2: '' }, 0],
  ])('filled as %j earn %d', (response, share) => expect(cloze.score(definition, response, {})).toBe(share));
});

test('gaps are shown and said as the text names them, choices in the order of the form', () => {
  expect(cloze.toView(definition, ['g2.x2', 'g2.x0', 'g2.x1']).gaps).toMatchObject([
    { id: 'g2', options: [{ id: 'x2' }, { id: 'x0' }, { id: 'x1' }] },
    { id: 'g1', mode: 'number' },
  ]);
  expect(cloze.keyText(definition)).toBe('(1) went; (2) 2024');
});

test('a box is as wide as any other, unless its author says otherwise', () => {
  const typed = (answer: string): ClozeDefinition => ({
    ...definition,
    gaps: [{ id: 'g1', mode: 'text', accepted: [{ text: answer }] }],
  });
  expect(cloze.toView(typed('a'))).toEqual(cloze.toView(typed('một câu trả lời rất dài')));
});

test('choices move within their gap only', () => {
  expect(cloze.shuffleable(definition).map(({ id, group }) => [id, group])).toEqual([
    ['g2.x0', 'g2'],
    ['g2.x1', 'g2'],
    ['g2.x2', 'g2'],
  ]);
});

test.each<[string, Partial<ClozeDefinition>, string[]]>([
  ['no gaps', { gaps: [] }, ['gapMismatch', 'noKey']],
  ['a gap that the text has not', { text: plainText('không có chỗ trống') }, ['gapMismatch']],
  ['a gap twice in the text', { text: [...text, ...text] }, ['gapMismatch']],
  [
    'a number that is none',
    { gaps: [{ id: 'g1', mode: 'number', accepted: ['hai'] }] },
    ['gapMismatch', 'badKeyFormat'],
  ],
])('%s is found', (_, change, found) => expect(cloze.problems({ ...definition, ...change })).toEqual(found));
