import { randomUUID } from 'node:crypto';
import type { IncidentView } from 'shared/contracts/proctoring-review.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { incidents } from '../tables.ts';
import { incidentView } from './incident-view.ts';

/** Opens an incident by hand: an invigilator saw something in the room. */
export async function openIncident(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  { attemptId, reason }: { attemptId: string; reason: string },
): Promise<IncidentView> {
  return db.transaction(async (tx) => {
    const [incident] = await tx
      .insert(incidents)
      .values({
        id: randomUUID(),
        attemptId,
        openedAt: new Date(now()),
        openedBy: who.accountId,
        openedByName: who.name,
        because: { vi: reason, en: reason },
      })
      .returning();
    if (!incident) refuse('internal');
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'incident.open',
      subject: { kind: 'incident', id: incident.id },
      details: { attempt: attemptId, reason },
    });
    return incidentView(incident, [], who.accountId);
  });
}
