import { createHash, randomInt, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { signals as signalKinds } from 'proctoring/signals/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { evidenceKey, pictureBlob, sealPicture } from './evidence-box.ts';
import { findSignal } from './queries.ts';
import { snapshots } from './tables.ts';

/** One in so many unflagged pictures is looked at again, so that a page that always says "fine" is found out. */
const ONE_IN = 20;

/**
 * Keeps a picture whose hash a signal has committed before: encrypted, under the attempt's own key. A repeat changes
 * nothing. Pictures around a signal are queued for a second look, and of the others the first and a random few.
 */
export async function storeSnapshot(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { attemptId, source, seq, jpeg }: { attemptId: string; source: string; seq: number; jpeg: Uint8Array },
): Promise<{ snapshotId: string }> {
  const signal = await findSignal(db, { attemptId, source, seq });
  if (signal?.kind !== 'snapshotTaken') refuse('snapshotNotCommitted');
  const committed = signalKinds.snapshotTaken.payload.parse(signal.payload);
  if (!isJpeg(jpeg)) refuse('snapshotNotJpeg');
  if (createHash('sha256').update(jpeg).digest('hex') !== committed.sha256) refuse('snapshotDiffers');

  const own = await db
    .select({ id: snapshots.id, source: snapshots.source, seq: snapshots.seq })
    .from(snapshots)
    .where(eq(snapshots.attemptId, attemptId));
  const before = own.find((one) => one.source === source && one.seq === seq);
  if (before) return { snapshotId: before.id };

  const key = await evidenceKey(db, secrets, attemptId);
  if (!key) refuse('snapshotNotCommitted');
  const id = randomUUID();
  const label = { attemptId, source, seq, sha256: committed.sha256 };
  await blobs.put(pictureBlob({ attemptId, id }), sealPicture(key, label, jpeg));
  const flagged = committed.reason !== 'periodic';
  const [stored] = await db
    .insert(snapshots)
    .values({
      id,
      ...label,
      takenAt: signal.startedAt,
      reason: committed.reason,
      pageFaces: committed.faces,
      pagePhone: committed.phone,
      storedAt: new Date(now()),
      recheck: flagged || own.length === 0 || randomInt(ONE_IN) === 0 ? 'waiting' : 'notDrawn',
      flagged,
    })
    .onConflictDoNothing()
    .returning({ id: snapshots.id });
  if (stored) return { snapshotId: id };
  // The same upload came twice at once: the other one stands.
  await blobs.remove(pictureBlob({ attemptId, id }));
  const [other] = await db
    .select({ id: snapshots.id })
    .from(snapshots)
    .where(and(eq(snapshots.attemptId, attemptId), eq(snapshots.source, source), eq(snapshots.seq, seq)));
  return { snapshotId: other?.id ?? refuse('internal') };
}

function isJpeg(bytes: Uint8Array): boolean {
  const ends = bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff && ends;
}
