import { and, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts } from '../delivery/index.ts';
import { sessions } from '../sessions/index.ts';
import { pictureBlob } from './evidence-box.ts';
import { evidenceKeys, snapshots } from './tables.ts';

const DAY_MS = 24 * 3_600_000;

/** Pictures without a sign go this long after the session; the notice promises no later. */
export const UNFLAGGED_DAYS = 30;
/** Pictures with a sign stay for the appeal (30 days) and 90 days more. */
export const FLAGGED_DAYS = 120;

/** At most so many pictures a turn; the next turn goes on. */
const A_TURN = 500;

/**
 * Erases the pictures whose time is over: first the bytes, then, with the last of an attempt, its key, so that copies in old
 * backups cannot be opened either. Hashes, signals and decisions stay, and the chain of evidence remains verifiable.
 */
export async function eraseExpired({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const ended = sql`coalesce(${sessions.closedAt}, ${sessions.endsAt})`;
  const before = (days: number) => lt(ended, sql`${new Date(at - days * DAY_MS).toISOString()}::timestamptz`);
  const expired = await db
    .select({ id: snapshots.id, attemptId: snapshots.attemptId, sessionId: attempts.sessionId })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .where(
      and(
        isNull(snapshots.erasedAt),
        or(before(FLAGGED_DAYS), and(eq(snapshots.flagged, false), before(UNFLAGGED_DAYS))),
      ),
    )
    .limit(A_TURN);
  if (expired.length === 0) return 0;

  for (const picture of expired) await blobs.remove(pictureBlob(picture));
  await db.transaction(async (tx) => {
    const ids = expired.map(({ id }) => id);
    // What was still waiting for a second look has nothing left to look at.
    await tx
      .update(snapshots)
      .set({ erasedAt: new Date(at), recheck: sql`CASE WHEN recheck = 'waiting' THEN 'unreadable' ELSE recheck END` })
      .where(inArray(snapshots.id, ids));
    const attemptIds = [...new Set(expired.map(({ attemptId }) => attemptId))];
    const left = await tx
      .selectDistinct({ attemptId: snapshots.attemptId })
      .from(snapshots)
      .where(and(inArray(snapshots.attemptId, attemptIds), isNull(snapshots.erasedAt)));
    const kept = new Set(left.map(({ attemptId }) => attemptId));
    const empty = attemptIds.filter((id) => !kept.has(id));
    if (empty.length > 0)
      await tx
        .update(evidenceKeys)
        .set({ wrapped: null, erasedAt: new Date(at) })
        .where(inArray(evidenceKeys.attemptId, empty));
    for (const sessionId of new Set(expired.map((picture) => picture.sessionId)))
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'evidence.erase',
        subject: { kind: 'session', id: sessionId },
        details: { pictures: expired.filter((picture) => picture.sessionId === sessionId).length },
      });
  });
  return expired.length;
}
