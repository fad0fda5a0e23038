import { isSignalName, parsePayload, type SignalName, signalOf } from '../signals/registry.ts';
import type { Told } from '../signals/signal.ts';
import { countWhile } from './count-while.ts';
import { ownShare, type SharedMoment } from './shared-moments.ts';
import { strengthAt } from './strength.ts';
import { weightOf } from './weights.ts';

/** What is usual of one kind of signal of the page. */
interface Habit {
  /** How many in `WINDOW_MS`. */
  readonly count: number;
  /** Median of the logarithms of their sizes: seconds, or raw strength where they have no length. */
  readonly logSize: number;
}

/** What was usual of a kind when this signal began; null where nothing was, or too little is known. */
export type Habits = (kind: SignalName, one: Told) => Habit | null;

/** How far a signal lies above what is usual, in standard deviations; null where there is no habit to compare it with. */
export interface Unusual {
  readonly own: number | null;
  readonly room: number | null;
}

interface Recorded extends Told {
  readonly kind: string;
}

/** So many first minutes of a sitting are its least baseline, and counts are compared over as long a time. */
const WINDOW_MS = 10 * 60_000;
/** Only what is slighter than this makes a habit: who is away for long from the first minute on gets none by it. */
const SLIGHT = 1 / 3;
/** Once is no habit. */
const FEWEST_TIMES = 2;
/** Of fewer candidates nothing is usual. */
const FEWEST = 6;
/** Standard deviation of the logarithm of how long the same person is away; assumed, as in docs/proctoring-cohort.md. */
const SPREAD = 0.6;
/** Up to so many standard deviations above a habit a signal counts for nothing, and from so many on in full. */
const NOTHING_TO = 2;
const FULL_FROM = 4;

/** Of the page only, and only what counts: the camera has its own baseline (`signals/baseline.ts`), pace as well (`answer-bursts.ts`). */
function hasHabit(kind: string): kind is SignalName {
  return isSignalName(kind) && signalOf(kind).modality === 'page' && weightOf(kind).logOdds > 0;
}

/**
 * What a candidate's page told in its quiet minutes: slight things only, without what the room shared, from the beginning
 * (Unix ms) to ten minutes before the signal asked about, or in the first ten. A slight signal of these ten is the baseline
 * itself, and as usual as can be. Pure.
 */
export function ownHabits(own: readonly Recorded[], beganAt: number, moments: readonly SharedMoment[]): Habits {
  const slight = own.flatMap((one) => {
    const { kind, startedAt } = one;
    const isSlight = hasHabit(kind) && one.endedAt !== null && isOwn(one, moments) && strengthOf(kind, one) < SLIGHT;
    return isSlight ? [{ kind, startedAt, size: size(kind, one) }] : [];
  });
  // Sizes and their medians once: a review asks this of every signal, and there may be hundreds.
  const quiet = new Map(
    [...Map.groupBy(slight, (one) => one.kind)].map(([kind, all]) => {
      const inTime = all.toSorted((a, b) => a.startedAt - b.startedAt);
      return [
        kind,
        { startedAt: inTime.map((one) => one.startedAt), middles: middlesOf(inTime.map((one) => one.size)) },
      ];
    }),
  );
  return (kind, one) => {
    if (one.startedAt < beganAt + WINDOW_MS)
      return one.endedAt !== null && strengthOf(kind, one) < SLIGHT
        ? { count: Number.POSITIVE_INFINITY, logSize: size(kind, one) }
        : null;
    const until = Math.max(beganAt + WINDOW_MS, one.startedAt - WINDOW_MS);
    const { startedAt, middles } = quiet.get(kind) ?? { startedAt: [], middles: [] };
    const times = countWhile(startedAt, (at) => at < until);
    if (times < FEWEST_TIMES) return null;
    return { count: (times * WINDOW_MS) / (until - beganAt), logSize: middles[times - 1] ?? 0 };
  };
}

