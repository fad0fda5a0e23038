import { expect, test } from 'vitest';
import { plainText } from '../content.ts';
import { type AssociateDefinition, associate } from './associate.ts';

const definition: AssociateDefinition = {
  kind: 'associate',
  stem: plainText('Ghép các số đối nhau.'),
  choices: ['x', 'b', 'm', 'a'].map((id) => ({ id, content: plainText(id) })),
  key: [
    ['x', 'b'],
    ['m', 'a'],
  ],
};

test.each([
  [['b x', 'a m'], 1],
  [['x b', 'm a'], 1],
  [['b x'], 0.5],
  [['a b', 'm x'], 0],
  [['b x', 'a x'], 0],
])('the pairs %j earn %d, in any direction and no entry twice', (response, share) =>
  expect(associate.score(definition, response, {})).toBe(share),
);

test('more pairs than allowed earn nothing, and a key beyond that cannot be used', () => {
  expect(associate.score({ ...definition, maxPairs: 1 }, ['b x', 'a m'], {})).toBe(0);
  expect(associate.problems({ ...definition, maxPairs: 1 })).toEqual(['keyOutOfReach']);
});

test('weights count in any direction', () => {
  const weighted: AssociateDefinition = {
    ...definition,
    scoring: { rule: 'weights', maximum: 1, pairs: [{ from: 'x', to: 'b', points: 1 }] },
  };
  expect(associate.score(weighted, ['b x'], {})).toBe(1);
});

test('the entries never stand pair beside pair, and pairs are said by printed letters', () => {
  expect(associate.toView(definition).choices.map(({ id }) => id)).toEqual(['a', 'b', 'm', 'x']);
  expect(associate.keyText(definition)).toBe('A–B; C–D');
  expect(associate.keyText(definition, ['a', 'b', 'm', 'x'])).toBe('A–C; B–D');
  expect(associate.withKey(definition, 'A-C; B-D')?.key).toEqual([
    ['x', 'm'],
    ['b', 'a'],
  ]);
});
