import { plainText } from 'shared/questions/content.ts';
import { expect, test } from 'vitest';
import { multipleChoicePlayer } from './player-side.ts';
import { toggled } from './toggled.ts';

const view = {
  kind: 'multipleChoice' as const,
  stem: plainText('?'),
  options: ['x', 'y', 'z'].map((id) => ({ id, content: plainText(id) })),
  maxChoices: 2,
  minChoices: 2,
};

test.each([
  [null, 'y', ['y']],
  [['y'], 'x', ['x', 'y']],
  [['x', 'y'], 'x', ['y']],
  [['y'], 'y', null],
  [['x', 'y'], 'z', undefined],
])('%j and a press on %s: %j', (response, id, after) => expect(toggled(view, response, id)).toEqual(after));

test('letters of the keyboard add and take back, by the order on this paper', () => {
  expect(multipleChoicePlayer.keyed(view, 'B', ['x'])).toEqual(['x', 'y']);
  expect(multipleChoicePlayer.keyed(view, 'a', ['x'])).toBeNull();
  expect(multipleChoicePlayer.keyed(view, 'e', null)).toBeUndefined();
});

test('fewer than are asked for are only a part of an answer', () => {
  expect(multipleChoicePlayer.progress(view, ['x'])).toBe('some');
  expect(multipleChoicePlayer.progress(view, ['x', 'z'])).toBe('all');
});
