import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { openIncident as contract, IncidentScope, IncidentView } from 'shared/contracts/proctoring-review.ts';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import type { Staff } from '../../../http/who.ts';
import { type Act, appendAudit } from '../../audit/index.ts';
import { candidates } from '../../sessions/index.ts';
import { incidents } from '../tables.ts';
import { incidentView } from './incident-view.ts';

/**
 * Writes down what somebody saw in a room: one incident about each of some candidates, whether they came or not, or one
 * about the room. All stand in the room's minutes; those about what a candidate did wait for reviewers besides.
 */
export async function openIncident(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  { sessionId, scope, kind, reason }: { sessionId: string } & BodyOf<typeof contract>,
): Promise<IncidentView[]> {
  const at = now();
  return db.transaction(async (tx) => {
    const places = await placesOf(tx, sessionId, scope);
    const written = await tx
      .insert(incidents)
      .values(
        places.map(({ roomId, candidateId }) => ({
          ...{ id: randomUUID(), sessionId, roomId, candidateId, kind },
          attemptId: candidateId && attemptIdOf(candidateId),
          openedAt: new Date(at),
          openedBy: who.accountId,
          openedByName: who.name,
          because: { vi: reason, en: reason },
        })),
      )
      .returning();
    for (const incident of written) await appendAudit(tx, at, openingOf(incident, who.accountId));
    return written.map((incident) => incidentView(incident, [], who.accountId));
  });
}

/** How the audit chain says that an incident was written down. */
export function openingOf(
  { id, sessionId, roomId, candidateId, attemptId, kind, because }: typeof incidents.$inferSelect,
  actor: string,
): Act {
  return {
    actor,
    act: 'incident.open',
    subject: { kind: 'incident', id },
    details: {
      ...{ session: sessionId, room: roomId, kind, reason: because.vi },
      ...(candidateId && { candidate: candidateId }),
      ...(attemptId && { attempt: attemptId }),
    },
  };
}

/** Where it happened and whom it is about: null is the room. */
async function placesOf(
  tx: Tx,
  sessionId: string,
  scope: IncidentScope,
): Promise<{ roomId: string; candidateId: string | null }[]> {
  if ('roomId' in scope) return [{ roomId: scope.roomId, candidateId: null }];
  return tx
    .select({ roomId: candidates.roomId, candidateId: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.sessionId, sessionId), inArray(candidates.id, scope.candidateIds)))
    .orderBy(asc(candidates.seat));
}
