import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath, unitsById } from '../people/index.ts';
import { findExam, findSeat, findSession, roomsOfSession } from '../sessions/index.ts';

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

/** The rooms of a session that somebody watches over; all of them for who may in the unit that holds the exam. */
export async function roomsWatched(db: Db, who: Staff, sessionId: string): Promise<Set<string>> {
  const session = await findSession(db, sessionId);
  if (!session) return new Set();
  const rooms = await roomsOfSession(db, sessionId);
  const watchesAll = await mayWithExam(db, who, 'exam.invigilate', session.examId);
  const units = await unitsById(
    db,
    rooms.map(({ unitId }) => unitId),
  );
  const isWatched = (unitId: string) => may(who.grants, 'exam.invigilate', units.get(unitId)?.path ?? '');
  return new Set(rooms.filter(({ unitId }) => watchesAll || isWatched(unitId)).map(({ id }) => id));
}

async function mayInUnit(db: Db, who: Staff, ability: Ability, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, ability, path);
}
