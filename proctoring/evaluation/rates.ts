import type { VisionSignal } from '../signals/detectors.ts';
import type { Alarm, Played } from './play.ts';

/** An event counts as found when it is told within so long of its onset. */
export const IN_TIME_MS = 10_000;

const HOUR_MS = 3_600_000;

/** One row of the card: a signal in a condition, before one backend. */
export interface CardRow {
  readonly signal: VisionSignal;
  /** Light, camera or person: `good` unless said otherwise. */
  readonly condition: string;
  /** How the frames were looked at. */
  readonly backend: string;
  /** Of the clips in which it was told, the share in which it was true; null where it was never told. */
  readonly precision: number | null;
  /** Of the events, the share that was told within ten seconds; "unknown" counts as missed. Null without events. */
  readonly recall: number | null;
  /** Told in hours in which nothing happens, per candidate and hour; null where no hours were played. */
  readonly falseAlarmsPerHour: number | null;
  /** Of those hours, the share that passed under such an alarm: one that never ends is told once. Null where no hours were played. */
  readonly alarmedShare: number | null;
  /** Median seconds from the onset until it was told; null where no event was found. */
  readonly onsetSeconds: number | null;
  /** Of the events, the share that ended as "unknown". Null without events. */
  readonly unknown: number | null;
  /** Clips with the event. */
  readonly n: number;
  /** Clips without it, the hours not among them. */
  readonly others: number;
  /** Candidate-hours in which nothing happens. */
  readonly hours: number;
}

/** What a row says to other programs. Rows of a browser name it with their condition: each pair of signal and condition comes once. */
export function figuresOf({ backend, condition, ...row }: CardRow) {
  const { signal, precision, recall, falseAlarmsPerHour, onsetSeconds, n } = row;
  const where = backend.startsWith('node') ? condition : `${condition} (${backend})`;
  return { signal, condition: where, precision, recall, falseAlarmsPerHour, onsetSeconds, n };
}

/** The rates of one signal over clips that were played under one condition. */
export function ratesOf(signal: VisionSignal, condition: string, backend: string, played: readonly Played[]): CardRow {
  const events = played.filter(({ clip }) => clip.shows === signal);
  const sittings = played.filter(({ clip }) => clip.shows === null);
  const others = played.filter(({ clip }) => clip.shows && clip.shows !== signal && !clip.mayTell.includes(signal));
  const delays = events.map((one) => delayOf(one, signal));
  const found = delays.filter((delay) => delay !== null);
  const early = events.filter((one) => alarmsOf(one, signal).some(({ toldAt }) => toldAt < one.clip.onsetMs)).length;
  const wrong = others.filter((one) => alarmsOf(one, signal).length > 0).length + early;
  const hours = sittings.reduce((sum, { lengthMs }) => sum + lengthMs, 0) / HOUR_MS;
  const alarmedHours = sittings.reduce((sum, one) => sum + alarmedMs(one, signal), 0) / HOUR_MS;
  const falseAlarms = sittings.reduce((sum, one) => sum + alarmsOf(one, signal).length, 0);
  return {
    signal,
    condition,
    backend,
    precision: share(found.length, found.length + wrong),
    recall: share(found.length, events.length),
    falseAlarmsPerHour: hours === 0 ? null : round(falseAlarms / hours),
    alarmedShare: share(alarmedHours, hours),
    onsetSeconds: found.length === 0 ? null : round((median(found) ?? 0) / 1000),
    unknown: share(events.filter(({ said }) => said === 'unknown').length, events.length),
    n: events.length,
    others: others.length,
    hours: round(hours),
  };
}

function alarmsOf({ alarms }: Played, signal: VisionSignal): Alarm[] {
  return alarms.filter(({ kind }) => kind === signal);
}

/** How long a signal stood in a clip. */
function alarmedMs(played: Played, signal: VisionSignal): number {
  return alarmsOf(played, signal).reduce(
    (sum, { toldAt, endedAt }) => sum + Math.max(0, (endedAt ?? played.lengthMs) - toldAt),
    0,
  );
}

/** Milliseconds from the onset until the signal was told; null where that was too late or never. */
function delayOf(played: Played, signal: VisionSignal): number | null {
  const told = alarmsOf(played, signal).find(({ toldAt }) => toldAt >= played.clip.onsetMs);
  const delay = told ? told.toldAt - played.clip.onsetMs : Number.POSITIVE_INFINITY;
  return delay <= IN_TIME_MS ? delay : null;
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
