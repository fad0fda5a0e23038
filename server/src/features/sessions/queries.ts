import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { SessionSummary } from 'shared/contracts/sessions.ts';
import type { Db, Tx } from '../../db/db.ts';
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

export async function findSession(db: Db | Tx, id: string): Promise<Session | null> {
  const [session] = await db.select().from(sessions).where(eq(sessions.id, id));
  return session ?? null;
}

export async function itemsOfExam(db: Db | Tx, examId: string): Promise<ExamItem[]> {
  return db.select().from(examItems).where(eq(examItems.examId, examId)).orderBy(asc(examItems.position));
}

export async function roomsOfSession(db: Db | Tx, sessionId: string): Promise<Room[]> {
  return db.select().from(rooms).where(eq(rooms.sessionId, sessionId)).orderBy(asc(rooms.name));
}

export async function candidatesOfSession(db: Db | Tx, sessionId: string): Promise<Candidate[]> {
  return db.select().from(candidates).where(eq(candidates.sessionId, sessionId)).orderBy(asc(candidates.number));
}

export async function findCandidate(db: Db | Tx, id: string): Promise<Candidate | null> {
  const [candidate] = await db.select().from(candidates).where(eq(candidates.id, id));
  return candidate ?? null;
}

export async function findCandidateBySlip(db: Db | Tx, slipHash: string): Promise<Candidate | null> {
  const [candidate] = await db.select().from(candidates).where(eq(candidates.slipHash, slipHash));
  return candidate ?? null;
}

/** A candidate with the room, session and exam around: what delivery asks at sign-in and start. */
export async function findSeat(db: Db | Tx, candidateId: string) {
  const [seat] = await db
    .select({ candidate: candidates, room: rooms, session: sessions, exam: exams })
    .from(candidates)
    .innerJoin(rooms, eq(rooms.id, candidates.roomId))
    .innerJoin(sessions, eq(sessions.id, candidates.sessionId))
    .innerJoin(exams, eq(exams.id, candidates.examId))
    .where(eq(candidates.id, candidateId));
  return seat ?? null;
}
export type Seat = NonNullable<Awaited<ReturnType<typeof findSeat>>>;

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
