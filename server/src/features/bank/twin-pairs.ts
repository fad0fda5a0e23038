import { likeness, TWIN_LIKENESS } from 'shared/bank/sketch.ts';
import { clustering } from 'shared/papers/twin-clusters.ts';
import type { Db, Tx } from '../../db/db.ts';
import { dismissedOf, type FoundPair, sketchesOf } from './twins.ts';

/**
 * Pairs of near twins that join these questions to clusters, without pairs that somebody has dismissed: enough of them to say
 * which questions are twins, or twins of twins, and no more (a hundred sums that are all alike give 99 pairs).
 */
export async function twinPairsWithin(db: Db | Tx, ids: readonly string[]): Promise<FoundPair[]> {
  const sketches = await sketchesOf(db, ids);
  const dismissed = await dismissedOf(db, ids);
  const byBand = new Map<string, typeof sketches>();
  for (const one of sketches)
    for (const [at, band] of one.bands.entries()) {
      const name = `${at} ${band}`;
      byBand.set(name, [...(byBand.get(name) ?? []), one]);
    }
  const clusters = clustering(ids);
  const pairs: FoundPair[] = [];
  for (const alike of byBand.values())
    for (const [at, one] of alike.entries())
      for (const other of alike.slice(at + 1)) {
        if (clusters.areJoined(one.questionId, other.questionId)) continue;
        const value = likeness(one.sketch, other.sketch);
        if (value < TWIN_LIKENESS) continue;
        if (dismissed.has([one.questionId, other.questionId].sort().join(' '))) continue;
        clusters.join(one.questionId, other.questionId);
        pairs.push({ one: one.questionId, other: other.questionId, likeness: value });
      }
  return pairs;
}
