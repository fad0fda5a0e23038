import { moments } from './correlation.ts';

export interface Bin {
  /** In points. A bin holds from <= score < to; the last one also holds `to`. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
}

export interface ScoreSummary {
  readonly n: number;
  readonly mean: number | null;
  /** Standard error of the mean, sd / √n, in points. */
  readonly meanError: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly quartile1: number | null;
  readonly median: number | null;
  readonly quartile3: number | null;
  readonly max: number | null;
}

/**
 * Counts of scores in bins of `width` points over [0, most]. Scores outside are counted in the nearest bin. Throws a
 * RangeError unless width > 0 and most > 0.
 */
export function scoreDistribution(scores: readonly number[], most: number, width: number): Bin[] {
  if (!(width > 0 && most > 0)) throw new RangeError(`bins of ${width} over ${most} points`);
  const count = Math.ceil(most / width - 1e-9);
  const counts = new Array<number>(count).fill(0);
  for (const score of scores) {
    // 8.25 may be stored as 8.249999…: a billionth of a bin decides nothing.
    const bin = Math.max(0, Math.min(count - 1, Math.floor(score / width + 1e-9)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((n, bin) => ({ from: bin * width, to: Math.min(most, (bin + 1) * width), n }));
}

/** Size, centre and spread of a list of scores, in their own unit. Quartiles as `quantile`. */
export function summarise(scores: readonly number[]): ScoreSummary {
  const { n, mean, sd } = moments(scores);
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort((a, b) => a - b);
  return {
    n,
    mean,
    meanError: sd === null ? null : sd / Math.sqrt(n),
    sd,
    min: sorted[0] ?? null,
    quartile1: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    quartile3: quantile(sorted, 0.75),
    max: sorted.at(-1) ?? null,
  };
}

/** The p-quantile of sorted values by linear interpolation of order statistics (Hyndman & Fan 1996, type 7; R's default). */
function quantile(sorted: readonly number[], p: number): number | null {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (place - Math.floor(place));
}
