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
  /** The same of a heartbeat with its reply. */
  readonly bytesPerBeat?: number;
  /** Per cent by which the server's memory may be higher in the last third of the run than in the second. */
  readonly growthPercent?: number;
}

/**
 * What is promised on 2 cores, load generator and PostgreSQL on the same machine. Of every day it is promised besides that
 * nothing acknowledged is lost and nothing fails; `run.ts` ends with 1 where a promise is broken.
 */
export const promises: Readonly<Record<DayName, Promised>> = {
  answers: { perSecond: 15_000, bytesPerAnswer: 200 },
  steady: { p99: 250, rssMB: 1_500, bytesPerAnswer: 200, bytesPerBeat: 60 },
  signin: { seconds: 15 },
  start: { seconds: 15 },
  deadline: { seconds: 16 },
  storm: { bytesPerAnswer: 200 },
  survey: { seconds: 62, p99: 500 },
  soak: { p99: 500, rssMB: 3_000, growthPercent: 5, bytesPerAnswer: 200, bytesPerBeat: 60 },
  line: { p99: 250, bytesPerAnswer: 200, bytesPerBeat: 60 },
};

/** What a killed node costs a player: seconds from the broken socket to the next that is open. */
export interface PromisedReconnect {
  readonly longestSeconds: number;
}
export const promisedReconnect: PromisedReconnect = { longestSeconds: 5 };

/** PGlite is for trying out: its days only have to be right, and quick enough to try. */
export const promisedOfPglite: Readonly<Record<DayName, Promised>> = {
  answers: { perSecond: 1_000, p99: 1_000 },
  steady: {},
  signin: {},
  start: {},
  deadline: {},
  storm: {},
  survey: {},
  soak: {},
  line: {},
};
