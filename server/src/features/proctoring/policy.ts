import { and, eq, inArray } from 'drizzle-orm';
import type { IncidentScope } from 'shared/contracts/proctoring-review.ts';
import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findAttempt } from '../delivery/index.ts';
import { findUnitPath, personsOfAccounts, unitsById } from '../people/index.ts';
import { candidates, findExam, findSession, roomsOfSession } from '../sessions/index.ts';

/** Who may see the evidence of a room: its invigilators and the reviewers of its school, and those of the exam's unit. */
const SEES: readonly Ability[] = ['exam.invigilate', 'evidence.review'];
/** Whether this person may see evidence of rooms in a unit with this path. */
export function seesIn({ grants }: Staff, unitPath: string): boolean {
  return SEES.some((ability) => may(grants, ability, unitPath));
}

/** Who may decide about it. */
const DECIDES: readonly Ability[] = ['evidence.review'];

/** Who may read what is kept of an exam as a whole, and its dossier: those of its own unit, not of a school that sits it. */
const READS_EXAM: readonly Ability[] = ['exam.manage', 'evidence.review'];
export function readsExamIn({ grants }: Staff, unitPath: string): boolean {
  return READS_EXAM.some((ability) => may(grants, ability, unitPath));
}

export async function mayReadExam(db: Db, who: Staff, examId: string): Promise<boolean> {
  const exam = await findExam(db, examId);
  const path = exam && (await findUnitPath(db, exam.unitId));
  return path !== null && readsExamIn(who, path);
}

/** The rooms of a session whose evidence this person may see. */
export function roomsSeen(db: Db, who: Staff, sessionId: string): Promise<Set<string>> {
  return roomsWhere(db, who, sessionId, SEES);
}

/** The rooms of a session about whose evidence this person may decide. */
export function roomsDecided(db: Db, who: Staff, sessionId: string): Promise<Set<string>> {
  return roomsWhere(db, who, sessionId, DECIDES);
}

export async function maySeeAttempt(db: Db, who: Staff, attemptId: string): Promise<boolean> {
  return mayOnAttempt(db, who, attemptId, SEES);
}

export async function mayDecideAbout(db: Db, who: Staff, attemptId: string): Promise<boolean> {
  return mayOnAttempt(db, who, attemptId, DECIDES);
}

/** Whether this person may write down an incident: about rooms that they see, and those who sit there but themselves. */
export async function mayWriteDown(db: Db, who: Staff, sessionId: string, scope: IncidentScope): Promise<boolean> {
  const seen = await roomsSeen(db, who, sessionId);
  if ('roomId' in scope) return seen.has(scope.roomId);
  const wanted = [...new Set(scope.candidateIds)];
  const seated = await db
    .select({ candidateId: candidates.id, roomId: candidates.roomId })
    .from(candidates)
    .where(and(eq(candidates.sessionId, sessionId), inArray(candidates.id, wanted)));
  const theirs = seated.filter(({ roomId }) => seen.has(roomId));
  return (await withoutOwn(db, who, sessionId, theirs)).length === wanted.length;
}

/** These attempts of a session without those of the very person who asks: members of staff sit exams too. */
export async function withoutOwn<A extends { readonly candidateId: string }>(
  db: Db,
  who: Staff,
  sessionId: string,
  attempts: readonly A[],
): Promise<A[]> {
  const personId = (await personsOfAccounts(db, [who.accountId])).get(who.accountId);
  if (personId === undefined) return [];
  const rows = await db
    .select({ id: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.sessionId, sessionId), eq(candidates.personId, personId)));
  const own = new Set(rows.map(({ id }) => id));
  return attempts.filter(({ candidateId }) => !own.has(candidateId));
}

/** Nobody is a reviewer of the own sitting. */
async function mayOnAttempt(db: Db, who: Staff, attemptId: string, abilities: readonly Ability[]): Promise<boolean> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt || !(await roomsWhere(db, who, attempt.sessionId, abilities)).has(attempt.roomId)) return false;
  return (await withoutOwn(db, who, attempt.sessionId, [attempt])).length > 0;
}

async function roomsWhere(db: Db, who: Staff, sessionId: string, abilities: readonly Ability[]): Promise<Set<string>> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) return new Set();
  const rooms = await roomsOfSession(db, sessionId);
  const units = await unitsById(db, [exam.unitId, ...rooms.map((room) => room.unitId)]);
  const inUnit = (id: string) => {
    const path = units.get(id)?.path;
    return path !== undefined && abilities.some((ability) => may(who.grants, ability, path));
  };
  const everywhere = inUnit(exam.unitId);
  return new Set(rooms.filter((room) => everywhere || inUnit(room.unitId)).map((room) => room.id));
}
