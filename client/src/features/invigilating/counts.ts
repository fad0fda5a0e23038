import type { BoardSeat } from 'shared/contracts/invigilation.ts';

export type Face = BoardSeat['state'] | 'offline';

/** What a seat shows: its state, or that a candidate who writes is not connected. */
export function faceOf({ state, connected }: Pick<BoardSeat, 'state' | 'connected'>): Face {
  return state === 'writing' && !connected ? 'offline' : state;
}

export const FACES: readonly Face[] = ['writing', 'offline', 'paused', 'lobby', 'absent', 'handedIn', 'timeOver'];

export function countFaces(seats: readonly BoardSeat[]): Record<Face, number> {
  const counts = { absent: 0, lobby: 0, writing: 0, offline: 0, paused: 0, handedIn: 0, timeOver: 0 };
  for (const seat of seats) counts[faceOf(seat)] += 1;
  return counts;
}

/** The last instant at which somebody who writes now still has time; null where nobody writes. */
export function lastDeadline(seats: readonly BoardSeat[]): number | null {
  const deadlines = seats.flatMap(({ state, deadlineAt }) => (state === 'writing' && deadlineAt ? [deadlineAt] : []));
  return deadlines.length > 0 ? Math.max(...deadlines) : null;
}
