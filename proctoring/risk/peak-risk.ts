import { intervalsOf, type RecordedSignal } from './risk.ts';
import { sharesOf } from './shares.ts';
import { strengthAt } from './strength.ts';
import { type Surroundings, UNKNOWN_SURROUNDINGS } from './surroundings.ts';
import { PRIOR, weightOf } from './weights.ts';

/** More moments of one sitting than this are looked at in even steps. */
const MOST_LOOKS = 200;

/**
 * The log-odds of a sitting when they were highest: what counts for a person who looks afterwards, when all has faded. The
 * same as `riskOf` at each of the moments, but what counts of a signal is found once and not at each. Pure.
 */
export function peakRisk(recorded: readonly RecordedSignal[], around: Surroundings = UNKNOWN_SURROUNDINGS): number {
  const ends = [...new Set(recorded.map((one) => one.endedAt ?? one.startedAt))].sort((a, b) => a - b);
  const step = Math.max(1, Math.ceil(ends.length / MOST_LOOKS));
  const looks = ends.filter((_, at) => at % step === 0 || at === ends.length - 1);
  const kinds = [...intervalsOf(recorded)].map(([kind, told]) => {
    const shareOf = sharesOf(kind, told, around);
    const shares = told.map((one) => (one.endedAt === null ? null : shareOf(one, one.endedAt).share));
    const { logOdds, cap } = weightOf(kind);
    return (at: number) => {
      let sum = 0;
      for (const [index, one] of told.entries())
        if (one.startedAt <= at) sum += strengthAt(kind, one, at) * (shares[index] ?? shareOf(one, at).share);
      return Math.min(cap, logOdds * sum);
    };
  });
  return looks.reduce(
    (highest, at) =>
      Math.max(
        highest,
        kinds.reduce((sum, addsAt) => sum + addsAt(at), PRIOR),
      ),
    PRIOR,
  );
}
