import { z } from 'zod';
import { ofPart } from './part-id.ts';
import { capital, type Tally } from './tally.ts';

/** Each place of a question with what is right there (any one of them); nothing in the list: the place stays empty. */
export type PlacingKey = Readonly<Record<string, readonly string[]>>;
/** What a candidate put at each place. */
export type Placing = Readonly<Record<string, string>>;

/**
 * How placed tokens earn the points: `perPlace` each place alike, less `penalty` (a share of a place's worth) for each
 * wrongly filled one; `allOrNothing`; `weights` by "place token", as QTI maps pairs, of `maximum`.
 */
export const PlacingScoring = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('perPlace'), penalty: z.number().min(0).max(1).optional() }),
  z.object({ rule: z.literal('allOrNothing') }),
  z.object({
    rule: z.literal('weights'),
    weights: z.record(z.string().regex(/^[a-z0-9]{1,12} [a-z0-9]{1,12}$/), z.number().min(-1_000).max(1_000)),
    maximum: z.number().positive().max(1_000),
    minimum: z.number().min(-1_000).max(1_000).optional(),
  }),
]);
export type PlacingScoring = z.infer<typeof PlacingScoring>;

/** Share of the points in [-1, 1]; below 0 only by a rule that says so. */
export function scorePlacing(scoring: PlacingScoring, key: PlacingKey, placed: Placing): number {
  // In the order of the key, not of the moves: a sum of fractions depends on its order.
  const filled = Object.keys(key).flatMap((place): [string, string][] => {
    const token = ofPart(placed, place);
    return token === undefined ? [] : [[place, token]];
  });
  if (filled.length === 0) return 0;
  const right = filled.filter(([place, token]) => key[place]?.includes(token)).length;
  const wanted = Object.values(key).filter((tokens) => tokens.length > 0).length;
  switch (scoring.rule) {
    case 'perPlace': {
      const wrong = filled.length - right;
      return wanted === 0 ? 0 : bounded((right - (scoring.penalty ?? 0) * wrong) / wanted);
    }
    case 'allOrNothing':
      return wanted > 0 && right === wanted && filled.length === wanted ? 1 : 0;
    case 'weights': {
      const sum = filled.reduce((total, [place, token]) => total + (scoring.weights[`${place} ${token}`] ?? 0), 0);
      return bounded(Math.max(sum, scoring.minimum ?? 0) / scoring.maximum);
    }
  }
}

const bounded = (share: number) => Math.min(1, Math.max(-1, share));

/**
 * Fills every place that wants a token with one that is right there, no token oftener than it may be used; null where that
 * cannot be done. Augmenting paths: a token that two places want goes where the other has no choice.
 */
export function fillPlaces(key: PlacingKey, most: (token: string) => number): Record<string, string> | null {
  const holders = new Map<string, string[]>();
  const seat = (place: string, tried: Set<string>): boolean => {
    for (const token of ofPart(key, place) ?? []) {
      if (tried.has(token)) continue;
      tried.add(token);
      const held = holders.get(token) ?? [];
      if (held.length < most(token)) {
        holders.set(token, [...held, place]);
        return true;
      }
      const moved = held.find((other) => seat(other, tried));
      if (moved !== undefined) {
        holders.set(token, [...(holders.get(token) ?? []).filter((other) => other !== moved), place]);
        return true;
      }
    }
    return false;
  };
  for (const [place, tokens] of Object.entries(key)) if (tokens.length > 0 && !seat(place, new Set())) return null;
  const filled: Record<string, string> = {};
  for (const [token, places] of holders) for (const place of places) filled[place] = token;
  return filled;
}

/** True while the author has not said of every place what belongs there, or has said of none that anything does. */
export function lacksKey(key: PlacingKey, places: readonly string[]): boolean {
  return (
    places.some((place) => ofPart(key, place) === undefined) ||
    !places.some((place) => (ofPart(key, place) ?? []).length > 0)
  );
}

/** A response without places and tokens that the question does not have, and without a token used oftener than it may be. */
export function soundPlacing(placed: Placing, places: readonly string[], most: ReadonlyMap<string, number>): Placing {
  const used = new Map<string, number>();
  const sound: Record<string, string> = {};
  for (const place of places) {
    const token = ofPart(placed, place);
    if (token === undefined) continue;
    const count = (used.get(token) ?? 0) + 1;
    if (count > (most.get(token) ?? 0)) continue;
    used.set(token, count);
    sound[place] = token;
  }
  return sound;
}

/** How often each token may be used; any number of places where its `max` is 0, once where nothing is said. */
export function mostOf(tokens: readonly { readonly id: string; readonly max?: number }[]): ReadonlyMap<string, number> {
  return new Map(tokens.map(({ id, max }) => [id, max === 0 ? Number.POSITIVE_INFINITY : (max ?? 1)]));
}

/** What each place holds, tokens by their letters in master order; of several right ones the first stands for all. */
export function placingTallies(
  places: readonly string[],
  tokens: readonly { readonly id: string }[],
  key: PlacingKey,
): Tally<Placing>[] {
  const options = tokens.map(({ id }, at) => ({ id, label: capital(at) }));
  return places.map((place, at) => {
    const right = ofPart(key, place)?.[0] ?? null;
    return {
      label: String(at + 1),
      options,
      right,
      said(response) {
        const token = ofPart(response, place);
        return token !== undefined && ofPart(key, place)?.includes(token) ? right : (token ?? null);
      },
    };
  });
}
