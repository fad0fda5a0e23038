import { inArray } from 'drizzle-orm';
import type { ControlScope } from 'shared/contracts/invigilation.ts';
import type { CarriedControl } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { candidates } from '../sessions/index.ts';

/**
 * Acts that a room's server reports, each with the scope that it had there: "everybody" was everybody of its rooms. What
 * reaches none of its candidates is left out. They travel on to the servers of other rooms, so nothing wider may pass.
 */
export async function ownActs(
  tx: Tx,
  { roomIds }: RoomServerWho,
  acts: readonly CarriedControl[],
): Promise<CarriedControl[]> {
  if (acts.length === 0) return [];
  const seated = await tx
    .select({ id: candidates.id })
    .from(candidates)
    .where(inArray(candidates.roomId, [...roomIds]));
  const own = seated.map(({ id }) => id);
  return acts.flatMap((act) => {
    const scope = within(act.scope, roomIds, own);
    return scope ? [{ ...act, scope }] : [];
  });
}

function within(scope: ControlScope, roomIds: readonly string[], own: readonly string[]): ControlScope | null {
  if ('roomId' in scope) return roomIds.includes(scope.roomId) ? scope : null;
  const [roomId] = roomIds;
  if (!('candidateIds' in scope) && roomId !== undefined && roomIds.length === 1) return { roomId };
  const reached = 'candidateIds' in scope ? scope.candidateIds.filter((id) => own.includes(id)) : [...own];
  return reached.length > 0 ? { candidateIds: reached } : null;
}
