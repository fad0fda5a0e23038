import { gapsOf, type RichText, wordsOf } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { gapReader, hotReader, slotsAsWords, wordsAsSlots } from './slot-words.ts';

const gapped: RichText = [
  {
    type: 'paragraph',
    content: [
      { type: 'gap', id: 'k1' },
      { type: 'text', text: ' chảy ra ' },
      { type: 'math', latex: 'x' },
      { type: 'gap', id: 'q7' },
    ],
  },
];
const numberOf = (id: string) => ['k1', 'q7'].indexOf(id) + 1;

test('gaps are typed as numbers and read again as the gaps they were', () => {
  const typed = slotsAsWords(gapped, numberOf);
  expect(wordsOf(typed)).toBe('{{1}} chảy ra x{{2}}');
  expect(wordsAsSlots(typed, gapReader(['k1', 'q7'])())).toEqual(gapped);
});

test('a new number is a new gap, a number twice stays words, and other braces too', () => {
  const typed: RichText = [{ type: 'paragraph', content: [{ type: 'text', text: '{{3}} {{1}} {{1}} {{abc}}' }] }];
  const read = wordsAsSlots(typed, gapReader(['k1', 'q7'])());
  const ids = gapsOf(read);
  expect(ids).toHaveLength(2);
  expect(ids[1]).toBe('k1');
  expect(['k1', 'q7']).not.toContain(ids[0]);
  expect(wordsOf(read)).toBe('____ ____ {{1}} {{abc}}');
});

test('choosable words keep their ids while their sentence is mended', () => {
  const before = [
    { id: 'a', text: 'chồng cây' },
    { id: 'b', text: 'đất nước' },
  ];
  const typed: RichText = [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'Tết {{trồng}} {{đất nước}} {{chồng cây}}', marks: ['bold'] }],
    },
  ];
  const read = wordsAsSlots(typed, hotReader(before));
  const hots = read
    .flatMap((block) => (block.type === 'paragraph' ? block.content : []))
    .filter((one) => one.type === 'hot');
  expect(hots.slice(1)).toEqual([
    { type: 'hot', id: 'b', text: 'đất nước', marks: ['bold'] },
    { type: 'hot', id: 'a', text: 'chồng cây', marks: ['bold'] },
  ]);
  expect(['a', 'b']).not.toContain(hots[0]?.type === 'hot' ? hots[0].id : 'a');
  expect(wordsOf(slotsAsWords(read, () => 0))).toBe('Tết {{trồng}} {{đất nước}} {{chồng cây}}');
});
