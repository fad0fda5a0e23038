import { incompleteBeta } from 'shared/statistics/numerics/incomplete-beta.ts';
import { isSignalName, type SignalName, signalOf } from '../signals/registry.ts';
import type { Said } from '../signals/signal.ts';
import { countWhile } from './count-while.ts';
import type { RecordedSignal } from './risk.ts';

/** A time in which so much of a room showed the same signal at once that it says something of the room, and of nobody in it. */
export interface SharedMoment {
  readonly kind: SignalName;
  /** Unix ms: from the first of them to when three in four had ended. */
  readonly from: number;
  readonly to: number;
  /** How many attempts showed it, of how many in the room. */
  readonly attempts: number;
  readonly of: number;
}

/** They begin within so long of one another: an announcement is heard at once, a cut line is noticed within seconds. */
const TOGETHER_MS = 20_000;
/** At least this share of the room, and never fewer than so many: three neighbours are no room. */
const SHARE = 0.25;
const FEWEST = 4;
/** How often chance may make such a moment in one room and kind over a whole session. */
const BY_CHANCE = 0.001;
const ENDED_SHARE = 0.75;

/**
 * The shared moments of a room, by kind and then by time. `room` has the signals of each attempt, an interval once, also the
 * empty lists of those who showed none. A moment must be more than chance: with every attempt beginning the kind at the room's own mean
 * rate since the room began (`since`, Unix ms), the binomial tail of so many beginnings within 20 s, times the windows of
 * the session, is at most 0.001. Pure.
 */
export function sharedMoments(
  room: readonly (readonly RecordedSignal[])[],
  since: number,
  now: number,
): SharedMoment[] {
  if (room.length < FEWEST) return [];
  const spanMs = Math.max(TOGETHER_MS, now - since);
  const kinds = new Set(room.flatMap((signals) => signals.map((one) => one.kind)));
  return [...kinds]
    .filter(isSignalName)
    .sort()
    .flatMap((kind) => momentsOf(kind, room, spanMs, now));
}

interface Begun {
  readonly attempt: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

function momentsOf(
  kind: SignalName,
  room: readonly (readonly RecordedSignal[])[],
  spanMs: number,
  now: number,
): SharedMoment[] {
  const begun = room
    .flatMap((signals, attempt) =>
      signals
        .filter((one) => one.kind === kind && isOfTheRoom(one))
        .map((one): Begun => ({ attempt, startedAt: one.startedAt, endedAt: one.endedAt ?? now })),
    )
    .sort((a, b) => a.startedAt - b.startedAt);
  const windows = spanMs / TOGETHER_MS;
  const inWindow = 1 - Math.exp(-begun.length / (room.length * windows));
  const found: SharedMoment[] = [];
  for (let first = 0; first < begun.length; ) {
    const startedAt = begun[first]?.startedAt ?? 0;
    const until = countWhile(begun, (one) => one.startedAt - startedAt <= TOGETHER_MS, first);
    const together = begun.slice(first, until);
    const attempts = new Set(together.map((one) => one.attempt)).size;
    const isMany = attempts >= Math.max(FEWEST, SHARE * room.length);
    if (isMany && atLeast(attempts, room.length, inWindow) * windows <= BY_CHANCE) {
      const to = Math.max(endOf(together), together.at(-1)?.startedAt ?? 0);
      found.push({ kind, from: startedAt, to, attempts, of: room.length });
      first = countWhile(begun, (one) => one.startedAt <= to, until);
    } else first += 1;
  }
  return found;
}

/** Pictures taken by the clock and what is told once at the start are at the same time in every attempt, and mean nothing. */
function isOfTheRoom({ kind, startedAt, endedAt }: RecordedSignal): boolean {
  const isMoment = endedAt === startedAt;
  return !isMoment || (isSignalName(kind) && signalOf(kind).modality !== 'custody');
}

function endOf(together: readonly Begun[]): number {
  const ends = together.map((one) => one.endedAt).sort((a, b) => a - b);
  return ends[Math.ceil(ends.length * ENDED_SHARE) - 1] ?? 0;
}

/** P(X >= k) for X binomial (n, p). */
function atLeast(k: number, n: number, p: number): number {
  if (p <= 0) return 0;
  return p >= 1 ? 1 : incompleteBeta(p, k, n - k + 1);
}

/** How much of a signal lies outside the shared moments of its kind: 1 all of it, 0 none. */
export function ownShare(
  kind: SignalName,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number | null },
  moments: readonly SharedMoment[],
  now: number,
): number {
  const end = endedAt ?? now;
  const shared = moments.filter((one) => one.kind === kind && one.from <= end && one.to >= startedAt);
  if (shared.length === 0) return 1;
  if (end <= startedAt) return 0;
  const covered = shared.reduce((sum, one) => sum + Math.min(end, one.to) - Math.max(startedAt, one.from), 0);
  return Math.max(0, 1 - covered / (end - startedAt));
}

/** A moment in words, for the reviewer. */
export function momentSentence({ kind, attempts, of }: SharedMoment): Said {
  const { name } = signalOf(kind);
  return {
    vi: `${attempts} trong ${of} thí sinh cùng lúc: ${name.vi.toLowerCase()}. Có thể là thông báo, mất điện hay đứt mạng; không tính cho em nào.`,
    en: `${attempts} of ${of} candidates at once: ${name.en.toLowerCase()}. An announcement, a power cut or a broken line may do this; it counts for nobody.`,
  };
}
