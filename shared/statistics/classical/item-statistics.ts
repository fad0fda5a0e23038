import { correlation, correlationInterval, moments } from './correlation.ts';
import { columnOf, restShares, type ScoreMatrix, totals } from './score-matrix.ts';
import { upperLower } from './upper-lower.ts';

export interface ItemStatistics {
  /** Persons who were given the item. */
  readonly n: number;
  /** Mean and sample standard deviation, in points. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Mean share of the item's points, 0 (nobody) to 1 (everybody): for a 0/1 item the share of right answers. */
  readonly facility: number | null;
  /** Standard error of the facility: sd / √n / maximum. */
  readonly facilityError: number | null;
  /** Correlation of the item with the whole test; the point-biserial correlation where the item is 0/1. */
  readonly itemTotal: number | null;
  /** Corrected discrimination: correlation of the item with the test without it. */
  readonly itemRest: number | null;
  /** 95 % interval of `itemRest` by Fisher's z. */
  readonly itemRestInterval: { readonly lower: number; readonly upper: number } | null;
  /** Facility of the best 27 % less facility of the weakest 27 %, -1 to 1. */
  readonly upperLower: number | null;
}

/**
 * Difficulty and discrimination of every item, in the matrix's order (Lord & Novick 1968, ch. 15; corrected item-total
 * correlation: Henrysson 1963; psych::alpha calls the two correlations raw.r and r.drop). Time O(persons x items).
 */
export function itemStatistics(matrix: ScoreMatrix): ItemStatistics[] {
  const sums = totals(matrix);
  const shares = sums.earned.map((earned, person) => earned / (sums.possible[person] ?? 0));
  return Array.from({ length: matrix.items }, (_, item) => {
    const column = columnOf(matrix, item);
    const most = matrix.maxima[item] ?? 1;
    const { n, mean, sd } = moments(column);
    const rest = correlation(column, restShares(matrix, item, sums));
    return {
      n,
      mean,
      sd,
      facility: mean === null ? null : mean / most,
      facilityError: sd === null ? null : sd / Math.sqrt(n) / most,
      itemTotal: correlation(column, shares).r,
      itemRest: rest.r,
      itemRestInterval: rest.r === null ? null : correlationInterval(rest.r, rest.n),
      upperLower: upperLower(column, shares, most),
    };
  });
}
