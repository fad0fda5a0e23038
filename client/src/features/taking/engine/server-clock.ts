import { type ClockPhase, type ClockSample, clockOffset } from 'shared/attempt/clock.ts';
import type { ClockView } from 'shared/contracts/delivery.ts';
import type { Timers } from './timers.ts';

/** The server's time on this machine, by the looks with the shortest round trip. The computer's own date plays no part. */
export interface ServerClock {
  /** Milliseconds since 1970 on the server's clock. */
  now(): number;
  /** One look: `sentAt` is the monotonic time at which the question left. */
  look(sentAt: number, serverNow: number): void;
  /** The last round trip in milliseconds, or null before any. */
  roundTripMs(): number | null;
}

/** More would let a lucky look of an hour ago outweigh the drift of a cheap quartz since then. */
const SAMPLES_KEPT = 12;

export function createServerClock(timers: Timers): ServerClock {
  let samples: ClockSample[] = [];
  let offset = 0;
  return {
    now: () => Math.round(timers.now() + offset),
    look(sentAt, serverNow) {
      const sample = { sentAt, receivedAt: timers.now(), serverNow };
      samples = [...samples.filter((other) => agree(sample, other)), sample].slice(-SAMPLES_KEPT);
      offset = clockOffset(samples) ?? offset;
    },
    roundTripMs() {
      const last = samples.at(-1);
      return last ? last.receivedAt - last.sentAt : null;
    },
  };
}

const DRIFT_MS = 500;

/**
 * Each look bounds the offset to half its round trip. Where two bounds do not meet, the monotonic clock stood still between
 * them (a computer that slept), and the older look is worth nothing.
 */
function agree(a: ClockSample, b: ClockSample): boolean {
  const offset = ({ sentAt, receivedAt, serverNow }: ClockSample) => serverNow - (sentAt + receivedAt) / 2;
  const tripMs = a.receivedAt - a.sentAt + (b.receivedAt - b.sentAt);
  return Math.abs(offset(a) - offset(b)) <= tripMs / 2 + DRIFT_MS;
}

/** The phase at `now`, from the server's last word: between two words the phase still turns when its instant comes. */
export function phaseOf(view: ClockView, now: number): ClockPhase {
  if (view.phase === 'paused') return 'paused';
  if (now < view.startsAt) return 'waiting';
  return now < view.deadlineAt ? 'running' : 'over';
}

/** What is left to work, in milliseconds. A pause stops it where the server stopped it. */
export function remainingMs(view: ClockView, now: number): number {
  return Math.max(0, view.deadlineAt - (view.phase === 'paused' ? view.now : Math.max(now, view.startsAt)));
}
