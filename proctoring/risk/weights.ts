import { type SignalName, signalOf } from '../signals/registry.ts';
import type { Weight } from '../signals/signal.ts';
import measured from './weights.json' with { type: 'json' };

const MEASURED: Readonly<Record<string, { logOdds: number; cap: number } | undefined>> = measured.weights;

/** Log-odds of a sitting of which nothing was told, as the cohort has it. */
export const PRIOR: number = measured.prior;
/** From here on at most 1 % of what the cohort raises is innocent. */
export const RAISED_AT: number = measured.raisedAt;

/**
 * What a signal counts for: measured on the simulated cohort by `pnpm proctoring:weights` where the cohort has acts of its
 * kind; else the prior that its folder says, moved by the factor by which the measured ones moved in the middle. What is
 * only reported (0) is never made to count by a measurement.
 */
export function weightOf(kind: SignalName): Weight {
  const { weight } = signalOf(kind);
  if (weight.logOdds === 0) return weight;
  const found = MEASURED[kind];
  if (found) return { ...weight, ...found, source: measured.source };
  const { factor } = measured;
  const source = `${weight.source}; times ${factor}, as the measured ones moved`;
  return { ...weight, logOdds: weight.logOdds * factor, cap: weight.cap * factor, source };
}

/** Where a signal's weight comes from: the simulated cohort, a prior, or it is only reported and counts for nothing. */
export type WeightBasis = 'cohort' | 'prior' | 'reported';

export function basisOf(kind: SignalName): WeightBasis {
  if (signalOf(kind).weight.logOdds === 0) return 'reported';
  return MEASURED[kind] ? 'cohort' : 'prior';
}
