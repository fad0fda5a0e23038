import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { claimFrames as contract } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { pictureOf } from './evidence-box.ts';
import { recheckCounts, type Snapshot } from './queries.ts';
import { snapshots } from './tables.ts';

/** A service that says nothing for so long has died: its frames are given out again. */
const LEASE_MS = 60_000;
/** A frame that so many services took and none answered is given up: it may be what kills them. */
const MOST_LEASES = 5;

/** Gives frames to a service for a minute, flagged ones first, the oldest first; no frame to two services at once. */
export async function claimFrames(
  { db, blobs, secrets, now }: Pick<Deps, 'db' | 'blobs' | 'secrets' | 'now'>,
  { service, atMost }: { service: string; atMost: number },
): Promise<ReplyOf<typeof contract>> {
  const leaseUntil = now() + LEASE_MS;
  const lease = randomBytes(16).toString('hex');
  const claimed = await db.transaction(async (tx) => {
    const free = and(
      eq(snapshots.recheck, 'waiting'),
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
      .orderBy(desc(snapshots.flagged), asc(snapshots.takenAt))
      .limit(atMost)
      .for('update', { skipLocked: true });
    if (picked.length === 0) return [];
    return tx
      .update(snapshots)
      .set({ lease, leaseUntil, leases: sql`${snapshots.leases} + 1`, recheckedBy: service })
      .where(
        inArray(
          snapshots.id,
          picked.map(({ id }) => id),
        ),
      )
      .returning();
  });
  const frames = [];
  for (const snapshot of claimed.toSorted(byUrgency)) {
    const picture = await pictureOf({ db, blobs, secrets }, snapshot);
    if (typeof picture === 'string')
      await db.update(snapshots).set({ recheck: 'unreadable' }).where(eq(snapshots.id, snapshot.id));
    else {
      const { id: snapshotId, takenAt } = snapshot;
      frames.push({ snapshotId, lease, leaseUntil, takenAt, jpeg: picture.toString('base64') });
    }
  }
  return { frames, waiting: (await recheckCounts(db)).waiting };
}

/** Postgres returns updated rows in any order. */
function byUrgency(a: Snapshot, b: Snapshot): number {
  return Number(b.flagged) - Number(a.flagged) || a.takenAt - b.takenAt;
}
