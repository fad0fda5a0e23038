import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { claimFrames as contract } from 'shared/contracts/proctoring.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { findAttempt } from '../delivery/index.ts';
import { allowsPictures } from './allows-pictures.ts';
import { samplingRate } from './draw-frame.ts';
import { pictureOf } from './evidence-box.ts';
import { recheckCounts, type Snapshot } from './queries.ts';
import { snapshots } from './tables.ts';

/** A service that says nothing for so long has died: its frames are given out again. */
const LEASE_MS = 60_000;
/** A frame that so many services took and none answered is given up: it may be what kills them. */
const MOST_LEASES = 5;

/**
 * Gives frames to a service for a minute, flagged ones first, the oldest first, deferred ones where nothing else waits; no
 * frame to two services at once, and none whose consent was withdrawn. What the storage does not give now goes back into the queue as it was.
 */
export async function claimFrames(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { service, atMost }: { service: string; atMost: number },
): Promise<ReplyOf<typeof contract>> {
  const leaseUntil = now() + LEASE_MS;
  const lease = randomBytes(16).toString('hex');
  const claimed = await db.transaction(async (tx) => {
    const free = and(
      inArray(snapshots.recheck, ['waiting', 'deferred']),
      or(isNull(snapshots.leaseUntil), lt(snapshots.leaseUntil, now())),
    );
    await tx
      .update(snapshots)
      .set({ recheck: 'unreadable', lease: null })
      .where(and(free, sql`${snapshots.leases} >= ${MOST_LEASES}`));
    const picked = await tx
      .select({ id: snapshots.id })
      .from(snapshots)
      .where(free)
      .orderBy(desc(snapshots.recheck), desc(snapshots.flagged), asc(snapshots.takenAt))
      .limit(atMost)
      .for('update', { skipLocked: true });
    if (picked.length === 0) return [];
    return tx
      .update(snapshots)
      .set({ recheck: 'waiting', lease, leaseUntil, leases: sql`${snapshots.leases} + 1`, recheckedBy: service })
      .where(
        inArray(
          snapshots.id,
          picked.map(({ id }) => id),
        ),
      )
      .returning();
  });
  const frames = [];
  const allowed = new Map<string, boolean>();
  for (const snapshot of claimed.toSorted(byUrgency)) {
    const { attemptId } = snapshot;
    if (!allowed.has(attemptId)) {
      const attempt = await findAttempt(db, attemptId);
      allowed.set(attemptId, attempt !== null && (await allowsPictures(db, attempt, now())));
    }
    if (!allowed.get(attemptId)) {
      await db.update(snapshots).set({ recheck: 'notDrawn', lease: null }).where(eq(snapshots.id, snapshot.id));
      continue;
    }
    const picture = await pictureOf({ db, blobs, secrets }, snapshot);
    if (picture === 'storageDown') {
      await giveBack(db, snapshot.id);
      continue;
    }
    if (typeof picture === 'string')
      await db.update(snapshots).set({ recheck: 'unreadable' }).where(eq(snapshots.id, snapshot.id));
    else {
      const { id: snapshotId, takenAt } = snapshot;
      frames.push({ snapshotId, lease, leaseUntil, takenAt, jpeg: picture.toString('base64') });
    }
  }
  const { waiting, oldestWaitingAt } = await recheckCounts(db);
  return { frames, waiting, oldestWaitingAt, samplingRate: samplingRate(waiting) };
}

/** A claim that could not be served is no frame's fault: it does not count towards giving one up. */
async function giveBack(db: Db, id: string): Promise<void> {
  await db
    .update(snapshots)
    .set({ lease: null, leaseUntil: null, leases: sql`${snapshots.leases} - 1` })
    .where(eq(snapshots.id, id));
}

/** Postgres returns updated rows in any order. */
function byUrgency(a: Snapshot, b: Snapshot): number {
  return Number(b.flagged) - Number(a.flagged) || a.takenAt - b.takenAt;
}
