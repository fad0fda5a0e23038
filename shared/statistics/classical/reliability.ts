import { fQuantile } from '../numerics/f-distribution.ts';
import { moments } from './correlation.ts';
import type { ScoreMatrix } from './score-matrix.ts';

export interface Reliability {
  /** Persons with every item: only they count. */
  readonly n: number;
  readonly items: number;
  /** Cronbach's alpha; null below two items, below two persons, or where totals do not vary. */
  readonly alpha: number | null;
  /** 95 % interval of alpha by Feldt. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Sample standard deviation of totals, in points. */
  readonly sd: number | null;
  /** Standard error of measurement of one total, in points: sd · √(1 - alpha). */
  readonly sem: number | null;
  /** Alpha of the test without each item, in the matrix's order. */
  readonly alphaIfDropped: readonly (number | null)[];
}

/**
 * Internal consistency of a test. alpha = k/(k-1) · (1 - Σ var(item) / var(total)) (Cronbach 1951); variances with divisor
 * n - 1. Interval: `feldtInterval`. Persons with a missing item are left out (listwise). Alpha is a lower bound where
 * items are parallel up to constants; on a test of parts it usually understates.
 */
export function reliability(matrix: ScoreMatrix): Reliability {
  const { items } = matrix;
  const rows = completeRows(matrix);
  const n = rows.length;
  const total = Float64Array.from(rows, (row) => row.reduce((sum, score) => sum + score, 0));
  const { sd } = moments(total);
  const variances: number[] = [];
  const withTotal: number[] = [];
  const meanTotal = moments(total).mean ?? 0;
  for (let item = 0; item < items; item++) {
    let sum = 0;
    for (const row of rows) sum += row[item] ?? 0;
    const mean = sum / n;
    let own = 0;
    let joint = 0;
    for (let person = 0; person < n; person++) {
      const away = (rows[person]?.[item] ?? 0) - mean;
      own += away * away;
      joint += away * ((total[person] ?? 0) - meanTotal);
    }
    variances.push(own / (n - 1));
    withTotal.push(joint / (n - 1));
  }
  const sumOfVariances = variances.reduce((sum, variance) => sum + variance, 0);
  const variance = sd === null ? 0 : sd * sd;
  const alpha = alphaOf(items, sumOfVariances, variance);
  return {
    n,
    items,
    alpha,
    interval: alpha === null ? null : feldtInterval(alpha, n, items),
    sd,
    sem: alpha === null || sd === null ? null : sd * Math.sqrt(Math.max(0, 1 - alpha)),
    alphaIfDropped: variances.map((own, item) =>
      alphaOf(items - 1, sumOfVariances - own, variance + own - 2 * (withTotal[item] ?? 0)),
    ),
  };
}

/**
 * KR-20 = k/(k-1) · (1 - Σ p·q / σ²), σ² with divisor n (Kuder & Richardson 1937, formula 20): alpha for items scored 0
 * or their maximum. Null where alpha would be; throws a RangeError when an item has partial credit.
 */
export function kr20(matrix: ScoreMatrix): number | null {
  for (let cell = 0; cell < matrix.scores.length; cell++) {
    const score = matrix.scores[cell] ?? Number.NaN;
    if (!Number.isNaN(score) && score !== 0 && score !== matrix.maxima[cell % matrix.items]) {
      throw new RangeError(`KR-20 wants right or wrong, item ${cell % matrix.items} has a score of ${score}`);
    }
  }
  return reliability(matrix).alpha;
}

/**
 * Feldt's interval of alpha: 1 - (1 - alpha) · F, F the 1 - (1 - level)/2 and (1 - level)/2 quantiles on n - 1 and
 * (n - 1)(k - 1) degrees of freedom (Feldt 1965; Feldt, Woodruff & Salih 1987). Null below two persons or items.
 */
function feldtInterval(alpha: number, n: number, items: number, level = 0.95): { lower: number; upper: number } | null {
  if (n < 2 || items < 2) return null;
  const tail = (1 - level) / 2;
  const bound = (p: number) => 1 - (1 - alpha) * fQuantile(p, n - 1, (n - 1) * (items - 1));
  return { lower: bound(1 - tail), upper: bound(tail) };
}

function completeRows(matrix: ScoreMatrix): Float64Array[] {
  const rows: Float64Array[] = [];
  for (let person = 0; person < matrix.persons; person++) {
    const row = matrix.scores.subarray(person * matrix.items, (person + 1) * matrix.items);
    if (!row.some(Number.isNaN)) rows.push(row);
  }
  return rows;
}

function alphaOf(items: number, sumOfVariances: number, variance: number): number | null {
  if (items < 2 || !(variance > 1e-12)) return null;
  return (items / (items - 1)) * (1 - sumOfVariances / variance);
}
