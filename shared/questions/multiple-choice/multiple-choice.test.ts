import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type MultipleChoiceDefinition, multipleChoice } from './multiple-choice.ts';

const definition: MultipleChoiceDefinition = {
  kind: 'multipleChoice',
  stem: plainText('Những số nào là số nguyên tố?'),
  options: ['2', '4', '5', '9'].map((text, at) => ({ id: 'abcd'[at] ?? '', content: plainText(text) })),
  key: ['c', 'a'],
  scoring: { rule: 'allOrNothing' },
};

test('the key is said by the letters of the paper, whatever order it was set in', () => {
  expect(multipleChoice.keyText(definition)).toBe('A, C');
  expect(multipleChoice.keyText(definition, ['d', 'c', 'b', 'a'])).toBe('B, D');
  expect(multipleChoice.responseText(definition, ['b'], ['d', 'c', 'b', 'a'])).toBe('C');
});

test.each([
  ['A, C', ['a', 'c']],
  ['ac', ['a', 'c']],
  ['D', ['d']],
  ['A, A', null],
  ['A, F', null],
  ['', null],
])('a correction "%s" is read as %j', (text, key) => {
  expect(multipleChoice.withKey(definition, text)?.key ?? null).toEqual(key);
});

test('the least and most choices are said to candidates, the number of right ones is not', () => {
  const bounded = { ...definition, minChoices: 1, maxChoices: 3 };
  expect(multipleChoice.toView(bounded)).toMatchObject({ minChoices: 1, maxChoices: 3 });
  expect(multipleChoice.toView(definition)).not.toHaveProperty('maxChoices');
  expect(multipleChoice.problems({ ...definition, maxChoices: 1 })).toEqual(['keyOutOfReach']);
});

test('more choices than allowed earn nothing, by any rule', () => {
  const bounded: MultipleChoiceDefinition = { ...definition, maxChoices: 2, scoring: { rule: 'rightMinusWrong' } };
  expect(multipleChoice.score(bounded, ['a', 'c'], {})).toBe(1);
  expect(multipleChoice.score(bounded, ['a', 'b', 'c'], {})).toBe(0);
});

test('an item analysis sees of each option who took it', () => {
  const [first, second] = multipleChoice.tallies(definition);
  expect([first?.right, second?.right]).toEqual(['chosen', 'left']);
  expect(first?.said(['a', 'b'])).toBe('chosen');
  expect(second?.said([])).toBeNull();
});

test('points by option go where a corrected key goes', () => {
  const weighed: MultipleChoiceDefinition = {
    ...definition,
    scoring: { rule: 'weights', weights: { a: 2, c: 1, b: -1 }, maximum: 3 },
  };
  expect(multipleChoice.withKey(weighed, 'A, C')).toEqual({ ...weighed, key: ['a', 'c'] });
  const corrected = multipleChoice.withKey(weighed, 'A, D');
  if (!corrected) throw new Error('a key');
  expect(multipleChoice.score(corrected, ['a', 'd'], {})).toBe(1);
  expect(multipleChoice.score(corrected, ['a', 'c'], {})).toBe(0.25);
});
