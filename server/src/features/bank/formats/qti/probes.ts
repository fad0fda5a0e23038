import { seededRandom, shuffle } from 'shared/papers/random.ts';
import { container, type QtiValue, single, type Valued } from 'shared/questions/qti/value.ts';

/** More than this many answers are not tried one by one. */
const MOST = 300;

/** Equal values once each, in their order, with the correct one and none in front. */
export function distinct(values: readonly Valued[], correct: Valued): Valued[] {
  const seen = new Map<string, Valued>();
  for (const value of [correct, null, ...values]) seen.set(JSON.stringify(value?.values ?? null), value);
  return [...seen.values()].slice(0, MOST);
}

/** Ways of choosing among identifiers: all of them where they are few, else the telling ones and some by chance. */
export function selections(
  like: Pick<QtiValue, 'cardinality' | 'baseType'>,
  ids: readonly string[],
  most: number,
  correct: Valued,
): Valued[] {
  if (like.cardinality === 'single')
    return distinct(
      ids.map((id) => single(like.baseType, id)),
      correct,
    );
  const limit = most === 0 ? ids.length : Math.min(most, ids.length);
  const sets = ids.length <= 8 ? subsets(ids) : telling(ids, (correct?.values ?? []).map(String), limit);
  return distinct(
    sets.filter((set) => set.length <= limit).map((set) => container(like.cardinality, like.baseType, set)),
    correct,
  );
}

function subsets(ids: readonly string[]): string[][] {
  return Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, at) => (bits >> at) & 1));
}

function telling(ids: readonly string[], correct: readonly string[], limit: number): string[][] {
  const random = seededRandom(ids.join(' '));
  const byChance = Array.from({ length: 120 }, () => {
    const size = 1 + Math.floor(random() * limit);
    return shuffle(random, ids).slice(0, size);
  });
  return [
    ...ids.map((id) => [id]),
    ...correct.map((id) => correct.filter((other) => other !== id)),
    ...ids.filter((id) => !correct.includes(id)).map((id) => [...correct, id]),
    [...ids],
    ...byChance,
  ];
}

/**
 * Ways of pairing: the correct pairs, less one, with one changed, each pair alone, and some by chance. `most` says how often
 * an identifier of either side may be used (0: without end).
 */
export function pairings(
  baseType: 'pair' | 'directedPair',
  pairs: readonly (readonly [string, string])[],
  most: (id: string) => number,
  correct: Valued,
): Valued[] {
  const random = seededRandom(pairs.map((pair) => pair.join(' ')).join(','));
  const right = (correct?.values ?? []).map((value) => String(value).split(' ') as [string, string]);
  const byChance = Array.from({ length: 120 }, () => {
    const size = 1 + Math.floor(random() * Math.max(right.length, 2));
    return shuffle(random, pairs).slice(0, size);
  });
  const sets = [
    ...right.map((pair) => right.filter((other) => other !== pair)),
    ...pairs.slice(0, 120).map((pair) => [pair]),
    ...pairs.slice(0, 60).map((pair) => [...right, pair]),
    ...right.map((pair) => [
      ...right.filter((other) => other !== pair),
      pairs[Math.floor(random() * pairs.length)] ?? pair,
    ]),
    ...byChance,
  ];
  const value = (set: readonly (readonly [string, string])[]) =>
    container('multiple', baseType, [...new Set(set.map(([a, b]) => written(baseType, a, b)))]);
  return distinct(
    sets.map((set) => value(allowed(set, most))),
    correct,
  );
}

export function written(baseType: 'pair' | 'directedPair', a: string, b: string): string {
  return (baseType === 'pair' ? [a, b].sort() : [a, b]).join(' ');
}

/** The pairs that a candidate could make together, taken from the front. */
function allowed(set: readonly (readonly [string, string])[], most: (id: string) => number) {
  const used = new Map<string, number>();
  return set.filter((pair) => {
    const fits = pair.every((id) => most(id) === 0 || (used.get(id) ?? 0) < most(id));
    if (fits) for (const id of pair) used.set(id, (used.get(id) ?? 0) + 1);
    return fits;
  });
}

/** Orders: the right one, neighbours changed, turned round, reversed, and some by chance. */
export function orders(ids: readonly string[], correct: Valued): Valued[] {
  const random = seededRandom(ids.join(' '));
  const right = correct && correct.values.length > 0 ? correct.values.map(String) : [...ids];
  const swapped = right.slice(1).map((_, at) => {
    const copy = [...right];
    [copy[at], copy[at + 1]] = [copy[at + 1] ?? '', copy[at] ?? ''];
    return copy;
  });
  const turned = right.map((_, at) => [...right.slice(at), ...right.slice(0, at)]);
  const byChance = Array.from({ length: 60 }, () => shuffle(random, ids));
  return distinct(
    [...swapped, ...turned, [...right].reverse(), [...ids], ...byChance].map((order) =>
      container('ordered', 'identifier', order),
    ),
    correct,
  );
}
