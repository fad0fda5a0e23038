import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { PicturesUntil } from 'shared/contracts/consents.ts';
import type { Alternative, ConsentParty } from 'shared/people/camera-consent.ts';
import type { Tx } from '../../db/db.ts';
import { candidates } from '../sessions/index.ts';
import { consents } from './tables.ts';

export interface NewWord {
  readonly party: ConsentParty;
  readonly version: string;
  readonly act: 'given' | 'refused' | 'withdrawn';
  readonly microphone: boolean;
  readonly alternative: Alternative | null;
  readonly picturesUntil?: PicturesUntil | null;
  readonly representativeName?: string | null;
  readonly relation?: string | null;
  readonly form?: string;
  readonly recordedBy?: string;
}

/** Writes a word down for each of these candidates; what the party said before stays, and no longer holds. */
export async function appendWord(
  tx: Tx,
  candidateIds: readonly string[],
  { party, ...said }: NewWord,
  now: number,
): Promise<void> {
  await lockCandidates(tx, candidateIds);
  await tx
    .update(consents)
    .set({ isLatest: false })
    .where(and(inArray(consents.candidateId, [...candidateIds]), eq(consents.party, party)));
  await tx.insert(consents).values(
    candidateIds.map((candidateId) => ({
      ...{ id: randomUUID(), candidateId, party, at: new Date(now), isLatest: true },
      ...said,
    })),
  );
}

/** Two words at once would each find the other's row not yet there, and both would hold. */
export async function lockCandidates(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  await tx
    .select({ id: candidates.id })
    .from(candidates)
    .where(inArray(candidates.id, [...candidateIds]))
    .orderBy(candidates.id)
    .for('update');
}

/** Holds the words on a candidate as they are until the transaction ends, without keeping others from doing the same. */
export async function holdWords(tx: Tx, candidateId: string): Promise<void> {
  await tx.select({ id: candidates.id }).from(candidates).where(eq(candidates.id, candidateId)).for('key share');
}
