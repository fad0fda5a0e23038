import { moments } from './correlation.ts';

export interface OptionStatistics {
  /** Null is the row of those who left the question blank. */
  readonly option: string | null;
  readonly isKey: boolean;
  readonly n: number;
  /** Share of all who were given the question, 0 to 1. */
  readonly share: number;
  /** Correlation of "chose this" (0/1) with the rest of the test; null where nobody or everybody did. */
  readonly restCorrelation: number | null;
  /** Mean of the criterion over those who chose this; null where nobody did. */
  readonly meanOfChoosers: number | null;
}

/**
 * How each option of a choice question drew persons (Haladyna 2004, ch. 9). `choices`: per person the chosen option, null
 * for blank, undefined where the question was not given. `criterion`: per person the rest score (see `restShares`), in any
 * unit: means come back in it. One row per option in the order given, then the row of blanks. A choice that is no option
 * counts as blank. Throws a RangeError when the two lists differ in length.
 */
export function distractors(
  choices: readonly (string | null | undefined)[],
  criterion: ArrayLike<number>,
  options: readonly string[],
  key: string | null,
): OptionStatistics[] {
  if (choices.length !== criterion.length)
    throw new RangeError(`${choices.length} choices, ${criterion.length} scores`);
  const rows: (string | null)[] = [...options, null];
  const blank = options.length;
  const places = new Map(options.map((option, at) => [option, at]));
  const chosen = choices.map((choice) => (choice === undefined ? -1 : (places.get(choice ?? '') ?? blank)));
  const { mean } = moments(criterion);

  // One pass: per option how many chose it, and how far their criterion lies from the mean of all.
  const counts = rows.map(() => 0);
  const scored = rows.map(() => 0);
  const away = rows.map(() => 0);
  let squares = 0;
  for (let person = 0; person < chosen.length; person++) {
    const at = chosen[person] ?? -1;
    if (at < 0) continue;
    counts[at] = (counts[at] ?? 0) + 1;
    const distance = (criterion[person] ?? Number.NaN) - (mean ?? 0);
    if (Number.isNaN(distance)) continue;
    scored[at] = (scored[at] ?? 0) + 1;
    away[at] = (away[at] ?? 0) + distance;
    squares += distance * distance;
  }
  const given = sum(counts);
  const n = sum(scored);
  const drift = n === 0 ? 0 : sum(away) / n;
  const spread = squares - n * drift * drift;
  return rows.map((option, at) => {
    const own = scored[at] ?? 0;
    const centred = (away[at] ?? 0) - own * drift;
    const dummySpread = own * (1 - own / n);
    // A 0/1 variable has the spread n p (1 - p) and the cross product Σ over choosers of (criterion - mean).
    const r = centred / Math.sqrt(dummySpread * spread);
    return {
      option,
      isKey: option !== null && option === key,
      n: counts[at] ?? 0,
      share: given === 0 ? 0 : (counts[at] ?? 0) / given,
      restCorrelation: n < 3 || own === 0 || own === n || spread <= 1e-24 * n ? null : Math.max(-1, Math.min(1, r)),
      meanOfChoosers: own === 0 || mean === null ? null : mean + (away[at] ?? 0) / own,
    };
  });
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
