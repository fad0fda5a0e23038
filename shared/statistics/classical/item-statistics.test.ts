import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation } from './correlation.ts';
import { distractors } from './distractors.ts';
import { itemStatistics } from './item-statistics.ts';
import { columnOf, restShares, scoreMatrix } from './score-matrix.ts';
import { upperLower } from './upper-lower.ts';

const rows = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 5, maxLength: 5 }), {
  minLength: 6,
  maxLength: 40,
});

describe('difficulty and discrimination', () => {
  it('reads facility as the mean share of the points of the item', () => {
    const [first, second] = itemStatistics(
      scoreMatrix(
        [
          [0.25, 1],
          [0, 0.1],
          [0.25, 0.25],
          [0.25, 0.5],
        ],
        [0.25, 1],
      ),
    );
    expect(first?.facility).toBeCloseTo(0.75, 12);
    expect(second?.facility).toBeCloseTo(0.4625, 12);
  });

  it('equals the textbook point-biserial (M1 - M0) / s · √(p q) on 0/1 items', () => {
    const matrix = scoreMatrix([
      [1, 1, 1],
      [1, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]);
    // Totals 3 2 2 1 1 0: M1 = 7/3, M0 = 2/3, population s² = 11/12, p = q = 1/2.
    expect(itemStatistics(matrix)[0]?.itemTotal).toBeCloseTo(((7 / 3 - 2 / 3) / Math.sqrt(11 / 12)) * 0.5, 12);
  });

  it('leaves a person out of an item she was not given, and reads her rest on her own items', () => {
    const matrix = scoreMatrix([
      [1, null, 1],
      [0, 1, 1],
      [1, 0, null],
    ]);
    expect(itemStatistics(matrix).map((item) => item.n)).toEqual([3, 2, 2]);
    expect([...restShares(matrix, 0)]).toEqual([1, 1, 0]);
    expect([...restShares(matrix, 1)]).toEqual([Number.NaN, 0.5, 1]);
  });

  it('gives no correlation for an item that everybody got right', () => {
    const [item] = itemStatistics(
      scoreMatrix([
        [1, 0],
        [1, 1],
        [1, 0],
        [1, 1],
      ]),
    );
    expect(item).toMatchObject({ facility: 1, itemTotal: null, itemRest: null, itemRestInterval: null });
  });

  it('correlates an item with the rest as with the plain rest score when nothing is missing', () => {
    fc.assert(
      fc.property(rows, (scores) => {
        const matrix = scoreMatrix(scores);
        const rest = scores.map((row) => row.slice(1).reduce((sum, score) => sum + score, 0));
        const plain = correlation(columnOf(matrix, 0), rest).r;
        const found = itemStatistics(matrix)[0]?.itemRest ?? null;
        if (plain === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(plain, 9);
      }),
    );
  });
});

describe('the upper-lower index', () => {
  it('is 1 where the best 27 % are right and the weakest 27 % wrong', () => {
    const total = Array.from({ length: 100 }, (_, person) => person);
    expect(
      upperLower(
        total.map((at) => (at >= 73 ? 1 : 0)),
        total,
        1,
      ),
    ).toBeCloseTo(1, 12);
    expect(
      upperLower(
        total.map((at) => (at < 27 ? 2 : 0)),
        total,
        2,
      ),
    ).toBeCloseTo(-1, 12);
  });

  it('shares the edge of a group among tied persons', () => {
    // 10 persons, groups of 2.7: above, 9 and 8 are whole and 0.7 of the three at 5, a third of whom is right.
    const total = [9, 8, 5, 5, 5, 1, 1, 1, 1, 1];
    expect(upperLower([1, 1, 1, 0, 0, 0, 0, 0, 0, 0], total, 1)).toBeCloseTo((2 + 0.7 / 3) / 2.7, 12);
  });

  it('does not depend on the order of the list and stays within -1 and 1', () => {
    fc.assert(
      fc.property(rows, (scores) => {
        const matrix = scoreMatrix(scores);
        const index = itemStatistics(matrix)[0]?.upperLower ?? 0;
        expect(Math.abs(index)).toBeLessThanOrEqual(1 + 1e-12);
        expect(itemStatistics(scoreMatrix(scores.toReversed()))[0]?.upperLower).toBeCloseTo(index, 9);
      }),
    );
  });
});

describe('the distractor table', () => {
  const choices = ['a', 'a', 'b', 'b', null, 'a', undefined];
  const rest = [10, 8, 4, 2, 1, 9, 5];
  const table = distractors(choices, rest, ['a', 'b', 'c', 'd'], 'a');

  it('counts choosers and blanks among those who were given the question', () => {
    expect(table.map(({ option, n }) => [option, n])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 0],
      ['d', 0],
      [null, 1],
    ]);
    expect(table[0]).toMatchObject({ isKey: true, share: 0.5, meanOfChoosers: 9 });
    expect(table.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12);
  });

  it('shows who was drawn: the able by the key, the weak by the distractor, nobody by the dead one', () => {
    expect(table[0]?.restCorrelation).toBeGreaterThan(0.9);
    expect(table[1]?.restCorrelation).toBeLessThan(0);
    expect(table[2]).toMatchObject({ restCorrelation: null, meanOfChoosers: null });
  });

  it('agrees with the plain correlation of each 0/1 choice, over those who were given the question', () => {
    const lists = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', null, undefined), fc.integer({ min: 0, max: 9 })), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(lists, (pairs) => {
        const given = pairs.filter(([choice]) => choice !== undefined);
        for (const row of distractors(
          pairs.map(([choice]) => choice),
          pairs.map(([, score]) => score),
          ['a', 'b', 'c'],
          'a',
        )) {
          const chose = given.map(([choice]) => (choice === row.option ? 1 : 0));
          const plain = correlation(
            chose,
            given.map(([, score]) => score),
          ).r;
          if (plain === null) expect(row.restCorrelation).toBeNull();
          else expect(row.restCorrelation).toBeCloseTo(plain, 9);
        }
      }),
    );
  });

  it('takes a choice that is no option for a blank', () => {
    expect(distractors(['z', 'a'], [1, 2], ['a', 'b'], 'a').at(-1)).toMatchObject({ option: null, n: 1 });
  });
});
