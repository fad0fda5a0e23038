import type { DayName } from './days/days.ts';

/** What a day must show. Absent is not promised of that day. */
export interface Promised {
  /** Acts acknowledged a second, at least. */
  readonly perSecond?: number;
  /** Seconds until all are through, at most. */
  readonly seconds?: number;
  /** Milliseconds from sending to the receipt, at most. */
  readonly p99?: number;
  /** Megabytes of the server's resident memory, at most. */
  readonly rssMB?: number;
  /** Bytes on the wire for an acknowledged answer on average, both directions with frames, without compression. */
  readonly bytesPerAnswer?: number;
}

/**
 * What is promised on 2 cores, load generator and PostgreSQL on the same machine. Of every day it is promised besides that
 * nothing acknowledged is lost and nothing fails; `run.ts` ends with 1 where a promise is broken.
 */
export const promises: Readonly<Record<DayName, Promised>> = {
  answers: { perSecond: 15_000, bytesPerAnswer: 200 },
  steady: { p99: 250, rssMB: 1_500, bytesPerAnswer: 200 },
  signin: { seconds: 15 },
  start: { seconds: 15 },
  deadline: { seconds: 16 },
  storm: { bytesPerAnswer: 250 },
};

/** PGlite is for trying out: its days only have to be right, and quick enough to try. */
export const promisedOfPglite: Readonly<Record<DayName, Promised>> = {
  answers: { perSecond: 1_000, p99: 1_000 },
  steady: {},
  signin: {},
  start: {},
  deadline: {},
  storm: {},
};
