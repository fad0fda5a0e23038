import { expect, test } from 'vitest';
import { withinSitting } from './within-sitting.ts';

const SITTING = { from: 1_000_000, to: 1_600_000 };

test.each([
  ['as told', { startedAt: 1_200_000, endedAt: 1_230_000 }, { startedAt: 1_200_000, endedAt: 1_230_000 }],
  [
    'of a clock that is fast',
    { startedAt: 9_000_000, endedAt: 9_030_000 },
    { startedAt: 1_570_000, endedAt: 1_600_000 },
  ],
  ['of a clock that is slow', { startedAt: 5_000, endedAt: 35_000 }, { startedAt: 1_000_000, endedAt: 1_030_000 }],
  ['just begun, of a fast clock', { startedAt: 9_000_000, endedAt: null }, { startedAt: 1_600_000, endedAt: null }],
  ['just begun, of a slow clock', { startedAt: 5_000, endedAt: null }, { startedAt: 1_000_000, endedAt: null }],
  ['longer than the sitting', { startedAt: 0, endedAt: 9_000_000 }, { startedAt: 1_000_000, endedAt: 1_600_000 }],
  [
    'that ends before it begins',
    { startedAt: 1_200_000, endedAt: 1_100_000 },
    { startedAt: 1_100_000, endedAt: 1_100_000 },
  ],
])('the times of a signal %s lie within the sitting', (_, told, kept) => {
  expect(withinSitting(told, SITTING)).toEqual(kept);
});
