import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreDistribution, summarise } from './distribution.ts';
import { omissions } from './omission.ts';

describe('the score distribution', () => {
  it('puts a score on an edge into the upper bin, and full marks into the last', () => {
    const bins = scoreDistribution([0, 0.5, 0.1 + 0.2 + 0.2, 8.25, 10], 10, 0.5);
    expect(bins).toHaveLength(20);
    expect(bins.filter((bin) => bin.n > 0).map((bin) => [bin.from, bin.n])).toEqual([
      [0, 1],
      [0.5, 2],
      [8, 1],
      [9.5, 1],
    ]);
  });

  it('loses nobody', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true })),
        fc.constantFrom(0.25, 0.3, 1),
        (scores, width) => {
          expect(scoreDistribution(scores, 10, width).reduce((sum, bin) => sum + bin.n, 0)).toBe(scores.length);
        },
      ),
    );
  });

  it('gives quartiles as R does by default', () => {
    // quantile(c(1, 2, 3, 4, 10)) -> 1 2 3 4 10; quantile(c(1, 2, 3, 4)) -> 1.75 2.5 3.25
    expect(summarise([10, 2, 3, 4, 1])).toMatchObject({
      n: 5,
      mean: 4,
      quartile1: 2,
      median: 3,
      quartile3: 4,
      max: 10,
    });
    expect(summarise([4, 3, 2, 1])).toMatchObject({ quartile1: 1.75, median: 2.5, quartile3: 3.25 });
    expect(summarise([])).toMatchObject({ n: 0, mean: null, median: null });
  });
});

describe('blanks', () => {
  const paper = (answers: string) => [...answers].map((sign, item) => ({ item, answered: sign === 'x' }));

  it('calls the first of the last run of blanks omitted and the others not reached', () => {
    const found = omissions([paper('x-x--'), paper('xxxxx'), paper('-----')], 5);
    expect(found.map((count) => count.omitted)).toEqual([1, 1, 0, 1, 0]);
    expect(found.map((count) => count.notReached)).toEqual([0, 1, 1, 1, 2]);
    expect(found.every((count) => count.n === 3)).toBe(true);
  });

  it('follows the order in which each paper printed the questions', () => {
    const [first, last] = omissions(
      [
        [
          { item: 1, answered: true },
          { item: 0, answered: false },
        ],
      ],
      2,
    );
    expect(first).toEqual({ n: 1, omitted: 1, notReached: 0 });
    expect(last).toEqual({ n: 1, omitted: 0, notReached: 0 });
  });
});
