/** Kelley (1939): 27 % at each end tells two groups apart best when scores are normal. */
const KELLEY_SHARE = 0.27;

/**
 * Upper-lower index D = facility among the best `share` of persons less facility among the weakest `share` (Johnson 1951;
 * Kelley 1939). `column`: one item's points per person (NaN = not given, not counted). `criterion`: each person's total.
 * `most`: the item's points. Persons tied at the edge of a group each enter with the same fraction, so the result does not
 * depend on the order of the list. Null below four persons.
 */
export function upperLower(
  column: ArrayLike<number>,
  criterion: ArrayLike<number>,
  most: number,
  share: number = KELLEY_SHARE,
): number | null {
  const sums = new Map<number, { n: number; points: number }>();
  let n = 0;
  for (let person = 0; person < column.length; person++) {
    const points = column[person] ?? Number.NaN;
    // Totals that differ only in floating-point dust are ties.
    const total = Math.round((criterion[person] ?? Number.NaN) * 1e9);
    if (Number.isNaN(points + total)) continue;
    n++;
    const at = sums.get(total);
    if (at) {
      at.n++;
      at.points += points;
    } else sums.set(total, { n: 1, points });
  }
  if (n < 4) return null;
  const groups = [...sums].sort(([a], [b]) => a - b).map(([, group]) => group);
  const size = share * n;
  return (meanOfFirst(groups.toReversed(), size) - meanOfFirst(groups, size)) / most;
}

function meanOfFirst(groups: readonly { n: number; points: number }[], size: number): number {
  let left = size;
  let points = 0;
  for (const group of groups) {
    const taken = Math.min(left, group.n);
    points += (group.points / group.n) * taken;
    left -= taken;
    if (left <= 0) break;
  }
  return points / size;
}
