import { and, eq, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import { RETENTION_DEFAULTS } from 'shared/contracts/proctoring-retention.ts';
import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { appendAudit } from '../../audit/index.ts';
import { attempts } from '../../delivery/index.ts';
import { sessions } from '../../sessions/index.ts';
import { pictureBlob } from '../evidence-box.ts';
import { evidenceKeys, retentions, snapshots } from '../tables.ts';
import { countedFromSql } from './counted-from.ts';
import { MOST_UNANSWERED, shredKeys } from './shred-keys.ts';

/** Attempts between two notes in the database. */
const A_STEP = 10;

/**
 * Erases all pictures whose time is over: first the bytes, then, with the last of an attempt, its key, so that copies in old
 * backups cannot be opened either. Hashes, signals and decisions stay, and the chain of evidence remains verifiable. What the
 * storage does not let go of is not marked as erased and holds nothing else up; the first such failure is thrown at the end.
 * @returns how many were erased
 */
export async function eraseExpired({ db, blobs, now }: Pick<Deps, 'db' | 'blobs' | 'now'>): Promise<number> {
  const at = now();
  const over = (await attemptsOver(db, at)).map(({ attemptId }) => attemptId);
  const failures: unknown[] = [];
  let erased = 0;
  let inARow = 0;
  for (let first = 0; first < over.length && inARow < MOST_UNANSWERED; first += A_STEP) {
    const gone: Over[] = [];
    for (const ofAttempt of await picturesOver(db, at, over.slice(first, first + A_STEP))) {
      if (inARow >= MOST_UNANSWERED) break;
      try {
        for (const picture of ofAttempt) {
          await blobs.remove(pictureBlob(picture));
          gone.push(picture);
        }
        inARow = 0;
      } catch (error) {
        failures.push(error);
        inARow += 1;
      }
    }
    if (gone.length > 0) erased += await db.transaction((tx) => noteErased(tx, gone, at));
  }
  failures.push(...(await shredKeys({ db, blobs }, await emptyKeys(db, at), at)));
  for (const failure of failures) throw failure;
  return erased;
}

type Over = { readonly id: string; readonly attemptId: string; readonly sessionId: string };

/** Whether so many days have passed since the end of the session. */
const isOver = (at: number, days: SQL) =>
  sql`${countedFromSql()} + ${days} * interval '24 hours' < ${new Date(at).toISOString()}::timestamptz`;
const flaggedDays = sql`coalesce(${retentions.flaggedDays}, ${RETENTION_DEFAULTS.flaggedDays}::int)`;
const unflaggedDays = sql`coalesce(${retentions.unflaggedDays}, ${RETENTION_DEFAULTS.unflaggedDays}::int)`;
// What page and service saw differently is evidence, whatever the page took the picture for.
const daysOfPicture = sql`CASE WHEN ${snapshots.flagged} OR ${snapshots.differs} THEN ${flaggedDays} ELSE ${unflaggedDays} END`;

/** Attempts with pictures whose time is over, the longest over first: asked once a turn, not once a step. */
export function attemptsOver(db: Db | Tx, at: number) {
  const from = countedFromSql();
  return db
    .select({ attemptId: snapshots.attemptId })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .leftJoin(retentions, eq(retentions.examId, attempts.examId))
    .where(and(isNull(snapshots.erasedAt), isOver(at, daysOfPicture)))
    .groupBy(snapshots.attemptId, from)
    .orderBy(from, snapshots.attemptId);
}

/** The pictures of these attempts whose time is over, by attempt. */
async function picturesOver(db: Db, at: number, attemptIds: readonly string[]): Promise<Over[][]> {
  const rows = await db
    .select({ id: snapshots.id, attemptId: snapshots.attemptId, sessionId: attempts.sessionId })
    .from(snapshots)
    .innerJoin(attempts, eq(attempts.id, snapshots.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .leftJoin(retentions, eq(retentions.examId, attempts.examId))
    .where(and(inArray(snapshots.attemptId, [...attemptIds]), isNull(snapshots.erasedAt), isOver(at, daysOfPicture)));
  return [...Map.groupBy(rows, ({ attemptId }) => attemptId).values()];
}

/** Attempts whose pictures are all erased, and where time is over for one that a failure left behind: keys without use. */
async function emptyKeys(db: Db, at: number): Promise<string[]> {
  const kept = db
    .select({ one: sql`1` })
    .from(snapshots)
    .where(and(eq(snapshots.attemptId, evidenceKeys.attemptId), isNull(snapshots.erasedAt)));
  const rows = await db
    .select({ attemptId: evidenceKeys.attemptId })
    .from(evidenceKeys)
    .innerJoin(attempts, eq(attempts.id, evidenceKeys.attemptId))
    .innerJoin(sessions, eq(sessions.id, attempts.sessionId))
    .leftJoin(retentions, eq(retentions.examId, attempts.examId))
    .where(
      and(isNotNull(evidenceKeys.wrapped), isOver(at, sql`least(${flaggedDays}, ${unflaggedDays})`), notExists(kept)),
    );
  return rows.map(({ attemptId }) => attemptId);
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
  for (const [sessionId, of] of Map.groupBy(marked, ({ id }) => sessionOf.get(id) ?? ''))
    await appendAudit(tx, at, {
      actor: 'system',
      act: 'evidence.erase',
      subject: { kind: 'session', id: sessionId },
      details: { pictures: of.length },
    });
  return marked.length;
}
