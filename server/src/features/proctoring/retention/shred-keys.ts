import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { pictureBlob, pictureIdOf } from '../evidence-box.ts';
import { removeOutside } from '../split-key.ts';
import { evidenceKeys, signals, snapshots } from '../tables.ts';

const A_STEP = 100;

/**
 * Erases the keys of those of these attempts that have no picture left: the half among the blobs first. A picture that is
 * being kept at this moment holds its key (`holdEvidenceKey`), and is seen here or refused there.
 * @returns what the storage said where it did not let go; those keys stay for the next turn
 */
export async function shredKeys(
  { db, blobs }: Pick<Deps, 'db' | 'blobs'>,
  attemptIds: readonly string[],
  at: number,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let first = 0; first < attemptIds.length && failures.length === 0; first += A_STEP)
    await db.transaction(async (tx) => {
      const shredded: string[] = [];
      for (const id of await heldEmpty(tx, attemptIds.slice(first, first + A_STEP)))
        await shred({ tx, blobs }, id).then(
          () => shredded.push(id),
          (error: unknown) => failures.push(error),
        );
      if (shredded.length === 0) return;
      await tx
        .update(evidenceKeys)
        .set({ wrapped: null, erasedAt: new Date(at) })
        .where(inArray(evidenceKeys.attemptId, shredded));
    });
  return failures;
}

/** Which of these have a key and no picture, their keys held until the transaction ends. */
async function heldEmpty(tx: Tx, attemptIds: readonly string[]): Promise<string[]> {
  const keys = await tx
    .select({ attemptId: evidenceKeys.attemptId })
    .from(evidenceKeys)
    .where(and(inArray(evidenceKeys.attemptId, [...attemptIds]), isNotNull(evidenceKeys.wrapped)))
    .orderBy(evidenceKeys.attemptId)
    .for('update');
  // Asked only now that the keys are held: a picture may have come meanwhile.
  const left = await tx
    .selectDistinct({ attemptId: snapshots.attemptId })
    .from(snapshots)
    .where(and(inArray(snapshots.attemptId, [...attemptIds]), isNull(snapshots.erasedAt)));
  const kept = new Set(left.map(({ attemptId }) => attemptId));
  return keys.flatMap(({ attemptId }) => (kept.has(attemptId) ? [] : attemptId));
}

/** The half of the key that is not in the database, and bytes of pictures that were committed and never written down. */
async function shred({ tx, blobs }: { tx: Tx } & Pick<Deps, 'blobs'>, attemptId: string): Promise<void> {
  const row = and(eq(snapshots.source, signals.source), eq(snapshots.seq, signals.seq));
  const unwritten = await tx
    .select({ source: signals.source, seq: signals.seq })
    .from(signals)
    .leftJoin(snapshots, and(eq(snapshots.attemptId, attemptId), row))
    .where(and(eq(signals.attemptId, attemptId), eq(signals.kind, 'snapshotTaken'), isNull(snapshots.id)));
  for (const { source, seq } of unwritten)
    await blobs.remove(pictureBlob({ attemptId, id: pictureIdOf({ attemptId, source, seq }) }));
  await removeOutside(blobs, attemptId);
}
