import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { pictureBlob, pictureIdOf } from '../evidence-box.ts';
import { removeOutside } from '../split-key.ts';
import { evidenceKeys, signals, snapshots } from '../tables.ts';

/** Attempts in a row of which the storage does not let go: then it is down, and the next turn tries again. */
export const MOST_UNANSWERED = 5;

/**
 * Erases the keys of those of these attempts that have no picture left, each by itself: the half among the blobs first. A picture
 * that is being kept at this moment holds its key (`holdEvidenceKey`), and is seen here or refused there.
 * @returns what was said where a key could not be erased; it stays for the next turn, and holds no other up
 */
export async function shredKeys(
  { db, blobs }: Pick<Deps, 'db' | 'blobs'>,
  attemptIds: readonly string[],
  at: number,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  let inARow = 0;
  for (const id of attemptIds) {
    if (inARow >= MOST_UNANSWERED) break;
    try {
      await db.transaction((tx) => shredKey({ tx, blobs }, id, at));
      inARow = 0;
    } catch (error) {
      failures.push(error);
      inARow += 1;
    }
  }
  return failures;
}

async function shredKey({ tx, blobs }: { tx: Tx } & Pick<Deps, 'blobs'>, attemptId: string, at: number): Promise<void> {
  const own = and(eq(evidenceKeys.attemptId, attemptId), isNotNull(evidenceKeys.wrapped));
  const [key] = await tx.select({ attemptId: evidenceKeys.attemptId }).from(evidenceKeys).where(own).for('update');
  if (!key) return;
  // Asked only now that the key is held: a picture may have come meanwhile.
  const left = and(eq(snapshots.attemptId, attemptId), isNull(snapshots.erasedAt));
  if ((await tx.$count(snapshots, left)) > 0) return;
  await removeRest({ tx, blobs }, attemptId);
  await tx
    .update(evidenceKeys)
    .set({ wrapped: null, erasedAt: new Date(at) })
    .where(own);
}

/** The half of the key that is not in the database, and bytes of pictures that were committed and never written down. */
async function removeRest({ tx, blobs }: { tx: Tx } & Pick<Deps, 'blobs'>, attemptId: string): Promise<void> {
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
