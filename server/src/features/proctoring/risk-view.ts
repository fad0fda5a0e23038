import type { Risk } from 'proctoring/risk/risk.ts';
import { signalOf } from 'proctoring/signals/registry.ts';
import type { IncidentView, RiskView } from 'shared/contracts/proctoring.ts';
import type { Incident } from './queries.ts';

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

export function incidentView(incident: Incident): IncidentView {
  const { closedAt, closedByName, decision, reason } = incident;
  return {
    id: incident.id,
    openedAt: incident.openedAt.getTime(),
    openedBy: incident.openedByName,
    because: incident.because,
    closed:
      closedAt && decision && reason ? { at: closedAt.getTime(), by: closedByName ?? '', decision, reason } : null,
  };
}
