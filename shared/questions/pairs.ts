import { z } from 'zod';
import { PartId } from './part-id.ts';
import { reweighed } from './reweigh.ts';

/** What a wrong answer costs, as a share of the question's points; absent: nothing. */
export const Penalty = z.number().min(0).max(1);

/** How pairs earn points. Where a definition has none: `perPair`. */
export const PairScoring = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('allOrNothing'), penalty: Penalty.optional() }),
  /** Each right pair an equal share; pairs beyond the number that the key has cost a share each, wrong ones the penalty. */
  z.object({ rule: z.literal('perPair'), penalty: Penalty.optional() }),
  /** Points by pair, over `maximum`; a pair that is not named is worth 0. Never below `minimum` (0 where absent). */
  z.object({
    rule: z.literal('weights'),
    pairs: z.array(z.object({ from: PartId, to: PartId, points: z.number().min(-1_000).max(1_000) })).max(400),
    maximum: z.number().positive().max(1_000),
    minimum: z.number().min(-1_000).max(0).optional(),
  }),
]);
export type PairScoring = z.infer<typeof PairScoring>;

export type Pair = readonly [from: string, to: string];

/** One name of a pair. */
export const pairName = ([from, to]: Pair): string => `${from} ${to}`;

/** The pairs of a record from one side to the other. */
export const pairsOf = (record: Readonly<Record<string, readonly string[]>>): Pair[] =>
  Object.entries(record).flatMap(([from, list]) => list.map((to): Pair => [from, to]));

/** Share of the points, in [-1, 1], of pairs given where `key` is right. */
export function scorePairs(
  key: readonly Pair[],
  given: readonly Pair[],
  scoring: PairScoring = { rule: 'perPair' },
): number {
  const wanted = new Set(key.map(pairName));
  const named = new Set(given.map(pairName));
  if (wanted.size === 0 || named.size === 0) return 0;
  const right = [...named].filter((name) => wanted.has(name)).length;
  const wrong = named.size - right;
  switch (scoring.rule) {
    case 'allOrNothing':
      return right === wanted.size && wrong === 0 ? 1 : -(scoring.penalty ?? 0) || 0;
    case 'perPair': {
      const beyond = Math.max(0, named.size - wanted.size);
      const share = Math.max(0, right - beyond) / wanted.size;
      return Math.max(-1, share - ((scoring.penalty ?? 0) * wrong) / wanted.size) || 0;
    }
    case 'weights': {
      const { pairs, maximum, minimum = 0 } = scoring;
      const points = new Map(pairs.map(({ from, to, points: worth }) => [pairName([from, to]), worth]));
      // In one order whatever the response's: a sum of fractions depends on its order.
      const sum = [...named].sort().reduce((total, name) => total + (points.get(name) ?? 0), 0);
      return Math.max(-1, Math.min(1, Math.max(minimum, sum) / maximum)) || 0;
    }
  }
}

/** The rule where another key holds: points by pair go where the key goes. */
export function pairScoringFor<Scoring extends PairScoring | undefined>(
  scoring: Scoring,
  before: readonly Pair[],
  after: readonly Pair[],
): Scoring | PairScoring {
  if (scoring?.rule !== 'weights') return scoring;
  const [was, is] = [before.map(pairName), after.map(pairName)];
  if ([...was].sort().join() === [...is].sort().join()) return scoring;
  const points = new Map(scoring.pairs.map(({ from, to, points: worth }) => [pairName([from, to]), worth]));
  const weights = reweighed(points, was, is);
  const pairs = [...weights].map(([name, worth]) => {
    const [from = '', to = ''] = name.split(' ');
    return { from, to, points: worth };
  });
  return { ...scoring, pairs, maximum: is.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0) };
}
