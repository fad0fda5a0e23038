import { type RoomView, viewOfRoom } from 'proctoring/risk/surroundings.ts';
import type { Db, Tx } from '../../db/db.ts';
import { type Attempt, attemptsOfSession } from '../delivery/index.ts';
import { type SignalRow, signalsByAttempt } from './queries.ts';
import { standingSignals } from './standing-signals.ts';

/** What the whole room of this attempt shared, and what was usual in it, until `now`. */
export async function viewOfAttempt(
  db: Db | Tx,
  { sessionId, roomId }: Pick<Attempt, 'sessionId' | 'roomId'>,
  now: number,
): Promise<RoomView> {
  const attempts = (await attemptsOfSession(db, sessionId)).filter((one) => one.roomId === roomId);
  const signals = await signalsByAttempt(
    db,
    attempts.map(({ id }) => id),
  );
  return viewOfAttempts(attempts, signals, now);
}

/** The same for attempts of one room whose signals were read before. */
export function viewOfAttempts(
  attempts: readonly Attempt[],
  signals: ReadonlyMap<string, readonly SignalRow[]>,
  now: number,
): RoomView {
  const since = Math.min(now, ...attempts.map(({ startedAt }) => startedAt.getTime()));
  return viewOfRoom(
    attempts.map((attempt) => standingSignals(signals.get(attempt.id) ?? [], attempt, now)),
    since,
    now,
  );
}
