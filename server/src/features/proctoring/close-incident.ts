import { and, eq, isNull } from 'drizzle-orm';
import type { IncidentView } from 'shared/contracts/proctoring.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findAttempt, tellSession } from '../delivery/index.ts';
import { lockAttemptEvidence } from './record-server-signal.ts';
import { refreshRisk } from './refresh-risk.ts';
import { incidentView } from './risk-view.ts';
import { incidents, risks } from './tables.ts';

/**
 * Closes an incident: a named person decides and says why. What was seen until now counts as decided about, so that the
 * board grows calm and only what comes later can raise it again.
 */
export async function closeIncident(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  {
    incidentId,
    decision,
    reason,
  }: { incidentId: string; decision: 'nothing' | 'explained' | 'referred'; reason: string },
): Promise<IncidentView> {
  const at = new Date(now());
  const closed = await db.transaction(async (tx) => {
    const [incident] = await tx
      .update(incidents)
      .set({ closedAt: at, closedBy: who.accountId, closedByName: who.name, decision, reason })
      .where(and(eq(incidents.id, incidentId), isNull(incidents.closedAt)))
      .returning();
    if (!incident) refuse('incidentClosed');
    await lockAttemptEvidence(tx, incident.attemptId);
    await tx.update(risks).set({ reviewedAt: at }).where(eq(risks.attemptId, incident.attemptId));
    await refreshRisk(tx, incident.attemptId, now());
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'incident.close',
      subject: { kind: 'incident', id: incidentId },
      details: { attempt: incident.attemptId, decision, reason },
    });
    return incident;
  });
  const attempt = await findAttempt(db, closed.attemptId);
  if (attempt) tellSession(bus, attempt.sessionId, { candidateId: attempt.candidateId });
  return incidentView(closed);
}
