import { type AttemptTimes, baseDeadline, deadlineAt, phaseAt } from 'shared/attempt/clock.ts';
import type { ClockView } from 'shared/contracts/delivery.ts';
import type { Seat } from '../sessions/index.ts';
import type { attempts } from './tables.ts';

type AttemptRow = Pick<
  typeof attempts.$inferSelect,
  'startsAt' | 'baseDeadlineAt' | 'extraMs' | 'pausedMs' | 'pausedSince'
>;

/** The time rules of an attempt, from its row. */
export function timesOf(row: AttemptRow): AttemptTimes {
  return {
    startsAt: row.startsAt.getTime(),
    baseDeadlineAt: row.baseDeadlineAt.getTime(),
    extraMs: row.extraMs,
    pausedMs: row.pausedMs,
    pausedSince: row.pausedSince?.getTime() ?? null,
  };
}

/**
 * The time a candidate would have who started `now`: what the lobby shows, and what an attempt begins with. A pause before
 * the start takes nothing of the duration; it moves the session's end, as far as it fell into the session.
 */
export function timesBeforeStart({ candidate, session, exam }: Seat, now: number): AttemptTimes {
  const startsAt = session.startsAt.getTime();
  const pausedSince = candidate.pausedSince?.getTime() ?? null;
  const lasting = pausedSince === null ? 0 : Math.max(0, now - Math.max(pausedSince, startsAt));
  const endsAt = session.endsAt.getTime() + candidate.pausedMs + lasting;
  return {
    startsAt,
    baseDeadlineAt: baseDeadline(Math.max(now, startsAt), exam.durationSeconds, endsAt),
    extraMs: candidate.extraMs,
    pausedMs: 0,
    pausedSince: pausedSince === null ? null : now,
  };
}

/** Whether a candidate who has not begun may still do so, now or later: extra time and pauses outlast the session's end. */
export function mayStillBegin(seat: Seat, now: number): boolean {
  return seat.session.closedAt === null && phaseAt(timesBeforeStart(seat, now), now) !== 'over';
}

export function clockView(times: AttemptTimes, now: number): ClockView {
  return {
    now,
    startsAt: times.startsAt,
    deadlineAt: deadlineAt(times, now),
    phase: phaseAt(times, now),
    extraSeconds: Math.round(times.extraMs / 1000),
  };
}