/**
 * What is usual in a room: the median of its candidates' counts, so that a few who do a thing make no habit of it. `room` has
 * the signals of each attempt, an interval once. Pure; `since` and `now` in Unix ms.
 */
export function roomHabits(
  room: readonly (readonly Recorded[])[],
  since: number,
  now: number,
  moments: readonly SharedMoment[],
): Habits {
  const of = new Map<SignalName, Habit>();
  if (room.length < FEWEST) return () => null;
  const windows = Math.max(1, (now - since) / WINDOW_MS);
  const told = room.map((signals) =>
    Map.groupBy(
      signals.filter((one) => hasHabit(one.kind) && one.endedAt !== null && isOwn(one, moments)),
      (one) => one.kind as SignalName,
    ),
  );
  for (const kind of new Set(told.flatMap((kinds) => [...kinds.keys()]))) {
    const count = middle(told.map((kinds) => kinds.get(kind)?.length ?? 0)) / windows;
    const sizes = told.flatMap((kinds) => (kinds.get(kind) ?? []).map((one) => size(kind, one)));
    if (count > 0) of.set(kind, { count, logSize: middle(sizes) });
  }
  return (kind) => of.get(kind) ?? null;
}

/**
 * How far the signal lies above each of the two habits: the greater of two z-scores, that of how often (two Poisson counts
 * made even by square roots, Anscombe 1948, 10.1093/biomet/35.3-4.246) and that of how long. `begun` has the beginnings of
 * all signals of its kind, sorted; one that goes on is as long as it is at `now`. Pure.
 */
export function unusualOf(
  kind: SignalName,
  one: Told,
  begun: readonly number[],
  { own, room }: { readonly own: Habits | null; readonly room: Habits | null },
  now: number,
): Unusual {
  if (!hasHabit(kind)) return { own: null, room: null };
  const often =
    countWhile(begun, (at) => at <= one.startedAt) - countWhile(begun, (at) => at <= one.startedAt - WINDOW_MS);
  const above = (habits: Habits | null) => {
    const habit = habits?.(kind, one);
    if (!habit) return null;
    const z = Math.SQRT2 * (Math.sqrt(often + 3 / 8) - Math.sqrt(habit.count + 3 / 8));
    return Math.max(z, (size(kind, { ...one, endedAt: one.endedAt ?? now }) - habit.logSize) / SPREAD);
  };
  return { own: above(own), room: above(room) };
}

/**
 * How much of a signal counts: nothing of what is usual of the candidate or of the room, all of what is far from both, and
 * all of what has no habit.
 */
export function unusualShare({ own, room }: Unusual): number {
  const z = Math.min(own ?? Number.POSITIVE_INFINITY, room ?? Number.POSITIVE_INFINITY);
  return Math.min(1, Math.max(0, (z - NOTHING_TO) / (FULL_FROM - NOTHING_TO)));
}

function isOwn(one: Recorded, moments: readonly SharedMoment[]): boolean {
  return isSignalName(one.kind) && ownShare(one.kind, one, moments, one.endedAt ?? one.startedAt) >= 0.5;
}

/** Strength of a signal just over: by its length and its raw strength. */
function strengthOf(kind: SignalName, one: Told): number {
  const payload = parsePayload(kind, one.payload)?.payload;
  return payload === undefined ? 1 : strengthAt(kind, { ...one, payload }, one.endedAt ?? one.startedAt);
}

function size(kind: SignalName, one: Told): number {
  const seconds = one.endedAt === null ? 0 : (one.endedAt - one.startedAt) / 1000;
  return Math.log(Math.max(0.01, one.endedAt === one.startedAt ? strengthOf(kind, one) : seconds));
}

/** The median of the first, of the first two, and so on. */
function middlesOf(values: readonly number[]): number[] {
  const sorted: number[] = [];
  return values.map((value) => {
    sorted.splice(
      countWhile(sorted, (other) => other <= value),
      0,
      value,
    );
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  });
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
