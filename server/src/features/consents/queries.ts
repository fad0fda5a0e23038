import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Word } from 'shared/people/camera-consent.ts';
import type { Db, Tx } from '../../db/db.ts';
import { attempts } from '../delivery/index.ts';
import { consents } from './tables.ts';

export type Consent = typeof consents.$inferSelect;

/** The newest word of each party, by candidate; of a family that agreed during the sitting, that it came late. */
export async function wordsOf(db: Db | Tx, candidateIds: readonly string[]): Promise<Map<string, Word[]>> {
  const words = new Map<string, Word[]>();
  if (candidateIds.length === 0) return words;
  const rows = await db
    .select({ consent: consents, begunAt: attempts.startedAt })
    .from(consents)
    .leftJoin(attempts, eq(attempts.candidateId, consents.candidateId))
    .where(and(inArray(consents.candidateId, [...candidateIds]), eq(consents.isLatest, true)));
  const changed = rows.filter(
    ({ consent, begunAt }) => consent.party === 'family' && consent.act === 'given' && begunAt && consent.at > begunAt,
  );
  const acts = await actsOf(
    db,
    changed.map(({ consent }) => consent.candidateId),
  );
  for (const { consent, begunAt } of rows) {
    const { candidateId, party, version, act, microphone, alternative } = consent;
    const word = { party, version, camera: act === 'given', microphone, alternative };
    const held = begunAt && changed.some((one) => one.consent === consent) ? heldSince(acts, consent, begunAt) : null;
    words.set(candidateId, [
      ...(words.get(candidateId) ?? []),
      held ? { ...word, isLate: !held.camera, microphone: held.microphone } : word,
    ]);
  }
  return words;
}

/** What a family's word allows in a sitting that has begun: no more than at its beginning and at any moment since. */
function heldSince(acts: readonly Consent[], { candidateId, version }: Consent, begunAt: Date) {
  const own = acts.filter((one) => one.candidateId === candidateId && one.party === 'family');
  const atBeginning = own.find(({ at }) => at <= begunAt);
  const since = own.filter(({ at }) => at > begunAt);
  const isYes = (one: Consent | undefined) => one?.act === 'given' && one.version === version;
  const camera = [atBeginning, ...since].every(isYes);
  return { camera, microphone: camera && [atBeginning, ...since].every((one) => one?.microphone) };
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
