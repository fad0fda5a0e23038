import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaces, mostOf, type PlacingScoring, scorePlacing, soundPlacing } from './placing.ts';

const key = { g1: ['t1'], g2: ['t2', 't3'], g3: [] };
const perPlace: PlacingScoring = { rule: 'perPlace' };

describe('tokens put at places', () => {
  test.each([
    [perPlace, { g1: 't1', g2: 't3' }, 1],
    [perPlace, { g1: 't1' }, 0.5],
    [perPlace, { g1: 't2', g2: 't1' }, 0],
    [perPlace, {}, 0],
    [{ rule: 'perPlace', penalty: 0.5 }, { g1: 't1', g2: 't1' }, 0.25],
    [{ rule: 'perPlace', penalty: 1 }, { g1: 't2', g2: 't1' }, -1],
    [{ rule: 'allOrNothing' }, { g1: 't1', g2: 't2' }, 1],
    [{ rule: 'allOrNothing' }, { g1: 't1', g2: 't2', g3: 't4' }, 0],
    [{ rule: 'weights', weights: { 'g1 t1': 2, 'g2 t2': 1, 'g1 t4': -1 }, maximum: 3 }, { g1: 't1', g2: 't2' }, 1],
    [{ rule: 'weights', weights: { 'g1 t4': -1 }, maximum: 3 }, { g1: 't4' }, 0],
    [{ rule: 'weights', weights: { 'g1 t4': -3 }, maximum: 3, minimum: -3 }, { g1: 't4' }, -1],
  ] as [PlacingScoring, Record<string, string>, number][])('by %j earn %j: %d', (scoring, placed, share) => {
    expect(scorePlacing(scoring, key, placed)).toBeCloseTo(share);
  });

  test('by weights earn the same whatever was placed first', () => {
    const scoring: PlacingScoring = {
      rule: 'weights',
      weights: { 'g1 t1': 0.1, 'g2 t2': 0.2, 'g3 t3': 0.3 },
      maximum: 0.7,
    };
    const share = scorePlacing(scoring, key, { g1: 't1', g2: 't2', g3: 't3' });
    expect(scorePlacing(scoring, key, { g3: 't3', g2: 't2', g1: 't1' })).toBe(share);
  });

  test('a token that two places want goes where the other has no choice', () => {
    const once = () => 1;
    expect(fillPlaces({ g1: ['t1', 't2'], g2: ['t1'] }, once)).toEqual({ g1: 't2', g2: 't1' });
    expect(fillPlaces({ g1: ['t1'], g2: ['t1'] }, once)).toBeNull();
    expect(fillPlaces({ g1: ['t1'], g2: ['t1'] }, () => 2)).toEqual({ g1: 't1', g2: 't1' });
  });

  test('whenever any filling is right throughout, one is found, and it earns everything', () => {
    const tokens = ['t1', 't2', 't3', 't4', 't5'];
    const order = fc.shuffledSubarray(tokens, { minLength: 5, maxLength: 5 });
    const more = fc.array(fc.subarray(tokens), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(order, more, (hidden, extra) => {
        // One filling exists by making: place n takes hidden[n].
        const solvable = Object.fromEntries(extra.map((also, at) => [`g${at}`, [...also, hidden[at] ?? 't1']]));
        const filled = fillPlaces(solvable, () => 1);
        expect(filled && Object.keys(filled).length).toBe(4);
        expect(filled && new Set(Object.values(filled)).size).toBe(4);
        expect(scorePlacing(perPlace, solvable, filled ?? {})).toBe(1);
      }),
    );
  });

  test('what cannot have been placed does not count', () => {
    const most = mostOf([{ id: 't1' }, { id: 't2', max: 2 }, { id: 't3', max: 0 }]);
    expect(soundPlacing({ g1: 't1', g2: 't1', g3: 't9', zz: 't1' }, ['g1', 'g2', 'g3'], most)).toEqual({ g1: 't1' });
    expect(soundPlacing({ g1: 't3', g2: 't3', g3: 't3' }, ['g1', 'g2', 'g3'], most)).toEqual({
      g1: 't3',
      g2: 't3',
      g3: 't3',
    });
  });
});
