import { deadlineAt, phaseAt } from 'shared/attempt/clock.ts';
import type { Board, BoardSeat, ControlRecord } from 'shared/contracts/invigilation.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import {
  type Attempt,
  attemptInRush,
  attemptsOfSession,
  countStrays,
  openOutagesOf,
  SILENT_MS,
  timesOf,
} from '../delivery/index.ts';
import { namesOfAccounts, personsById, unitsById } from '../people/index.ts';
import { attentionOf } from '../proctoring/index.ts';
import {
  type Candidate,
  candidateAtDoor,
  candidatesOfSession,
  findExam,
  findSession,
  itemsOfExam,
  roomsOfSession,
  sessions,
} from '../sessions/index.ts';
import { answeredCounts } from './answered-counts.ts';
import { scopeOfRow } from './carried-controls.ts';
import type { Watch } from './policy.ts';
import { controlsWithin, isRunning } from './queries.ts';
import { seatWatches } from './seat-watches.ts';

/** How many of the latest acts the board shows. */
const CONTROLS_SHOWN = 50;

/** A session as somebody sees it who watches some of its rooms. */
export async function readBoard(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  sessionId: string,
  watch: Watch,
): Promise<Board> {
  const session = await findSession(db, sessionId);
  const exam = session && (await findExam(db, session.examId));
  if (!session || !exam) refuse('notFound');
  const rooms = (await roomsOfSession(db, sessionId)).filter(({ id }) => watch.roomIds.has(id));
  const schools = await unitsById(
    db,
    rooms.map((room) => room.unitId),
  );
  const seats = await readSeats({ db, now }, sessionId, watch);
  return {
    session: {
      id: session.id,
      title: session.title,
      examTitle: exam.title,
      subject: exam.subject,
      startsAt: session.startsAt.getTime(),
      endsAt: session.endsAt.getTime(),
      closed: session.closedAt !== null,
      proctoring: exam.proctoring,
      security: exam.security,
      runningOfExam: watch.all ? await db.$count(sessions, isRunning(db, exam.id, now())) : 0,
    },
    rooms: rooms.map(({ id, name, unitId, seats }) => ({
      ...{ id, name, seats, schoolId: unitId },
      school: schools.get(unitId)?.name ?? '',
    })),
    seats,
    controls: await readControls(db, sessionId, watch, CONTROLS_SHOWN),
    now: now(),
  };
}

/** The watched seats of a session as they stand, all or only those of some candidates. */
export async function readSeats(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  sessionId: string,
  watch: Watch,
  only?: ReadonlySet<string>,
): Promise<BoardSeat[]> {
  const found = only ? await candidatesIn(db, sessionId, only) : await candidatesOfSession(db, sessionId);
  const wanted = found.filter(({ roomId }) => watch.roomIds.has(roomId));
  const first = wanted[0];
  if (!first) return [];
  const begun = only ? await attemptsOf(db, wanted) : await attemptsOfSession(db, sessionId);
  const attempts = new Map(begun.map((attempt) => [attempt.candidateId, attempt]));
  const ids = wanted.flatMap(({ id }) => attempts.get(id)?.id ?? []);
  const [persons, items, answered, strays, attention, watches, outages] = await Promise.all([
    personsById(
      db,
      wanted.map(({ personId }) => personId),
    ),
    itemsOfExam(db, first.examId),
    answeredCounts(db, ids),
    countStrays(db, ids),
    attentionOf(db, ids),
    seatWatches({ db, now }, first.examId, wanted, attempts),
    openOutagesOf(db, ids),
  ]);
  const at = now();
  return wanted.map((candidate) => {
    const attempt = attempts.get(candidate.id);
    return {
      ...stateOf(candidate, attempt, at),
      candidateId: candidate.id,
      attemptId: attempt?.id ?? null,
      name: persons.get(candidate.personId)?.name ?? '',
      number: candidate.number,
      roomId: candidate.roomId,
      seat: candidate.seat,
      code: candidate.formCode,
      answered: (attempt && answered.get(attempt.id)) ?? 0,
      items: items.length,
      handRaisedAt: attempt?.handRaisedAt?.getTime() ?? null,
      handWhy: attempt?.handWhy ?? null,
      ...moveOf(attempt, at),
      outage: (attempt && outages.get(attempt.id)) ?? null,
      strays: (attempt && strays.get(attempt.id)) ?? 0,
      watch: watches.get(candidate.id) ?? refuse('notFound'),
      attention: (attempt && attention.get(attempt.id)) ?? { level: 0, reasons: [] },
    };
  });
}

/** A few of a session, without reading the rest: a board asks four times a second, and a room's board for all that others do. */
async function candidatesIn(db: Db, sessionId: string, ids: ReadonlySet<string>): Promise<Candidate[]> {
  const found = await Promise.all([...ids].map((id) => candidateAtDoor(db, id)));
  return found.filter((one): one is Candidate => one?.sessionId === sessionId);
}

async function attemptsOf(db: Db, candidates: readonly Candidate[]): Promise<Attempt[]> {
  const found = await Promise.all(candidates.map(({ id }) => attemptInRush(db, id)));
  return found.filter((one) => one !== null);
}

/** A page that waits for the unlock asks four times a minute; one that has not for a minute has given up. */
const ASKS_FOR_MS = 60_000;
/** An invigilator who looks away for a while still hears of a machine that took over by itself. */
const MOVE_SHOWN_MS = 10 * 60_000;

function moveOf(attempt: Attempt | undefined, now: number) {
  const within = (at: Date | null | undefined, ms: number) => (at && now - at.getTime() < ms ? at.getTime() : null);
  return {
    unlockAskedAt: within(attempt?.unlockAskedAt, ASKS_FOR_MS),
    movedAt: within(attempt?.movedAt, MOVE_SHOWN_MS),
  };
}

export function stateOf(candidate: Candidate, attempt: Attempt | undefined, now: number) {
  if (!attempt) {
    const waiting = candidate.pausedSince ? ('paused' as const) : ('lobby' as const);
    const state = candidate.signedInAt ? waiting : ('absent' as const);
    return { state, connected: false, deadlineAt: null, extraSeconds: Math.round(candidate.extraMs / 1000) };
  }
  const times = timesOf(attempt);
  const phase = phaseAt(times, now);
  const open =
    phase === 'paused' ? ('paused' as const) : phase === 'over' ? ('timeOver' as const) : ('writing' as const);
  const sealed = attempt.sealedBy === 'submit' ? ('handedIn' as const) : ('timeOver' as const);
  return {
    state: attempt.sealedAt ? sealed : open,
    connected: attempt.seenAt !== null && now - attempt.seenAt.getTime() < SILENT_MS,
    deadlineAt: deadlineAt(times, now),
    extraSeconds: Math.round(attempt.extraMs / 1000),
  };
}

/** The latest acts that concern the watched rooms, the latest first. */
export async function readControls(db: Db, sessionId: string, watch: Watch, limit: number): Promise<ControlRecord[]> {
  const rows = await controlsWithin(db, { sessionId, watch, limit });
  const names = await namesOfAccounts(
    db,
    rows.map(({ by }) => by),
  );
  return rows.map((row) => {
    const { id, kind, seconds, text, reason, reached } = row;
    return {
      ...{ id, kind, seconds, text, reason, reached },
      at: row.at.getTime(),
      by: names.get(row.by) ?? '',
      scope: scopeOfRow(row),
    };
  });
}
