import type { AttemptTimes } from 'shared/attempt/clock.ts';
import { MOST_GIVEN_MS } from 'shared/contracts/room-parcel.ts';
import type { RoomLedger } from 'shared/contracts/room-servers.ts';

/** Nothing that a room tells of was later than now, or before there was time, whatever its clock said, or whoever holds the laptop wrote. */
export const untilNow = (at: number, now: number): number => Math.max(0, Math.min(at, now));

/**
 * A room's ledger with its times as far as they are believed: nothing lies ahead, and no more time was given and no pause is longer
 * than anybody's. A pause before the start moves the end past the session's (`endsAt`), and only the room knows of it.
 * Cut down and not refused, for the answers of the same report must not wait for somebody to put a clock right. When a hand was
 * raised stays as the room says it: it is the hand's name between the two servers.
 */
export function believeTimes(ledger: RoomLedger, { now, endsAt }: { now: number; endsAt: number }): RoomLedger {
  const { startedAt, seenAt, sealed, times } = ledger;
  return {
    ...ledger,
    startedAt: untilNow(startedAt, now),
    seenAt: seenAt === null ? null : untilNow(seenAt, now),
    sealed: sealed && { ...sealed, at: untilNow(sealed.at, now) },
    times: believeClock(times, { now, endsAt }),
  };
}

function believeClock(
  { startsAt, baseDeadlineAt, extraMs, pausedMs, pausedSince }: AttemptTimes,
  { now, endsAt }: { now: number; endsAt: number },
): AttemptTimes {
  return {
    startsAt,
    baseDeadlineAt: untilNow(baseDeadlineAt, endsAt + MOST_GIVEN_MS),
    extraMs: given(extraMs),
    pausedMs: given(pausedMs),
    pausedSince: pausedSince === null ? null : Math.max(now - MOST_GIVEN_MS, untilNow(pausedSince, now)),
  };
}

const given = (ms: number) => Math.max(0, Math.min(ms, MOST_GIVEN_MS));
