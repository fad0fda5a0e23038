import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';
import { RETENTION_DEFAULTS } from 'shared/contracts/proctoring-retention.ts';
import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { appendAudit } from '../../audit/index.ts';
import { attempts } from '../../delivery/index.ts';
import { sessions } from '../../sessions/index.ts';
import { pictureBlob } from '../evidence-box.ts';
import { evidenceKeys, retentions, snapshots } from '../tables.ts';
import { countedFromSql } from './counted-from.ts';

/** Pictures between two notes in the database. */
const A_STEP = 500;
/** Attempts in a row whose pictures the storage does not let go of: then it is down, and the next turn tries again. */
const MOST_UNANSWERED = 5;

/**
 * Erases all pictures whose time is over: first the bytes, then, with the last of an attempt, its key, so that copies in old
 * backups cannot be opened either. Hashes, signals and decisions stay, and the chain of evidence remains verifiable. What the
 * storage does not let go of is not marked as erased and holds nothing else up; the first such failure is thrown at the end.
 * @returns how many were erased
 */
export async function eraseExpired({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const unanswered = new Map<string, unknown>();
  let erased = 0;
  let inARow = 0;
  for (;;) {
    const over = await picturesOver(db, at, [...unanswered.keys()]);
    const gone: Over[] = [];
    for (const picture of over) {
      if (unanswered.has(picture.attemptId)) continue;
      if (inARow >= MOST_UNANSWERED) break;
      try {
        await blobs.remove(pictureBlob(picture));
        gone.push(picture);
        inARow = 0;
      } catch (error) {
        unanswered.set(picture.attemptId, error);
        inARow += 1;
      }
    }
    if (gone.length > 0) erased += await db.transaction((tx) => noteErased(tx, gone, at));
    if (over.length < A_STEP || inARow >= MOST_UNANSWERED) break;
  }
  for (const error of unanswered.values()) throw error;
  return erased;
}

type Over = Awaited<ReturnType<typeof picturesOver>>[number];

/** Some pictures whose time is over, the longest over first. */
function picturesOver(db: Db, at: number, without: readonly string[]) {
  const from = countedFromSql();
  const { flaggedDays, unflaggedDays } = RETENTION_DEFAULTS;
  // What page and service saw differently is evidence, whatever the page took the picture for.
  const days = sql`CASE WHEN ${snapshots.flagged} OR ${snapshots.differs}
    THEN coalesce(${retentions.flaggedDays}, ${flaggedDays}::int) ELSE coalesce(${retentions.unflaggedDays}, ${unflaggedDays}::int) END`;
  return db
    .select({ id: snapshots.id, attemptId: snapshots.attemptId, sessionId: attempts.sessionId })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .leftJoin(retentions, eq(retentions.examId, attempts.examId))
    .where(
      and(
        isNull(snapshots.erasedAt),
        sql`${from} + ${days} * interval '24 hours' < ${new Date(at).toISOString()}::timestamptz`,
        without.length > 0 ? notInArray(snapshots.attemptId, [...without]) : undefined,
      ),
    )
    .orderBy(from, snapshots.attemptId)
    .limit(A_STEP);
}

/** Marks pictures as erased, and tells the audit chain of each session. Says how many nobody had marked before. */
async function noteErased(tx: Tx, gone: readonly Over[], at: number): Promise<number> {
  const sessionOf = new Map(gone.map(({ id, sessionId }) => [id, sessionId]));
  // What was still waiting for a second look has nothing left to look at.
  const marked = await tx
    .update(snapshots)
    .set({
      erasedAt: new Date(at),
      recheck: sql`CASE WHEN recheck IN ('waiting', 'deferred') THEN 'unreadable' ELSE recheck END`,
    })
    .where(and(inArray(snapshots.id, [...sessionOf.keys()]), isNull(snapshots.erasedAt)))
    .returning({ id: snapshots.id });
  await shredEmpty(tx, [...new Set(gone.map(({ attemptId }) => attemptId))], at);
  for (const [sessionId, of] of Map.groupBy(marked, ({ id }) => sessionOf.get(id) ?? ''))
    await appendAudit(tx, at, {
      actor: 'system',
      act: 'evidence.erase',
      subject: { kind: 'session', id: sessionId },
      details: { pictures: of.length },
    });
  return marked.length;
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
