import { deadlineAt, GRACE_MS } from 'shared/attempt/clock.ts';
import type { Db, Tx } from '../../db/db.ts';
import { type Attempt, findAttemptOf, mayStillBegin, openAttemptsOfSession, timesOf } from '../delivery/index.ts';
import { outlastingSeats, type Session, sessionsOfExam } from '../sessions/index.ts';

/** Whether every session of the exam is closed or past its end, and nobody writes or may still begin: then its keys are no secret. */
export async function isExamOver(db: Db | Tx, examId: string, now: number): Promise<boolean> {
  const sessions = await sessionsOfExam(db, examId);
  if (sessions.length === 0 || !sessions.every((session) => isPastEnd(session, now))) return false;
  for (const { id } of sessions) {
    if ((await openAttemptsOfSession(db, id)).some((attempt) => isRunning(attempt, now))) return false;
    for (const seat of await outlastingSeats(db, id))
      if (mayStillBegin(seat, now) && !(await findAttemptOf(db, seat.candidate.id))) return false;
  }
  return true;
}

/** Whether a session of the exam has begun: then its papers are out. */
export async function hasBegun(db: Db | Tx, examId: string, now: number): Promise<boolean> {
  return (await sessionsOfExam(db, examId)).some(({ startsAt }) => startsAt.getTime() <= now);
}

export const isPastEnd = ({ closedAt, endsAt }: Session, now: number): boolean =>
  closedAt !== null || now > endsAt.getTime();

/**
 * Open, and its time is not over: something may still be written. What a room's server keeps runs until that has told of its end,
 * for time may have been given there of which nothing is known here; revoking the server or closing the session ends it.
 */
export function isRunning(attempt: Attempt, now: number): boolean {
  if (attempt.sealedAt) return false;
  if (attempt.heldBy !== null) return true;
  const times = timesOf(attempt);
  return times.pausedSince !== null || now <= deadlineAt(times, now) + GRACE_MS;
}
