import type { SessionView } from 'shared/contracts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { candidatesOfSession, findExam, findSession, roomsOfSession } from './queries.ts';
import { summaryOf } from './read-exam.ts';

/** A session as those who prepare it see it. `address` is what slips will say. */
export async function readSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { sessionId, address }: { sessionId: string; address: string },
): Promise<SessionView> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!session || !exam) refuse('notFound');
  const [rooms, candidates, attempts] = await Promise.all([
    roomsOfSession(db, sessionId),
    candidatesOfSession(db, sessionId),
    attemptsOfSession(db, sessionId),
  ]);
  const persons = await personsById(
    db,
    candidates.map(({ personId }) => personId),
  );
  const classes = await unitsById(
    db,
    candidates.map(({ classId }) => classId),
  );
  const units = await unitsById(db, [exam.unitId, ...[...classes.values()].flatMap(({ parentId }) => parentId ?? [])]);
  const roomNames = new Map(rooms.map(({ id, name }) => [id, name]));
  const { sessions: _none, ...head } = summaryOf(exam, units.get(exam.unitId)?.name ?? '', []);
  return {
    id: session.id,
    title: session.title,
    startsAt: session.startsAt.getTime(),
    endsAt: session.endsAt.getTime(),
    closedAt: session.closedAt?.getTime() ?? null,
    movesFreely: session.movesFreely,
    now: now(),
    exam: head,
    rooms: rooms.map(({ id, name, seats }) => ({
      ...{ id, name, seats },
      candidates: candidates.filter(({ roomId }) => roomId === id).length,
    })),
    candidates: candidates.map(({ id, number, personId, classId, roomId, seat, formCode, slipHash }) => {
      const person = persons.get(personId);
      const schoolClass = classes.get(classId);
      return {
        ...{ id, number, seat },
        name: person?.name ?? '',
        personalNumber: person?.personalNumber ?? null,
        birthDate: person?.birthDate ?? null,
        sex: person?.sex ?? null,
        className: schoolClass?.name ?? '',
        school: units.get(schoolClass?.parentId ?? '')?.name ?? '',
        room: roomNames.get(roomId) ?? '',
        code: exam.state === 'draft' ? '' : formCode,
        hasSlip: slipHash !== null,
      };
    }),
    readiness: {
      papersSealed: exam.state !== 'draft',
      candidates: candidates.length,
      seats: rooms.reduce((sum, { seats }) => sum + seats, 0),
      slips: candidates.filter(({ slipHash }) => slipHash !== null).length,
      secureBrowserSet: exam.security === 'seb' ? exam.secureBrowser !== null : null,
      address,
      addressIsLocal: /^https?:\/\/(localhost|127\.|\[::1\])/.test(address),
    },
    begun: attempts.length,
    handedIn: attempts.filter(({ sealedAt }) => sealedAt !== null).length,
  };
}
