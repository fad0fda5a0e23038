import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTITUDE } from './attitude.ts';
import { itemStatistics } from './item-statistics.ts';
import { kr20, reliability } from './reliability.ts';
import { scoreMatrix } from './score-matrix.ts';

// Output of R's psych::alpha and psych::alpha.ci on `attitude`.
const PSYCH = {
  alpha: 0.84314276956476,
  feldt: { lower: 0.739375685643107, upper: 0.915773072159982 },
  sdOfMeans: 8.2497890560824,
  ifDropped: [
    0.809760206308921, 0.79691745727414, 0.827847765938659, 0.803030975022574, 0.795386574198205, 0.863872311446437,
    0.840464868265457,
  ],
  rawR: [
    0.77882570186017, 0.836780550564568, 0.697276803370625, 0.806685922551726, 0.850130443859541, 0.420700988534005,
    0.595344985705998,
  ],
  rDrop: [
    0.671262057223664, 0.742109710222238, 0.560711111480256, 0.714445498133676, 0.7862755938344, 0.265034339196676,
    0.460810549468496,
  ],
  mean: [
    64.6333333333333, 66.6, 53.1333333333333, 56.3666666666667, 64.6333333333333, 74.7666666666667, 42.9333333333333,
  ],
  sd: [
    12.1725619475859, 13.3147571746799, 12.2354299935244, 11.7370128765529, 10.3972255361983, 9.89490754895157,
    10.2887060053424,
  ],
};
// Closed forms: nothing but the last digits may differ.
const near = (value: number | null | undefined, wanted: number) =>
  expect(Math.abs((value ?? Number.NaN) / wanted - 1)).toBeLessThan(1e-6);

describe('on the attitude data', () => {
  const matrix = scoreMatrix(ATTITUDE, new Array(7).fill(100));

  it('agrees with R psych on alpha, its interval and alpha if dropped', () => {
    const found = reliability(matrix);
    near(found.alpha, PSYCH.alpha);
    near(found.interval?.lower, PSYCH.feldt.lower);
    near(found.interval?.upper, PSYCH.feldt.upper);
    near(found.sd, PSYCH.sdOfMeans * 7);
    near(found.sem, PSYCH.sdOfMeans * 7 * Math.sqrt(1 - PSYCH.alpha));
    PSYCH.ifDropped.forEach((wanted, item) => {
      near(found.alphaIfDropped[item], wanted);
    });
  });

  it('agrees with R psych on item means, spreads and item-total and item-rest correlations', () => {
    itemStatistics(matrix).forEach((item, at) => {
      near(item.mean, PSYCH.mean[at] ?? 0);
      near(item.sd, PSYCH.sd[at] ?? 0);
      near(item.itemTotal, PSYCH.rawR[at] ?? 0);
      near(item.itemRest, PSYCH.rDrop[at] ?? 0);
    });
  });
});

describe('reliability', () => {
  it('is 2/3 for a hand-worked Guttman pattern of two items, by alpha and by KR-20', () => {
    // Items (1,1,0), (1,0,0): variances 1/3 and 1/3, totals 2,1,0 with variance 1: 2 · (1 - 2/3) = 2/3.
    const matrix = scoreMatrix([
      [1, 1],
      [1, 0],
      [0, 0],
    ]);
    expect(reliability(matrix).alpha).toBeCloseTo(2 / 3, 12);
    expect(kr20(matrix)).toBeCloseTo(2 / 3, 12);
    expect(reliability(matrix).sem).toBeCloseTo(Math.sqrt(1 / 3), 12);
  });

  it('counts only persons with every item, and says how many', () => {
    const matrix = scoreMatrix([
      [1, 1],
      [1, 0],
      [0, 0],
      [null, 1],
    ]);
    expect(reliability(matrix)).toMatchObject({ n: 3, items: 2 });
    expect(reliability(matrix).alpha).toBeCloseTo(2 / 3, 12);
  });

  it('says nothing where there is nothing to say', () => {
    const nothing = { alpha: null, interval: null, sem: null };
    expect(reliability(scoreMatrix([]))).toMatchObject(nothing);
    expect(reliability(scoreMatrix([[1], [0]]))).toMatchObject(nothing);
    expect(
      reliability(
        scoreMatrix([
          [1, 0],
          [1, 0],
        ]),
      ),
    ).toMatchObject(nothing);
  });

  it('refuses KR-20 for partial credit', () => {
    expect(() => kr20(scoreMatrix([[0.5, 1]]))).toThrow(RangeError);
  });

  it('stays below 1, keeps alpha in its interval and does not mind the order of persons or a change of unit', () => {
    const tests = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), {
      minLength: 5,
      maxLength: 30,
    });
    fc.assert(
      fc.property(tests, (rows) => {
        const { alpha, interval } = reliability(scoreMatrix(rows, [4, 4, 4, 4]));
        if (alpha === null || interval === null) return;
        expect(alpha).toBeLessThanOrEqual(1 + 1e-9);
        expect(interval.lower).toBeLessThanOrEqual(alpha + 1e-9);
        const other = rows.toReversed().map((row) => row.map((score) => score * 0.25));
        expect(reliability(scoreMatrix(other, [1, 1, 1, 1])).alpha).toBeCloseTo(alpha, 8);
      }),
    );
  });
});
