import { and, count, desc, eq, inArray, ne, or } from 'drizzle-orm';
import type { Control, ControlScope, WatchedSession } from 'shared/contracts/invigilation.ts';
import { may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { unitsById, unitsWithin } from '../people/index.ts';
import {
  candidates,
  candidatesOfSession,
  exams,
  findExam,
  findSession,
  rooms,
  roomsOfSession,
  sessions,
} from '../sessions/index.ts';

/** The rooms of a session that a member of staff watches; `all` where the exam itself is theirs to watch. */
export type Watch = { readonly all: boolean; readonly roomIds: ReadonlySet<string> };

/** An invigilator of the exam's unit watches every room, one of a school the rooms of that school; null: none. */
export async function watchOf(db: Db, who: Staff, sessionId: string): Promise<Watch | null> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!exam) return null;
  const inSession = await roomsOfSession(db, sessionId);
  const units = await unitsById(db, [exam.unitId, ...inSession.map(({ unitId }) => unitId)]);
  const inUnit = (id: string) => {
    const path = units.get(id)?.path;
    return path !== undefined && may(who.grants, 'exam.invigilate', path);
  };
  const all = inUnit(exam.unitId);
  const watched = inSession.filter(({ unitId }) => all || inUnit(unitId));
  return all || watched.length > 0 ? { all, roomIds: new Set(watched.map(({ id }) => id)) } : null;
}

export async function mayInvigilate(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  return (await watchOf(db, who, sessionId)) !== null;
}

export async function mayHelp(db: Db, who: Staff, sessionId: string, candidateId: string): Promise<boolean> {
  return (await scopeWithin(db, who, sessionId, { candidateIds: [candidateId] })) !== null;
}

/**
 * A scope as far as this person may act: null where it reaches into a room they do not watch. "The whole session", said
 * by somebody who watches a part of it, means the candidates of their rooms.
 */
async function scopeWithin(db: Db, who: Staff, sessionId: string, scope: ControlScope): Promise<ControlScope | null> {
  const watch = await watchOf(db, who, sessionId);
  if (!watch || watch.all) return watch && scope;
  if ('roomId' in scope) return watch.roomIds.has(scope.roomId) ? scope : null;
  if ('wholeExam' in scope) return null;
  if ('schoolId' in scope) {
    const ofSchool = (await roomsOfSession(db, sessionId)).filter(({ unitId }) => unitId === scope.schoolId);
    return ofSchool.length > 0 && ofSchool.every(({ id }) => watch.roomIds.has(id)) ? scope : null;
  }
  const theirs = (await candidatesOfSession(db, sessionId)).filter(({ roomId }) => watch.roomIds.has(roomId));
  const ids = theirs.map(({ id }) => id);
  if (!('candidateIds' in scope)) return { candidateIds: ids };
  return scope.candidateIds.every((id) => ids.includes(id)) ? scope : null;
}

/** Like `scopeWithin`, for an act: nobody is moved into a room that this person does not watch. */
export async function actWithin(
  db: Db,
  who: Staff,
  sessionId: string,
  { scope, control }: { scope: ControlScope; control: Control },
): Promise<ControlScope | null> {
  const within = await scopeWithin(db, who, sessionId, scope);
  if (within === null || control.kind !== 'move') return within;
  const watch = await watchOf(db, who, sessionId);
  return watch?.all || watch?.roomIds.has(control.roomId) ? within : null;
}

/** The latest sessions the list shows. */
const SESSIONS_SHOWN = 200;

/** Sessions of sealed exams in which the account watches at least one room, the latest first. */
export async function watchedSessions(db: Db, who: Staff): Promise<WatchedSession[]> {
  const paths = who.grants.map(({ unitPath }) => unitPath).filter((path) => may(who.grants, 'exam.invigilate', path));
  const units = (await unitsWithin(db, paths)).filter(({ kind }) => kind !== 'class').map(({ id }) => id);
  if (units.length === 0) return [];
  const withRoom = db.select({ id: rooms.sessionId }).from(rooms).where(inArray(rooms.unitId, units));
  const found = await db
    .select({ session: sessions, exam: { title: exams.title, unitId: exams.unitId } })
    .from(sessions)
    .innerJoin(exams, eq(exams.id, sessions.examId))
    .where(and(ne(exams.state, 'draft'), or(inArray(exams.unitId, units), inArray(sessions.id, withRoom))))
    .orderBy(desc(sessions.startsAt))
    .limit(SESSIONS_SHOWN);
  if (found.length === 0) return [];
  const inRooms = await db
    .select({ room: rooms, candidates: count(candidates.id) })
    .from(rooms)
    .leftJoin(candidates, eq(candidates.roomId, rooms.id))
    .where(
      inArray(
        rooms.sessionId,
        found.map(({ session }) => session.id),
      ),
    )
    .groupBy(rooms.id);
  const theirs = new Set(units);
  return found.map(({ session, exam }) => {
    const watched = inRooms.filter(
      ({ room }) => room.sessionId === session.id && (theirs.has(exam.unitId) || theirs.has(room.unitId)),
    );
    return {
      id: session.id,
      title: session.title,
      examTitle: exam.title,
      startsAt: session.startsAt.getTime(),
      endsAt: session.endsAt.getTime(),
      closed: session.closedAt !== null,
      rooms: watched
        .map(({ room }) => room.name)
        .sort((one, other) => one.localeCompare(other, 'vi', { numeric: true })),
      candidates: watched.reduce((sum, { candidates: seated }) => sum + seated, 0),
    };
  });
}
