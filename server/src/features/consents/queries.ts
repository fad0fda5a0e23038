import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Word } from 'shared/people/camera-consent.ts';
import type { Db, Tx } from '../../db/db.ts';
import { consents } from './tables.ts';

export type Consent = typeof consents.$inferSelect;

/** The newest word of each party, by candidate. */
export async function wordsOf(db: Db | Tx, candidateIds: readonly string[]): Promise<Map<string, Word[]>> {
  const words = new Map<string, Word[]>();
  if (candidateIds.length === 0) return words;
  const rows = await db
    .select()
    .from(consents)
    .where(and(inArray(consents.candidateId, [...candidateIds]), eq(consents.isLatest, true)));
  for (const { candidateId, party, version, act, microphone, alternative } of rows)
    words.set(candidateId, [
      ...(words.get(candidateId) ?? []),
      { party, version, camera: act === 'given', microphone, alternative },
    ]);
  return words;
}

/** Every act of these candidates, the latest first. */
export function actsOf(db: Db | Tx, candidateIds: readonly string[]): Promise<Consent[]> {
  if (candidateIds.length === 0) return Promise.resolve([]);
  return db
    .select()
    .from(consents)
    .where(inArray(consents.candidateId, [...candidateIds]))
    .orderBy(desc(consents.at), desc(consents.isLatest));
}
