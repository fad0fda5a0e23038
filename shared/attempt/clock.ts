/** The time rules of one attempt as the server keeps them. Instants are milliseconds since 1970, UTC. */
export interface AttemptTimes {
  /** When the paper opens for all. */
  readonly startsAt: number;
  /** startedAt + duration, or the session's end where that comes first: before any extra time. */
  readonly baseDeadlineAt: number;
  /** Extra time granted, in milliseconds. */
  readonly extraMs: number;
  /** Pauses already over, in milliseconds. */
  readonly pausedMs: number;
  /** Start of the pause that lasts, or null. */
  readonly pausedSince: number | null;
}

export type ClockPhase = 'waiting' | 'running' | 'paused' | 'over';

/** How long after the deadline a batch that was under way is still taken. */
export const GRACE_MS = 15_000;

/** The instant the attempt ends. While paused it moves along with `now`, so that no second is lost. */
export function deadlineAt(times: AttemptTimes, now: number): number {
  const lasting = times.pausedSince === null ? 0 : Math.max(0, now - times.pausedSince);
  return times.baseDeadlineAt + times.extraMs + times.pausedMs + lasting;
}

export function phaseAt(times: AttemptTimes, now: number): ClockPhase {
  if (now < times.startsAt) return 'waiting';
  if (times.pausedSince !== null) return 'paused';
  return now < deadlineAt(times, now) ? 'running' : 'over';
}

/** True while an answer that arrives `now` still counts. */
export function takesAnswers(times: AttemptTimes, now: number): boolean {
  return now >= times.startsAt && now <= deadlineAt(times, now) + GRACE_MS;
}

/** The end of an attempt that starts `startedAt`, before any extra time. */
export function baseDeadline(startedAt: number, durationSeconds: number, sessionEndsAt: number): number {
  return Math.min(startedAt + durationSeconds * 1000, sessionEndsAt);
}

/** One look at the server's clock: sent at `sentAt`, answered with `serverNow`, received at `receivedAt` (monotonic, ms). */
export interface ClockSample {
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly serverNow: number;
}

/**
 * What to add to the monotonic clock to get the server's time, by the sample with the shortest round trip (its error is at
 * most half of that trip). The computer's own date plays no part, so changing it changes nothing.
 */
export function clockOffset(samples: readonly ClockSample[]): number | null {
  let best: ClockSample | null = null;
  for (const sample of samples)
    if (!best || sample.receivedAt - sample.sentAt < best.receivedAt - best.sentAt) best = sample;
  return best && best.serverNow - (best.sentAt + best.receivedAt) / 2;
}
