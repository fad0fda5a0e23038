import { and, desc, eq, exists, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { attempts } from '../delivery/index.ts';
import { candidates, rooms as roomTable, sessions } from '../sessions/index.ts';
import type { Watch } from './policy.ts';
import { controls } from './tables.ts';

/** The latest acts on a session that concern the watched rooms; acts on other people's rooms are not theirs to read. */
export function controlsWithin(
  db: Db | Tx,
  { sessionId, watch, limit }: { sessionId: string; watch: Watch; limit: number },
): Promise<(typeof controls.$inferSelect)[]> {
  const rooms = [...watch.roomIds];
  const reachesOne = db
    .select({ one: sql`1` })
    .from(candidates)
    .where(and(inArray(candidates.roomId, rooms), sql`${controls.candidateIds} ? ${candidates.id}::text`));
  const onAll = and(isNull(controls.roomId), isNull(controls.schoolId), isNull(controls.candidateIds));
  const schools = db.select({ id: roomTable.unitId }).from(roomTable).where(inArray(roomTable.id, rooms));
  const onRooms = or(inArray(controls.roomId, rooms), inArray(controls.schoolId, schools));
  const isTheirs = watch.all ? undefined : or(onAll, onRooms, exists(reachesOne));
  return db
    .select()
    .from(controls)
    .where(and(eq(controls.sessionId, sessionId), isTheirs))
    .orderBy(desc(controls.at))
    .limit(limit);
}

/** The sessions of an exam that are running: begun, not closed, and not over unless somebody still writes. */
export function isRunning(db: Db | Tx, examId: string, now: number) {
  const at = new Date(now);
  const writing = db
    .select({ one: sql`1` })
    .from(attempts)
    .where(and(eq(attempts.sessionId, sessions.id), isNull(attempts.sealedAt)));
  const isOn = or(gt(sessions.endsAt, at), exists(writing));
  return and(eq(sessions.examId, examId), isNull(sessions.closedAt), lte(sessions.startsAt, at), isOn);
}

/** What changed answers of these attempts behind the numbers read of each so far, in the order of their ledgers. */
export function answersAfter(db: Db, read: readonly { attempt: string; seq: number }[]) {
  return rowsOf<{ attempt: string; event: LedgerEvent }>(
    db,
    sql`SELECT ledger.attempt_id AS attempt, ledger.event
        FROM jsonb_to_recordset(${JSON.stringify(read)}::jsonb) AS read(attempt uuid, seq int)
        JOIN ledger_events ledger ON ledger.attempt_id = read.attempt AND ledger.seq > read.seq
        WHERE ledger.event->>'kind' IN ('answer', 'edit')
        ORDER BY ledger.attempt_id, ledger.seq`,
  );
}
