/**
 * Points by choice where another key holds: what is right now is worth what the right ones were, what no longer is what wrong ones
 * cost. The others keep their own, so that what was half right still is.
 */
export function reweighed(
  weights: ReadonlyMap<string, number>,
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, number> {
  const worth = (name: string) => weights.get(name) ?? 0;
  const most = Math.max(0, ...before.map(worth)) || 1;
  const wrong = [...weights].filter(([name]) => !before.includes(name)).map(([, points]) => points);
  const least = Math.min(0, ...wrong);
  const anew = new Map(weights);
  for (const name of before) if (!after.includes(name)) anew.set(name, least);
  for (const name of after) if (!before.includes(name) || worth(name) <= 0) anew.set(name, most);
  return anew;
}
