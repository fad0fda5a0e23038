import { correlation, moments } from './correlation.ts';

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
  const known = new Set(options);
  const said = choices.map((choice) =>
    choice === undefined || (choice !== null && known.has(choice)) ? choice : null,
  );
  const given = said.filter((choice) => choice !== undefined).length;
  return [...options, null].map((option) => {
    const chose = Float64Array.from(said, (choice) => (choice === undefined ? Number.NaN : choice === option ? 1 : 0));
    const theirs = Float64Array.from(said, (choice, person) =>
      choice === option ? (criterion[person] ?? Number.NaN) : Number.NaN,
    );
    const n = said.filter((choice) => choice === option).length;
    return {
      option,
      isKey: option !== null && option === key,
      n,
      share: given === 0 ? 0 : n / given,
      restCorrelation: correlation(chose, criterion).r,
      meanOfChoosers: moments(theirs).mean,
    };
  });
}
