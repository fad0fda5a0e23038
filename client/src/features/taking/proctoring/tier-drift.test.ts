import { expect, test } from 'vitest';
import { driftTier, type TierDrift } from './tier-drift.ts';

const after = (from: TierDrift['tier'], looks: number, milliseconds: number) =>
  Array.from({ length: looks }).reduce<TierDrift>((drift) => driftTier(drift, milliseconds), {
    tier: from,
    otherwise: 0,
  }).tier;

test.each([
  ['a machine that becomes slow gets lighter work within seconds', 'full', 20, 300, 'light'],
  ['a slow moment changes nothing', 'full', 19, 300, 'full'],
  ['a machine that becomes very slow is still watched while it looks at all', 'full', 60, 5_000, 'light'],
  ['a machine that became quick gets all of it back after a while', 'light', 120, 60, 'full'],
  ['a machine just at the border does not swing', 'light', 500, 140, 'light'],
] as const)('%s', (_, from, looks, milliseconds, tier) => {
  expect(after(from, looks, milliseconds)).toBe(tier);
});

test('one quick look among slow ones begins the count anew', () => {
  const slow = { tier: 'full', otherwise: 19 } as const;
  expect(driftTier(driftTier(slow, 40), 300)).toEqual({ tier: 'full', otherwise: 1 });
});
