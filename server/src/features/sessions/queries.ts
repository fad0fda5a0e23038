import { and, asc, desc, eq, gt, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { SessionSummary } from 'shared/contracts/sessions.ts';
import type { Db, Tx } from '../../db/db.ts';
import { gathered, isAnyOf, oneForEach } from '../../db/gather.ts';
import { unitsWithin } from '../people/index.ts';
import { candidates, examItems, exams, rooms, sessions } from './tables.ts';

export type Exam = typeof exams.$inferSelect;
export type ExamItem = typeof examItems.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type Room = typeof rooms.$inferSelect;
export type Candidate = typeof candidates.$inferSelect;

export async function findExam(db: Db | Tx, id: string): Promise<Exam | null> {
  const [exam] = await db.select().from(exams).where(eq(exams.id, id));
  return exam ?? null;
}

/** Like `findExam`, for the door where a whole session comes at once. */
export const examAtDoor = gathered(
  oneForEach(async (db, ids) => {
    const found = await db.select().from(exams).where(isAnyOf(exams.id, ids));
    return new Map(found.map((exam) => [exam.id, exam]));
  }),
);

export async function findSession(db: Db | Tx, id: string): Promise<Session | null> {
  const [session] = await db.select().from(sessions).where(eq(sessions.id, id));
  return session ?? null;
}

export async function itemsOfExam(db: Db | Tx, examId: string): Promise<ExamItem[]> {
  return db.select().from(examItems).where(eq(examItems.examId, examId)).orderBy(asc(examItems.position));
}

/** As people count them: room 2 before room 10. */
export async function roomsOfSession(db: Db | Tx, sessionId: string): Promise<Room[]> {
  const found = await db.select().from(rooms).where(eq(rooms.sessionId, sessionId));
  return found.sort((one, other) => byNumber.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}
const byNumber = new Intl.Collator('vi', { numeric: true });

export async function candidatesOfSession(db: Db | Tx, sessionId: string): Promise<Candidate[]> {
  return db.select().from(candidates).where(eq(candidates.sessionId, sessionId)).orderBy(asc(candidates.number));
}

export async function findCandidate(db: Db | Tx, id: string): Promise<Candidate | null> {
  const [candidate] = await db.select().from(candidates).where(eq(candidates.id, id));
  return candidate ?? null;
}

/** Like `findCandidate`, for the door where a whole session comes at once. */
export const candidateAtDoor = gathered(
  oneForEach(async (db, ids) => {
    const found = await db.select().from(candidates).where(isAnyOf(candidates.id, ids));
    return new Map(found.map((candidate) => [candidate.id, candidate]));
  }),
);

/** The candidate whose slip has this hash, or null. */
export const candidateBySlip = gathered(
  oneForEach(async (db, hashes) => {
    const found = await db.select().from(candidates).where(isAnyOf(candidates.slipHash, hashes));
    return new Map(found.map((candidate) => [candidate.slipHash ?? '', candidate]));
  }),
);

/** Notes when a candidate first showed the slip. */
export const noteSignedIn = gathered(async (db, came: readonly { candidateId: string; at: number }[]) => {
  const first = [...came].sort((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
  await db.execute(
    sql`UPDATE candidates SET signed_in_at = to_timestamp(came.at / 1000.0)
        FROM unnest(${sql.param(first.map(({ candidateId }) => candidateId))}::uuid[],
          ${sql.param(first.map(({ at }) => String(at)))}::bigint[]) AS came(id, at)
        WHERE candidates.id = came.id AND candidates.signed_in_at IS NULL`,
  );
  return came.map(() => null);
});

/** A candidate with the room, session and exam around: what delivery asks at sign-in and start. */
export async function findSeat(db: Db | Tx, candidateId: string): Promise<Seat | null> {
  const [seat] = await seatsWhere(db, eq(candidates.id, candidateId));
  return seat ?? null;
}

/** Seats whose extra time or pauses may outlast the end of their session. */
export function outlastingSeats(db: Db | Tx, sessionId: string): Promise<Seat[]> {
  const outlasts = or(gt(candidates.extraMs, 0), gt(candidates.pausedMs, 0), isNotNull(candidates.pausedSince));
  return seatsWhere(db, and(eq(candidates.sessionId, sessionId), outlasts));
}
export type Seat = Awaited<ReturnType<typeof seatsWhere>>[number];

/** Like `findSeat`, for the rush of a sign-in or a start. */
export const seatInRush = gathered(
  oneForEach(async (db, ids) => {
    const found = await seatsWhere(db, isAnyOf(candidates.id, ids));
    return new Map(found.map((seat) => [seat.candidate.id, seat]));
  }),
);

function seatsWhere(db: Db | Tx, condition: SQL | undefined) {
  return db
    .select({ candidate: candidates, room: rooms, session: sessions, exam: exams })
    .from(candidates)
    .innerJoin(rooms, eq(rooms.id, candidates.roomId))
    .innerJoin(sessions, eq(sessions.id, candidates.sessionId))
    .innerJoin(exams, eq(exams.id, candidates.examId))
    .where(condition);
}

/** An exam held against changes until the transaction ends. */
export async function lockExam(tx: Tx, id: string): Promise<Exam | null> {
  const [exam] = await tx.select().from(exams).where(eq(exams.id, id)).for('update');
  return exam ?? null;
}

/** A session held against changes until the transaction ends. */
export async function lockSession(tx: Tx, id: string): Promise<Session | null> {
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, id)).for('update');
  return session ?? null;
}

/** Exams of units at or below any of the paths, newest first. */
export async function examsWithin(db: Db | Tx, paths: readonly string[]): Promise<Exam[]> {
  const units = await unitsWithin(db, paths);
  if (units.length === 0) return [];
  return db
    .select()
    .from(exams)
    .where(
      inArray(
        exams.unitId,
        units.map(({ id }) => id),
      ),
    )
    .orderBy(desc(exams.createdAt));
}

/** Sessions by exam, in the order of their start, with their counts. */
export async function sessionsOfExams(db: Db | Tx, examIds: readonly string[]): Promise<Map<string, SessionSummary[]>> {
  if (examIds.length === 0) return new Map();
  const rows = await db
    .select({
      session: sessions,
      rooms: sql<number>`(SELECT count(*)::int FROM rooms WHERE rooms.session_id = sessions.id)`,
      candidates: sql<number>`(SELECT count(*)::int FROM candidates WHERE candidates.session_id = sessions.id)`,
    })
    .from(sessions)
    .where(inArray(sessions.examId, [...examIds]))
    .orderBy(asc(sessions.startsAt));
  const byExam = new Map<string, SessionSummary[]>();
  for (const { session, ...counts } of rows) {
    const { id, title, startsAt, endsAt, closedAt } = session;
    const times = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime(), closedAt: closedAt?.getTime() ?? null };
    byExam.set(session.examId, [...(byExam.get(session.examId) ?? []), { id, title, ...times, ...counts }]);
  }
  return byExam;
}

/** The sessions of an exam, first one first. */
export async function sessionsOfExam(db: Db | Tx, examId: string): Promise<Session[]> {
  return db
    .select()
    .from(sessions)
    .where(eq(sessions.examId, examId))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
}
