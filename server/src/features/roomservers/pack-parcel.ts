import type { Parcel } from 'shared/contracts/room-parcel.ts';
import type { Db } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { controlsReaching } from '../invigilation/index.ts';
import { findRelease, formsOf } from '../papers/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { pageLockOf, relaxedOfSession } from '../securebrowser/index.ts';
import { candidatesOfSession, findExam, findSession, itemsOfExam, roomsOfSession } from '../sessions/index.ts';
import { isFree, pensOf } from './free-attempt.ts';
import { findRoomServer } from './queries.ts';

/** What a room's server needs to serve its rooms, at one moment of the database. */
export function packParcel(db: Db, who: RoomServerWho): Promise<Parcel> {
  return db.transaction(
    async (tx) => {
      const server = await findRoomServer(tx, who.serverId);
      const session = server && (await findSession(tx, server.sessionId));
      const exam = session && (await findExam(tx, session.examId));
      const release = exam && (await findRelease(tx, exam.id));
      if (!session || !exam || !release) refuse('notFound');
      const isOwn = (roomId: string) => who.roomIds.includes(roomId);
      const rooms = (await roomsOfSession(tx, session.id)).filter(({ id }) => isOwn(id));
      const candidates = (await candidatesOfSession(tx, session.id)).filter(({ roomId }) => isOwn(roomId));
      const codes = new Set(candidates.map(({ formCode }) => formCode));
      const classes = await unitsById(
        tx,
        candidates.map(({ classId }) => classId),
      );
      const paths = [exam.unitId, ...rooms.map(({ unitId }) => unitId)];
      const own = [...classes.values(), ...(await unitsById(tx, paths)).values()];
      const units = await unitsById(
        tx,
        own.flatMap(({ path }) => path.split('/')),
      );
      const persons = await personsById(
        tx,
        candidates.map(({ personId }) => personId),
      );
      const relaxed = new Map((await relaxedOfSession(tx, session.id)).map((one) => [one.candidateId, one]));
      const pens = await pensOf(tx, session.id);
      const isOpen = session.closedAt === null;
      const begun = new Map(
        (await attemptsOfSession(tx, session.id)).map((attempt) => {
          const isOurs = attempt.heldBy === who.serverId || isFree(attempt, pens);
          const mayTakeOver = isOpen && attempt.sealedAt === null && isOurs;
          return [attempt.candidateId, { seq: attempt.headSeq, mayTakeOver }];
        }),
      );
      return {
        session: {
          ...{ id: session.id, examId: exam.id, title: session.title, movesFreely: session.movesFreely },
          ...{ startsAt: session.startsAt.getTime(), endsAt: session.endsAt.getTime() },
          closedAt: session.closedAt?.getTime() ?? null,
        },
        rooms,
        exam: {
          ...exam,
          createdAt: exam.createdAt.getTime(),
          items: await itemsOfExam(tx, exam.id),
          keyCheck: release.keyCheck,
          pageLock: await pageLockOf(tx, exam.id),
          forms: (await formsOf(tx, exam.id))
            .filter(({ code }) => codes.has(code))
            .map((form) => ({ ...form, madeAt: form.madeAt.getTime() })),
        },
        candidates: candidates.map((one) => ({
          ...one,
          pausedSince: one.pausedSince?.getTime() ?? null,
          relaxed: relaxed.get(one.id) ?? null,
          begun: begun.get(one.id) ?? null,
        })),
        persons: [...persons.values()],
        units: [...units.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
        controls: await controlsReaching(tx, session.id, who.roomIds),
      };
    },
    { isolationLevel: 'repeatable read' },
  );
}
