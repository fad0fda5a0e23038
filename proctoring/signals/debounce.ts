/** One sample of a yes/no question; "unknown" where the frame's quality gate failed. */
export type Says = 'yes' | 'no' | 'unknown';

export interface DebounceRule {
  /** Begins when at least this share of the known samples of the last `overMs` says yes ... */
  readonly share: number;
  readonly overMs: number;
  /** ... of at least so many known samples. On a slow machine the window stretches until it holds them. */
  readonly samples: number;
  /** Ends when no sample has said yes for so long. The gap between the two is the hysteresis. */
  readonly clearMs: number;
}

interface Sample {
  readonly at: number;
  readonly says: Says;
}

export interface Debounce {
  readonly samples: readonly Sample[];
  readonly beganAt: number | null;
  readonly lastYesAt: number | null;
}

export const quiet: Debounce = { samples: [], beganAt: null, lastYesAt: null };

export type DebounceEvent = { type: 'began'; at: number } | { type: 'ended'; beganAt: number; at: number } | null;

/** Samples must span this share of the window: many frames of one short moment are one look. */
const SPAN_SHARE = 0.8;
/** A window may stretch so far to hold enough samples; slower looks than that carry no claim. */
const STRETCH = 3;

/**
 * Feeds one sample. Pure: time is the sample's own. A single frame never begins anything, and unknown samples neither
 * begin nor prolong: when only unknown ones are left, what was going on ends.
 */
export function debounce(
  rule: DebounceRule,
  state: Debounce,
  at: number,
  says: Says,
): { readonly state: Debounce; readonly event: DebounceEvent } {
  const samples = [...state.samples, { at, says }].filter(
    (sample, index, all) =>
      at - sample.at <= rule.overMs || (index >= all.length - rule.samples && at - sample.at <= rule.overMs * STRETCH),
  );
  const known = samples.filter((sample) => sample.says !== 'unknown');
  const yes = known.filter((sample) => sample.says === 'yes');
  const lastYesAt = says === 'yes' ? at : state.lastYesAt;

  if (state.beganAt === null) {
    const first = yes[0];
    const spans = known[0] !== undefined && at - known[0].at >= rule.overMs * SPAN_SHARE;
    if (says === 'yes' && first && spans && known.length >= rule.samples && yes.length >= known.length * rule.share)
      return { state: { samples, beganAt: first.at, lastYesAt }, event: { type: 'began', at: first.at } };
    return { state: { samples, beganAt: null, lastYesAt }, event: null };
  }
  if (lastYesAt !== null && at - lastYesAt >= rule.clearMs)
    return {
      state: { samples, beganAt: null, lastYesAt },
      event: { type: 'ended', beganAt: state.beganAt, at: lastYesAt },
    };
  return { state: { samples, beganAt: state.beganAt, lastYesAt }, event: null };
}
