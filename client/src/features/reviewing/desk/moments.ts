import type { Timeline } from 'shared/contracts/proctoring.ts';

type Signal = Timeline['signals'][number];
type Snapshot = Timeline['snapshots'][number];

/** One thing to look at on the way through an attempt: a signal, or a picture that was taken without one. */
export interface Moment {
  readonly id: string;
  /** Unix ms. */
  readonly at: number;
  readonly signal: Signal | null;
  /** The picture that shows it, or null where there is none. */
  readonly picture: Snapshot | null;
}

/** A picture belongs to a signal when it was taken in it, or so soon before or after. */
const NEAR_MS = 15_000;

/** What there is to look at, in the order of time: signals that count, then pictures that no signal called for. */
export function momentsOf({ signals, snapshots }: Pick<Timeline, 'signals' | 'snapshots'>): Moment[] {
  const counted = signals.filter(({ weight }) => weight > 0);
  const own = counted.map((signal) => ({
    id: `${signal.source} ${signal.seq}`,
    at: signal.startedAt,
    signal,
    picture: pictureOf(signal, snapshots),
  }));
  const shown = new Set(own.map(({ picture }) => picture?.id));
  const alone = snapshots
    .filter(({ id }) => !shown.has(id))
    .map((picture) => ({ id: picture.id, at: picture.takenAt, signal: null, picture }));
  return [...own, ...alone].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** The nearest picture: one that the signal itself called for wins over one that only lies near. */
function pictureOf({ kind, startedAt, endedAt }: Signal, snapshots: readonly Snapshot[]): Snapshot | null {
  const near = snapshots
    .filter(({ takenAt }) => takenAt >= startedAt - NEAR_MS && takenAt <= (endedAt ?? startedAt) + NEAR_MS)
    .sort(
      (a, b) =>
        Number(b.reason === kind) - Number(a.reason === kind) ||
        Math.abs(a.takenAt - startedAt) - Math.abs(b.takenAt - startedAt),
    );
  return near[0] ?? null;
}

/** What was done with the paper so near to a moment, in the order of time. */
export function workNear(work: Timeline['work'], at: number, withinMs = 60_000): Timeline['work'] {
  return work.filter((one) => Math.abs(one.at - at) <= withinMs);
}
