import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { scoreOf } from '../registry.ts';
import { describeKind, SECRET } from '../testing.ts';
import { type HotTextDefinition, hotsOf, hotText } from './hot-text.ts';

const sentence: HotTextDefinition = {
  kind: 'hotText',
  stem: plainText('Từ nào viết sai chính tả?'),
  text: [
    {
      type: 'paragraph',
      content: [
        { type: 'hot', id: 'h1', text: 'Mùa xuân' },
        { type: 'text', text: ' là tết ' },
        { type: 'hot', id: 'h2', text: 'chồng cây' },
        { type: 'text', text: ', làm cho ' },
        { type: 'hot', id: 'h3', text: 'đất nước' },
      ],
    },
  ],
  key: ['h2'],
  scoring: { rule: 'allOrNothing' },
  solution: plainText(SECRET),
};

describeKind(sentence, { keyless: { ...sentence, key: [] }, hidden: ['key', 'scoring', 'solution'] });

test('one word counts where one may be chosen; more are no answer', () => {
  expect(scoreOf(sentence, ['h2'], {})).toBe(1);
  expect(scoreOf(sentence, ['h1'], {})).toBe(0);
  expect(scoreOf({ ...sentence, scoring: { rule: 'perOption' } }, ['h1', 'h2', 'h3'], {})).toBe(0);
});

test('several words earn a share where the author says so', () => {
  const several: HotTextDefinition = {
    ...sentence,
    key: ['h1', 'h3'],
    maxChoices: 0,
    scoring: { rule: 'rightMinusWrong' },
  };
  expect(hotText.problems(several)).toEqual([]);
  expect(scoreOf(several, ['h1'], {})).toBe(0.5);
  expect(scoreOf(several, ['h1', 'h2'], {})).toBe(0);
  expect(hotText.problems({ ...several, maxChoices: undefined })).toContain('keyOutOfReach');
});

test('the words are found in reading order and said as they stand', () => {
  expect(hotsOf(sentence.text).map(({ id }) => id)).toEqual(['h1', 'h2', 'h3']);
  expect(hotText.responseText(sentence, ['h3', 'h1'])).toBe('Mùa xuân; đất nước');
});

test('says where two of its parts bear one id', () => {
  expect(hotText.problems(sentence)).not.toContain('duplicateOption');
  expect(hotText.problems({ ...sentence, text: [...sentence.text, ...sentence.text] })).toContain('duplicateOption');
});

test('a corrected key names words, or their numbers in the text', () => {
  expect(hotText.withKey(sentence, 'đất nước')?.key).toEqual(['h3']);
  expect(hotText.withKey(sentence, '(1)')?.key).toEqual(['h1']);
  expect(hotText.withKey({ ...sentence, maxChoices: 0 }, 'Mùa xuân; đất nước')?.key).toEqual(['h1', 'h3']);
  for (const line of ['', 'đất', 'Mùa xuân; đất nước', '4']) expect(hotText.withKey(sentence, line)).toBeNull();
});

test('words that stand twice are told apart, in the key and in the analysis', () => {
  const twice: HotTextDefinition = {
    ...sentence,
    text: [
      {
        type: 'paragraph',
        content: ['a', 'b', 'c'].map((id) => ({ type: 'hot', id, text: id === 'b' ? 'và' : 'là' })),
      },
    ],
    key: ['c'],
  };
  expect(hotText.keyText(twice)).toBe('là (3)');
  expect(hotText.withKey(twice, 'là (3)')).toEqual(twice);
  expect(hotText.tallies(twice)[0]?.said(['a'])).toBe('là (1)');
});

test('a number that is another word of the text is refused', () => {
  const numbers: HotTextDefinition = {
    ...sentence,
    text: [
      { type: 'paragraph', content: ['2', '1', 'ba'].map((text, at) => ({ type: 'hot', id: `h${at + 1}`, text })) },
    ],
    key: ['h1'],
  };
  expect(hotText.keyText(numbers)).toBe('2 (1)');
  expect(hotText.withKey(numbers, '2 (1)')).toEqual(numbers);
  expect(hotText.withKey(numbers, '2')).toBeNull();
  expect(hotText.withKey(numbers, '(2)')?.key).toEqual(['h2']);
});
