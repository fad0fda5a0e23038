import { isSignalName, parsePayload } from '../signals/registry.ts';
import type { Source } from '../signals/signal.ts';
import { type RecordedSignal, sourceOf } from './risk.ts';
import { ownShare, type SharedMoment } from './shared-moments.ts';
import { strengthAt } from './strength.ts';
import { weightOf } from './weights.ts';

/** The last hour before `now` in steps of five minutes, oldest first. */
export const WINDOWS = 12;
const WINDOW_MS = 5 * 60_000;
const SOURCES: readonly Source[] = ['page', 'vision', 'timing', 'answers'];
/** For each source what the signals begun in that time add at full freshness, and how many; then how many sources spoke. */
export const FEATURES = SOURCES.length * 2 + 1;
/** Features are scaled to about 0 to 1 and cut there: one loud window is no louder than that. */
const SCALE = { adds: 6, count: 6, sources: 2 };

/**
 * Signals as the sequence model sees them: `WINDOWS` x `FEATURES` numbers, by source and never by kind, so that a new signal
 * needs no new model. What a room shared is left out. No time of day, no name, no picture. Pure.
 */
export function windowsOf(
  recorded: readonly RecordedSignal[],
  now: number,
  moments: readonly SharedMoment[] = [],
): number[][] {
  const windows = Array.from({ length: WINDOWS }, () => SOURCES.map(() => ({ adds: 0, count: 0 })));
  for (const one of recorded) {
    const window = windows[WINDOWS - 1 - Math.floor((now - one.startedAt) / WINDOW_MS)];
    if (one.startedAt > now || !window || !isSignalName(one.kind)) continue;
    const parsed = parsePayload(one.kind, one.payload);
    const { logOdds } = weightOf(one.kind);
    const own = ownShare(one.kind, one, moments, now);
    const source = window[SOURCES.indexOf(sourceOf(one.kind))];
    if (!parsed || !source || logOdds === 0 || own < 0.5) continue;
    const endedAt = Math.min(one.endedAt ?? now, now);
    source.adds += logOdds * own * strengthAt(one.kind, { ...one, endedAt, payload: parsed.payload }, endedAt);
    source.count += 1;
  }
  return windows.map((sources) => [
    ...sources.flatMap(({ adds, count }) => [cut(adds / SCALE.adds), cut(count / SCALE.count)]),
    cut(sources.filter(({ count }) => count > 0).length / SCALE.sources),
  ]);
}

const cut = (value: number) => Math.min(1, value);
