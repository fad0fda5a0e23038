import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SelectionScoring, scoreSelection } from './selecting.ts';

const ids = ['a', 'b', 'c', 'd'];
const key = ['a', 'c'];

describe('choosing several of many', () => {
  test.each([
    ['allOrNothing', ['a', 'c'], 1],
    ['allOrNothing', ['a'], 0],
    ['allOrNothing', ['a', 'b', 'c'], 0],
    ['perOption', ['a', 'c'], 1],
    ['perOption', ['a'], 0.75],
    ['perOption', ['a', 'b', 'c'], 0.75],
    ['perOption', ['b', 'd'], 0],
    ['rightMinusWrong', ['a'], 0.5],
    ['rightMinusWrong', ['a', 'b'], 0],
    ['rightMinusWrong', ['b', 'd'], 0],
  ] as const)('by %s earns %j: %d', (rule, chosen, share) => {
    expect(scoreSelection({ rule }, { ids, key, chosen })).toBe(share);
  });

  test('costs points only where the author asked for a penalty', () => {
    expect(scoreSelection({ rule: 'rightMinusWrong', penalty: true }, { ids, key, chosen: ['b', 'd'] })).toBe(-1);
    const weights: SelectionScoring = { rule: 'weights', weights: { a: 2, b: -1, c: 1 }, maximum: 3 };
    expect(scoreSelection(weights, { ids, key, chosen: ['a', 'b'] })).toBeCloseTo(1 / 3);
    expect(scoreSelection(weights, { ids, key, chosen: ['b'] })).toBe(0);
    expect(scoreSelection({ ...weights, minimum: -1 }, { ids, key, chosen: ['b'] })).toBeCloseTo(-1 / 3);
  });

  test('by weights is the same whatever was chosen first, and takes a word that no option bears for nothing', () => {
    const scoring: SelectionScoring = { rule: 'weights', weights: { a: 0.1, b: 0.2, c: 0.3 }, maximum: 0.7 };
    const share = scoreSelection(scoring, { ids, key, chosen: ['a', 'b', 'c'] });
    for (const chosen of [
      ['c', 'b', 'a'],
      ['b', 'c', 'a'],
    ]) {
      expect(scoreSelection(scoring, { ids, key, chosen })).toBe(share);
    }
    expect(scoreSelection(scoring, { ids: ['constructor'], key, chosen: ['constructor'] })).toBe(0);
  });

  test('keeps within its bounds, gives the key all and nothing nothing, and cannot be won by saying a thing twice', () => {
    const some = fc.subarray(ids);
    const rule = fc.constantFrom<SelectionScoring['rule']>('allOrNothing', 'perOption', 'rightMinusWrong');
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), some, rule, fc.boolean(), (right, chosen, name, penalty) => {
        const scoring = { rule: name, penalty } as SelectionScoring;
        const share = scoreSelection(scoring, { ids, key: right, chosen });
        expect(share).toBeGreaterThanOrEqual(penalty ? -1 : 0);
        expect(share).toBeLessThanOrEqual(1);
        expect(scoreSelection(scoring, { ids, key: right, chosen: right })).toBe(1);
        expect(scoreSelection(scoring, { ids, key: right, chosen: [] })).toBe(0);
        expect(scoreSelection(scoring, { ids, key: right, chosen: [...chosen, ...chosen, 'zz'] })).toBe(share);
      }),
    );
  });
});
