import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath } from '../people/index.ts';
import { findExam, findSeat, findSession } from '../sessions/index.ts';

/** Whether somebody may do this in the unit that holds the exam. */
export async function mayWithExam(db: Db, who: Staff, ability: Ability, examId: string): Promise<boolean> {
  const exam = await findExam(db, examId);
  return exam !== null && mayInUnit(db, who, ability, exam.unitId);
}

/** Whether somebody may watch over this candidate: in the school of the room, or in the unit that holds the exam. */
export async function mayWatchOver(db: Db, who: Staff, candidateId: string): Promise<boolean> {
  const seat = await findSeat(db, candidateId);
  if (!seat) return false;
  return (
    (await mayInUnit(db, who, 'exam.invigilate', seat.room.unitId)) ||
    (await mayInUnit(db, who, 'exam.invigilate', seat.exam.unitId))
  );
}

export async function mayWatchSession(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  const session = await findSession(db, sessionId);
  return session !== null && mayWithExam(db, who, 'exam.invigilate', session.examId);
}

async function mayInUnit(db: Db, who: Staff, ability: Ability, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, ability, path);
}
