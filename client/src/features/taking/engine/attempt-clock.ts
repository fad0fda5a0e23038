import type { ClockPhase } from 'shared/attempt/clock.ts';
import type { ClockView } from 'shared/contracts/delivery.ts';
import { phaseOf, type ServerClock } from './server-clock.ts';
import type { Timers } from './timers.ts';

interface Deps {
  readonly timers: Timers;
  readonly clock: ServerClock;
  /** What is shown now. */
  seen(): { readonly clock: ClockView; readonly phase: ClockPhase };
  onClock(clock: ClockView): void;
  onTurn(phase: ClockPhase): void;
  onExtraTime(seconds: number, at: number): void;
}

/** The time of one attempt: the server's last word, and the phase that turns between two words. */
export function createAttemptClock({ timers, clock, seen, onClock, onTurn, onExtraTime }: Deps) {
  let takenAt = Number.NEGATIVE_INFINITY;
  let cancel = () => {};
  let stopped = false;

  /** Turns the phase when its instant comes, without waiting for the server's word. */
  function turn() {
    cancel();
    if (stopped) return;
    const { clock: view, phase: before } = seen();
    const now = clock.now();
    const phase = phaseOf(view, now);
    if (phase !== before) onTurn(phase);
    const next = phase === 'waiting' ? view.startsAt : phase === 'running' ? view.deadlineAt : null;
    if (next !== null) cancel = timers.after(Math.min(next - now + 5, 60_000), turn);
  }

  return {
    turn,
    /**
     * The server's word. `askedAt` is the monotonic time at which the question left; what the server says by itself has
     * none. The order is that of this machine's clock, because the server's may be set back.
     */
    take(view: ClockView, askedAt = Number.POSITIVE_INFINITY) {
      const before = seen().clock;
      // Asked before the last word came: a slow reply, which must not undo a newer one.
      if (askedAt < takenAt && view.now < before.now) return;
      takenAt = timers.now();
      const extra = view.extraSeconds - before.extraSeconds;
      onClock(view);
      if (extra > 0) onExtraTime(extra, view.now);
      turn();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
