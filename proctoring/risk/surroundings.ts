import { type Habits, ownHabits, roomHabits } from './habits.ts';
import type { RecordedSignal } from './risk.ts';
import { type SharedMoment, sharedMoments } from './shared-moments.ts';

/** What a room says about the signals of anybody in it. */
export interface RoomView {
  readonly moments: readonly SharedMoment[];
  readonly room: Habits | null;
}

/** What one candidate's signals are compared with. */
export interface Surroundings extends RoomView {
  readonly own: Habits | null;
}

/** Nothing is known: every signal counts as it stands. */
export const UNKNOWN_SURROUNDINGS: Surroundings = { moments: [], room: null, own: null };

/** A room as `sharedMoments` and `roomHabits` see it. */
export function viewOfRoom(room: readonly (readonly RecordedSignal[])[], since: number, now: number): RoomView {
  const moments = sharedMoments(room, since, now);
  return { moments, room: roomHabits(room, since, now, moments) };
}

/** The same for one of its candidates, of whom `signals` are all, also those that were decided about. `beganAt` in Unix ms. */
export function surroundingsOf(view: RoomView, signals: readonly RecordedSignal[], beganAt: number): Surroundings {
  return { ...view, own: ownHabits(signals, beganAt, view.moments) };
}
