import type { Risk } from 'proctoring/risk/risk.ts';
import { momentSentence, type SharedMoment } from 'proctoring/risk/shared-moments.ts';
import { signalOf } from 'proctoring/signals/registry.ts';
import type { MomentView, RiskView } from 'shared/contracts/proctoring.ts';

/** A risk as staff see it: every figure with its words. */
export function riskView({ priority, logOdds, because, evidence }: Risk): RiskView {
  return {
    priority,
    logOdds,
    because,
    // Pictures are shown as pictures.
    evidence: evidence
      .filter((one) => one.kind !== 'snapshotTaken')
      .map((one) => ({ ...one, name: signalOf(one.kind).name, latestAt: Math.max(0, one.latestAt) })),
  };
}

export function momentView(moment: SharedMoment, room: string): MomentView {
  return { ...moment, room, name: signalOf(moment.kind).name, sentence: momentSentence(moment) };
}
