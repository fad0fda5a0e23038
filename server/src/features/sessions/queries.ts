import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
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
