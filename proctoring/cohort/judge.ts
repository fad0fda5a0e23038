import { riskOf } from '../risk/risk.ts';
import type { Surroundings } from '../risk/surroundings.ts';
import { weightOf } from '../risk/weights.ts';
import { isSignalName } from '../signals/registry.ts';
import type { Sitting } from './simulate-sitting.ts';

export interface Judged {
  /** Whether a raised priority opened an incident at any time. */
  readonly raised: boolean;
  /** Whether a person was asked for a look at any time. */
  readonly look: boolean;
  /** Highest log-odds at a time at which two sources agreed; minus infinity where none did. */
  readonly agreed: number;
}

/** The product's own judgement of a sitting: the risk whenever a signal that counts is over, as the server computes it. */
export function judge({ signals }: Pick<Sitting, 'signals'>, around: Surroundings): Judged {
  const counting = signals.filter(({ kind }) => isSignalName(kind) && weightOf(kind).logOdds > 0);
  const judged = { raised: false, look: false, agreed: Number.NEGATIVE_INFINITY };
  for (const { startedAt, endedAt } of counting) {
    const now = endedAt ?? startedAt;
    const risk = riskOf(
      counting.filter((one) => (one.endedAt ?? one.startedAt) <= now),
      now,
      around,
    );
    if (risk.sources.length >= 2) judged.agreed = Math.max(judged.agreed, risk.logOdds);
    judged.raised ||= risk.priority === 'raised';
    judged.look ||= risk.priority !== 'none';
  }
  return judged;
}
