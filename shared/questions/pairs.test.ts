import { expect, test } from 'vitest';
import { type Pair, type PairScoring, scorePairs } from './pairs.ts';

const key: Pair[] = [
  ['1', 'a'],
  ['2', 'b'],
  ['3', 'c'],
  ['4', 'd'],
];
const pairs = (text: string): Pair[] => text.split(' ').map((pair) => [pair[0] ?? '', pair[1] ?? '']);

test.each<[string, string, PairScoring | undefined, number]>([
  ['all', '1a 2b 3c 4d', undefined, 1],
  ['each right pair a quarter', '1a 2b 3d 4c', undefined, 0.5],
  ['blanks cost nothing', '1a', { rule: 'perPair', penalty: 0.5 }, 0.25],
  ['wrong pairs cost the penalty', '1a 2c', { rule: 'perPair', penalty: 0.5 }, 0.125],
  ['down to less than nothing', '1b 2c', { rule: 'perPair', penalty: 1 }, -0.5],
  ['pairs beyond the key take right ones back', '1a 2b 3c 4d 1b 1c', undefined, 0.5],
  ['the same pair twice is one', '1a 1a 2b 3c 4d', undefined, 1],
  ['nothing but all', '1a 2b 3c', { rule: 'allOrNothing' }, 0],
  ['a penalty for not all', '1a 2b 3c', { rule: 'allOrNothing', penalty: 0.1 }, -0.1],
  [
    'points by pair',
    '1a 2c 3b',
    {
      rule: 'weights',
      maximum: 2,
      pairs: [
        { from: '1', to: 'a', points: 1 },
        { from: '2', to: 'c', points: 0.5 },
      ],
    },
    0.75,
  ],
  [
    'not below nothing unless the author says so',
    '2c',
    { rule: 'weights', maximum: 2, pairs: [{ from: '2', to: 'c', points: -1 }] },
    0,
  ],
  [
    'as far as the author says',
    '2c',
    { rule: 'weights', maximum: 2, minimum: -1, pairs: [{ from: '2', to: 'c', points: -1 }] },
    -0.5,
  ],
])('four pairs earn %s: %s', (_, given, scoring, earned) =>
  expect(scorePairs(key, pairs(given), scoring)).toBeCloseTo(earned, 12),
);

test('giving every pair that there is earns nothing', () => {
  const every = [...'1234'].flatMap((from) => [...'abcd'].map((to): Pair => [from, to]));
  expect(scorePairs(key, every)).toBe(0);
});

test('points by pair are the same whichever pair was made first', () => {
  const worth = [0.1, 0.2, 0.3].map((points, at) => ({ from: String(at + 1), to: 'abc'[at] ?? '', points }));
  const scoring: PairScoring = { rule: 'weights', pairs: worth, maximum: 0.7 };
  expect(scorePairs(key, pairs('3c 2b 1a'), scoring)).toBe(scorePairs(key, pairs('1a 2b 3c'), scoring));
});
