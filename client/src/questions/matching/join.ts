import type { MatchingResponse, MatchingView } from 'shared/questions/matching/matching.ts';

/**
 * The pairs after a press on a target beside a source: joined, or parted where they were joined. A source that takes one
 * target changes it; a target that is used up leaves the source that has had it longest. Null for no pair at all.
 */
export function join(
  { sources, targets, perSource, perTarget }: MatchingView,
  response: MatchingResponse | null,
  source: string,
  target: string,
): MatchingResponse | null {
  const own = response?.[source] ?? [];
  const next: Record<string, string[]> = { ...response };
  if (own.includes(target)) next[source] = own.filter((id) => id !== target);
  else {
    const kept = perSource === 1 ? [] : own.slice(-(perSource - 1));
    next[source] = targets.flatMap(({ id }) => (id === target || kept.includes(id) ? [id] : []));
    const holders = sources.filter(({ id }) => id !== source && response?.[id]?.includes(target));
    const [first] = holders;
    if (first && perTarget !== undefined && holders.length >= perTarget)
      next[first.id] = (next[first.id] ?? []).filter((id) => id !== target);
  }
  const said = Object.entries(next).filter(([, list]) => list.length > 0);
  return said.length === 0 ? null : Object.fromEntries(said);
}
