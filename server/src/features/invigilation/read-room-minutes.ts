import type { ControlRecord } from 'shared/contracts/invigilation.ts';
import type { RoomMinutes } from 'shared/contracts/room-minutes.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { attemptsOfSession, outagesOf } from '../delivery/index.ts';
import { personsById, unitsById } from '../people/index.ts';
import { incidentsWrittenIn } from '../proctoring/index.ts';
import { candidatesOfSession, findExam, findSession, roomsOfSession } from '../sessions/index.ts';
import { readControls, stateOf } from './read-board.ts';

/** No room has seen more in one session. */
const MOST_CONTROLS = 2_000;

/** The minutes of a room as they are printed and signed: nothing in them is typed in. That they were read is in the audit chain. */
export async function readRoomMinutes(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  { sessionId, roomId, roomServers }: { sessionId: string; roomId: string } & Pick<RoomMinutes, 'roomServers'>,
): Promise<RoomMinutes> {
  const at = now();
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  const room = (await roomsOfSession(db, sessionId)).find(({ id }) => id === roomId);
  if (!session || !exam || !room) refuse('notFound');
  const all = await candidatesOfSession(db, sessionId);
  const seated = all.filter((one) => one.roomId === roomId);
  const here = new Set(seated.map(({ id }) => id));
  const begun = (await attemptsOfSession(db, sessionId)).filter(({ candidateId }) => here.has(candidateId));
  const attempts = new Map(begun.map((attempt) => [attempt.candidateId, attempt]));
  const candidateOf = new Map(begun.map(({ id, candidateId }) => [id, candidateId]));
  const watch = { all: false, roomIds: new Set([roomId]) };
  const [units, controls, outages, incidents] = await Promise.all([
    unitsById(db, [room.unitId]),
    readControls(db, sessionId, watch, MOST_CONTROLS),
    outagesOf(db, [...candidateOf.keys()]),
    incidentsWrittenIn(db, roomId),
  ]);
  const named = new Set([
    ...controls.flatMap(({ kind, scope }) => (kind === 'move' && 'candidateIds' in scope ? scope.candidateIds : [])),
    ...incidents.flatMap(({ candidateId }) => candidateId ?? []),
  ]);
  const gone = all.filter(({ id }) => named.has(id) && !here.has(id));
  const persons = await personsById(
    db,
    [...seated, ...gone].map(({ personId }) => personId),
  );
  await db.transaction((tx) =>
    appendAudit(tx, at, { actor: who.accountId, act: 'room.minutes', subject: { kind: 'room', id: roomId } }),
  );
  return {
    unit: units.get(room.unitId)?.name ?? '',
    exam: { title: exam.title, subject: exam.subject },
    session: {
      id: session.id,
      title: session.title,
      startsAt: session.startsAt.getTime(),
      endsAt: session.endsAt.getTime(),
      closedAt: session.closedAt?.getTime() ?? null,
    },
    room: { id: room.id, name: room.name },
    candidates: seated
      .sort((one, other) => one.seat - other.seat)
      .map((candidate) => {
        const attempt = attempts.get(candidate.id);
        const { state, extraSeconds } = stateOf(candidate, attempt, at);
        return {
          ...{ candidateId: candidate.id, name: persons.get(candidate.personId)?.name ?? '' },
          ...{ number: candidate.number, seat: candidate.seat, code: candidate.formCode, state, extraSeconds },
          begunAt: attempt?.startedAt.getTime() ?? null,
          endedAt: attempt?.sealedAt?.getTime() ?? null,
        };
      }),
    gone: gone.map(({ id, personId, number }) => ({
      ...{ candidateId: id, name: persons.get(personId)?.name ?? '', number },
    })),
    roomServers,
    controls: controls.map((record) => ofThoseHere(record, here)).reverse(),
    outages: outages.map(({ attemptId, fromAt, untilAt, creditedBy }) => ({
      candidateId: candidateOf.get(attemptId) ?? '',
      from: fromAt,
      until: untilAt,
      seconds: Math.round((untilAt - fromAt) / 1000),
      isCredited: creditedBy !== null,
    })),
    incidents: incidents.map(({ id, kind, openedAt, openedByName, candidateId, because }) => ({
      ...{ id, kind, at: openedAt.getTime(), by: openedByName ?? '', candidateId },
      reason: because.vi,
    })),
    now: at,
  };
}

/** An act on some candidates, as far as they sit here: nobody's name of another room stands here, but of who was moved out. */
function ofThoseHere(record: ControlRecord, here: ReadonlySet<string>): ControlRecord {
  if (record.kind === 'move' || !('candidateIds' in record.scope)) return record;
  return { ...record, scope: { candidateIds: record.scope.candidateIds.filter((id) => here.has(id)) } };
}
