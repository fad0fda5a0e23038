import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { unitsById } from '../people/index.ts';
import { findExam, findSession, roomsOfSession } from '../sessions/index.ts';

/** Rooms whose families this person keeps the forms of: those of the own exam, or of the own school in another's exam. */
export async function roomsKept(db: Db, who: Staff, sessionId: string): Promise<Set<string>> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) return new Set();
  const rooms = await roomsOfSession(db, sessionId);
  const units = await unitsById(db, [exam.unitId, ...rooms.map(({ unitId }) => unitId)]);
  const manages = (unitId: string) => {
    const path = units.get(unitId)?.path;
    return path !== undefined && may(who.grants, 'exam.manage', path);
  };
  const all = manages(exam.unitId);
  return new Set(rooms.filter(({ unitId }) => all || manages(unitId)).map(({ id }) => id));
}
