import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { CarriedIncident } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../../db/db.ts';
import type { Act } from '../../audit/index.ts';
import { incidents } from '../tables.ts';
import { openingOf } from './open-incident.ts';

/**
 * Keeps incidents that were written down at a room's server, under the ids that they have there. Their author is that server;
 * whose name it gives is its word. Returns for the audit chain those that were not known.
 */
export async function keepCarriedIncidents(
  tx: Tx,
  carried: readonly CarriedIncident[],
  { sessionId, serverId }: { sessionId: string; serverId: string },
): Promise<Act[]> {
  if (carried.length === 0) return [];
  const fresh = await tx
    .insert(incidents)
    .values(
      carried.map(({ id, roomId, candidateId, kind, at, by, reason }) => ({
        ...{ id, sessionId, roomId, candidateId, kind },
        attemptId: candidateId && attemptIdOf(candidateId),
        openedAt: new Date(at),
        ...{ openedBy: serverId, openedByName: by },
        because: { vi: reason, en: reason },
      })),
    )
    .onConflictDoNothing()
    .returning();
  return fresh.map((incident) => {
    const { details, ...act } = openingOf(incident, `roomServer:${serverId}`);
    return { ...act, details: { ...details, writtenBy: incident.openedByName, at: incident.openedAt.getTime() } };
  });
}
