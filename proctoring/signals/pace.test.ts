import { describe, expect, it } from 'vitest';
import { isObjectTurn, nextLookIn } from './pace.ts';

describe('the pace of looking', () => {
  it.each([
    [20, 250],
    [80, 400],
    [400, 650],
  ])('a look of %i ms is followed by the next after %i ms', (takes, next) => {
    expect(nextLookIn(takes)).toBe(next);
  });
  it('searches for objects every few seconds, and less often on a slow machine', () => {
    expect(isObjectTurn(1_000, null, 0)).toBe(true);
    expect(isObjectTurn(3_000, 1_000, 150)).toBe(false);
    expect(isObjectTurn(3_500, 1_000, 150)).toBe(true);
    expect(isObjectTurn(3_500, 1_000, 800)).toBe(false);
  });
});
