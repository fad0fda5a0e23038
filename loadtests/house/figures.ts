import type { DayName } from '../days/days.ts';
import type { Promised } from '../promises.ts';
import type { Machine } from './calibrate.ts';
import type { Cold } from './cold.ts';
import type { Fault } from './faults.ts';

/** What a run came to. */
export interface Figures {
  readonly day: DayName;
  readonly candidates: number;
  /** From the first measured act to the last acknowledgement. */
  readonly seconds: number;
  /** Answers, or sign-ins, starts, submissions, forms, as the day measures. */
  readonly acknowledged: number;
  readonly perSecond: number;
  /** Milliseconds from sending to the acknowledgement. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  /** Acknowledged and not in the database afterwards, and receipts that do not hold. */
  readonly lost: number;
  /** Who was told to wait for a turn, and how long the longest did: in seconds, from asking first to coming in. */
  readonly waited: number;
  readonly longestWaitSeconds: number;
  /** The most of the server's memory, in megabytes; null of a server that ran already. */
  readonly rssMB: number | null;
  /** Its middle (MB) in each third of the measured part, where there is time enough to tell. */
  readonly rssThirds?: readonly number[];
  /** Null where the server ran already. */
  readonly database: 'pglite' | 'postgres' | null;
  readonly fault?: Fault;
  /** With a fault: from its beginning until it was put right. */
  readonly awaySeconds?: number;
  /** Both directions with their frames, compression and what TLS adds aside. */
  readonly bytesPerAnswer?: number;
  /** The same of a heartbeat with its reply. */
  readonly bytesPerBeat?: number;
  /** On a line that is shared: what the first of the candidates had to load, and how long all of them would. */
  readonly cold?: Cold;
  readonly machine?: Machine;
  /** Microseconds of processor time for an act: what stays comparable on a busy machine. 0 where it cannot be known. */
  readonly cpuMicroseconds: { readonly server: number; readonly database: number; readonly generator: number };
}

export const round = (value: number) => Math.round(value * 10) / 10;

export function quantiles(latencies: readonly number[]) {
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** The promises that a run broke, in words; empty where it kept them all. */
export function brokenPromises(figures: Figures, promised: Promised): string[] {
  const { lost, errors, fault, perSecond, seconds, p99, rssThirds, bytesPerAnswer = 0, bytesPerBeat = 0 } = figures;
  const rssMB = figures.rssMB ?? 0;
  const [, before = 0, after = 0] = rssThirds ?? [];
  const growth = before > 0 ? round((after / before - 1) * 100) : 0;
  // Where the plug is pulled, only what was acknowledged is promised.
  const whenWhole = (is: boolean, words: string) => (fault === undefined && is ? words : null);
  return [
    lost > 0 ? `lost ${lost}` : null,
    errors > 0 && fault === undefined ? `${errors} errors` : null,
    whenWhole(perSecond < (promised.perSecond ?? 0), `${perSecond} a second`),
    whenWhole(seconds > (promised.seconds ?? Number.POSITIVE_INFINITY), `${seconds} s`),
    whenWhole(p99 > (promised.p99 ?? Number.POSITIVE_INFINITY), `p99 ${p99} ms`),
    whenWhole(rssMB > (promised.rssMB ?? Number.POSITIVE_INFINITY), `${rssMB} MB`),
    whenWhole(growth > (promised.growthPercent ?? Number.POSITIVE_INFINITY), `memory grew by ${growth} %`),
    whenWhole(
      bytesPerAnswer > (promised.bytesPerAnswer ?? Number.POSITIVE_INFINITY),
      `${bytesPerAnswer} bytes an answer`,
    ),
    whenWhole(bytesPerBeat > (promised.bytesPerBeat ?? Number.POSITIVE_INFINITY), `${bytesPerBeat} bytes a heartbeat`),
  ].filter((words) => words !== null);
}
