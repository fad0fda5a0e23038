import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { CarriedIncident, reportRoom } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import type { Act } from '../audit/index.ts';
import { keepCarriedIncidents } from '../proctoring/index.ts';
import { untilNow } from './believe-times.ts';
import { seatedIn } from './own-acts.ts';
import { ownAttempts } from './own-attempts.ts';

/**
 * Takes what was written down at a room's server, as far as it is about its rooms and those of whom it may speak; a repeat
 * changes nothing. Gives back also the acts for the audit chain, for behind the last row that the transaction changes.
 */
export async function takeRoomIncidents(
  tx: Tx,
  who: RoomServerWho,
  { sessionId, told, now }: { sessionId: string; told: readonly CarriedIncident[]; now: number },
): Promise<{ incidents: ReplyOf<typeof reportRoom>['incidents']; acts: readonly Act[] }> {
  if (told.length === 0) return { incidents: [], acts: [] };
  const seated = await seatedIn(tx, who);
  const begun = await ownAttempts(
    tx,
    who,
    told.flatMap(({ candidateId }) => (candidateId === null ? [] : attemptIdOf(candidateId))),
  );
  const isOwn = ({ roomId, candidateId }: CarriedIncident) =>
    who.roomIds.includes(roomId) &&
    (candidateId === null || seated.has(candidateId) || begun.has(attemptIdOf(candidateId)));
  const own = told.filter(isOwn).map((incident) => ({ ...incident, at: untilNow(incident.at, now) }));
  const acts = await keepCarriedIncidents(tx, own, { sessionId, serverId: who.serverId });
  return { incidents: told.map((incident) => ({ id: incident.id, isHere: isOwn(incident) })), acts };
}
