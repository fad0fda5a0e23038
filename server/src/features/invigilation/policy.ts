import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { unitsById } from '../people/index.ts';
import { findExam, findSession, roomsOfSession } from '../sessions/index.ts';

/** An invigilator of the exam's unit, or of every school the session has a room in, may watch and steer it. */
export async function mayInvigilate(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) return false;
  const rooms = await roomsOfSession(db, sessionId);
  const units = await unitsById(db, [exam.unitId, ...rooms.map((room) => room.unitId)]);
  const inUnit = (id: string) => {
    const path = units.get(id)?.path;
    return path !== undefined && may(who.grants, 'exam.invigilate', path);
  };
  return inUnit(exam.unitId) || (rooms.length > 0 && rooms.every((room) => inUnit(room.unitId)));
}
