import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { Retention } from 'shared/contracts/proctoring-retention.ts';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { appendAudit } from '../../audit/index.ts';
import { attempts } from '../../delivery/index.ts';
import { sessions } from '../../sessions/index.ts';
import { pictureBlob } from '../evidence-box.ts';
import { evidenceKeys, snapshots } from '../tables.ts';
import { retentionsOf } from './retention-of.ts';

const DAY_MS = 24 * 3_600_000;
/** No exam may keep less: sessions that ended since then need not be looked at. */
const SOONEST_MS = DAY_MS * (Retention.shape.unflaggedDays.minValue ?? 1);

/** At most so many pictures a turn; the next turn goes on. */
const A_TURN = 500;

/**
 * Erases the pictures whose time is over: first the bytes, then, with the last of an attempt, its key, so that copies in old
 * backups cannot be opened either. Hashes, signals and decisions stay, and the chain of evidence remains verifiable. Where
 * the storage does not answer, nothing is marked as erased, and the next turn tries again.
 */
export async function eraseExpired({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const ended = sql<Date>`coalesce(${sessions.closedAt}, ${sessions.endsAt})`.mapWith(sessions.endsAt);
  const kept = await db
    .select({
      id: snapshots.id,
      attemptId: snapshots.attemptId,
      flagged: snapshots.flagged,
      differs: snapshots.differs,
      sessionId: attempts.sessionId,
      examId: attempts.examId,
      ended,
    })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .where(and(isNull(snapshots.erasedAt), lt(ended, sql`${new Date(at - SOONEST_MS).toISOString()}::timestamptz`)))
    .orderBy(ended);
  const retentions = await retentionsOf(
    db,
    kept.map(({ examId }) => examId),
  );
  const expired = kept
    .filter(({ examId, flagged, differs, ended: over }) => {
      const retention = retentions.get(examId);
      // What page and service saw differently is evidence, whatever the page took the picture for.
      const days = flagged || differs ? retention?.flaggedDays : retention?.unflaggedDays;
      return days !== undefined && over.getTime() + days * DAY_MS < at;
    })
    .slice(0, A_TURN);
  if (expired.length === 0) return 0;

  for (const picture of expired) await blobs.remove(pictureBlob(picture));
  await db.transaction(async (tx) => {
    const ids = expired.map(({ id }) => id);
    // What was still waiting for a second look has nothing left to look at.
    await tx
      .update(snapshots)
      .set({ erasedAt: new Date(at), recheck: sql`CASE WHEN recheck = 'waiting' THEN 'unreadable' ELSE recheck END` })
      .where(inArray(snapshots.id, ids));
    await shredEmpty(tx, [...new Set(expired.map(({ attemptId }) => attemptId))], at);
    for (const [sessionId, of] of Map.groupBy(expired, (picture) => picture.sessionId))
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'evidence.erase',
        subject: { kind: 'session', id: sessionId },
        details: { pictures: of.length },
      });
  });
  return expired.length;
}

/** Erases the keys of attempts that have no picture left. */
async function shredEmpty(tx: Tx, attemptIds: readonly string[], at: number): Promise<void> {
  const left = await tx
    .selectDistinct({ attemptId: snapshots.attemptId })
    .from(snapshots)
    .where(and(inArray(snapshots.attemptId, [...attemptIds]), isNull(snapshots.erasedAt)));
  const kept = new Set(left.map(({ attemptId }) => attemptId));
  const empty = attemptIds.filter((id) => !kept.has(id));
  if (empty.length === 0) return;
  await tx
    .update(evidenceKeys)
    .set({ wrapped: null, erasedAt: new Date(at) })
    .where(inArray(evidenceKeys.attemptId, empty));
}
