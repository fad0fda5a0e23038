/**
 * What persons earned on items, in points. The data rules of classical analysis stand here, once:
 * - a question that was given and left blank earned 0: it is a score, not a missing value;
 * - a question that was not given to a person (another branch of the paper) is missing (NaN): the person does not count
 *   for that item, and her total is read as the share of the points that her own items could give;
 * - reliability uses only persons with every item (listwise) and says how many they were.
 */
export interface ScoreMatrix {
  readonly persons: number;
  readonly items: number;
  /** Length persons x items, one person after another; NaN where the item was not given. */
  readonly scores: Float64Array;
  /** The most points of each item, > 0. Length items. */
  readonly maxima: Float64Array;
}

/** A matrix of rows (one per person; null = not given). `maxima` are 1 where absent. Throws a RangeError for ragged rows. */
export function scoreMatrix(rows: readonly (readonly (number | null)[])[], maxima?: readonly number[]): ScoreMatrix {
  const items = maxima?.length ?? rows[0]?.length ?? 0;
  const scores = new Float64Array(rows.length * items);
  rows.forEach((row, person) => {
    if (row.length !== items) throw new RangeError(`row ${person} has ${row.length} scores, the matrix ${items} items`);
    for (let item = 0; item < items; item++) scores[person * items + item] = row[item] ?? Number.NaN;
  });
  const most = Float64Array.from(maxima ?? new Array<number>(items).fill(1));
  if (most.some((points) => !(points > 0))) throw new RangeError('every item needs more than 0 points');
  return { persons: rows.length, items, scores, maxima: most };
}

/** What each person earned, and what her items could give, both in points. Length persons each. */
export function totals(matrix: ScoreMatrix): { earned: Float64Array; possible: Float64Array } {
  const earned = new Float64Array(matrix.persons);
  const possible = new Float64Array(matrix.persons);
  for (let person = 0, cell = 0; person < matrix.persons; person++) {
    for (let item = 0; item < matrix.items; item++, cell++) {
      const score = matrix.scores[cell] ?? Number.NaN;
      if (Number.isNaN(score)) continue;
      earned[person] = (earned[person] ?? 0) + score;
      possible[person] = (possible[person] ?? 0) + (matrix.maxima[item] ?? 0);
    }
  }
  return { earned, possible };
}

/** One item's scores. Length persons; NaN where not given. */
export function columnOf(matrix: ScoreMatrix, item: number): Float64Array {
  const column = new Float64Array(matrix.persons);
  for (let person = 0; person < matrix.persons; person++) {
    column[person] = matrix.scores[person * matrix.items + item] ?? Number.NaN;
  }
  return column;
}

/**
 * The criterion of an item: the share (0 to 1) of the points that each person earned on her other items. Length persons;
 * NaN where the item was not given or nothing else was. On complete data it is the rest score up to a constant factor.
 */
export function restShares(matrix: ScoreMatrix, item: number, { earned, possible } = totals(matrix)): Float64Array {
  const rest = columnOf(matrix, item);
  const most = matrix.maxima[item] ?? 0;
  for (let person = 0; person < matrix.persons; person++) {
    const others = (possible[person] ?? 0) - most;
    rest[person] = others > 0 ? ((earned[person] ?? 0) - (rest[person] ?? 0)) / others : Number.NaN;
  }
  return rest;
}
