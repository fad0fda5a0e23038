import { plainText } from 'shared/questions/content.ts';
import type { MultipleChoiceDefinition } from 'shared/questions/multiple-choice/multiple-choice.ts';
import { scoreOf } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { byWeights, withWeight, withWhole } from './weights.ts';

const question: MultipleChoiceDefinition = {
  kind: 'multipleChoice',
  stem: plainText('Chọn các số nguyên tố'),
  options: ['2', '3', '4', '5'].map((text, at) => ({ id: `o${at}`, content: plainText(text) })),
  key: ['o0', 'o1', 'o3'],
  scoring: { rule: 'allOrNothing' },
};

test('weights begin at one for each right option, and the key earns the whole', () => {
  const weighed = byWeights(question);
  expect(weighed.scoring).toEqual({ rule: 'weights', weights: { o0: 1, o1: 1, o2: 0, o3: 1 }, maximum: 3 });
  expect(scoreOf(weighed, ['o0', 'o1', 'o3'], {})).toBe(1);
});

test('the whole follows the weights, the options, and how many may be chosen', () => {
  const heavy = withWeight(withWeight(byWeights(question), 'o1', 2), 'o2', -1);
  expect(heavy.scoring).toMatchObject({ maximum: 4 });
  expect(scoreOf(heavy, ['o0', 'o1', 'o2', 'o3'], {})).toBe(0.75);
  expect(withWhole({ ...heavy, maxChoices: 2 }).scoring).toMatchObject({ maximum: 3 });
  const fewer = withWhole({ ...heavy, options: heavy.options.filter(({ id }) => id !== 'o1') });
  expect(fewer.scoring).toEqual({ rule: 'weights', weights: { o0: 1, o2: -1, o3: 1 }, maximum: 2 });
});
