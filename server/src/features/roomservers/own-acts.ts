import { and, eq, inArray } from 'drizzle-orm';
import type { ControlScope } from 'shared/contracts/invigilation.ts';
import type { CarriedControl } from 'shared/contracts/room-parcel.ts';
import type { Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { candidates, rooms } from '../sessions/index.ts';

/**
 * Acts that a room's server reports, each with the scope that it had there: "everybody" was everybody of its rooms. What
 * reaches none of its candidates is left out. They travel on to the servers of other rooms, so nothing wider may pass.
 */
export async function ownActs(tx: Tx, who: RoomServerWho, acts: readonly CarriedControl[]): Promise<CarriedControl[]> {
  if (acts.length === 0) return [];
  const everybody = await seatedIn(tx, who);
  const own: CarriedControl[] = [];
  for (const act of acts) {
    const ofSchool = 'schoolId' in act.scope ? await roomsOfSchool(tx, who, act.scope.schoolId) : null;
    const seated = ofSchool ? await seatedIn(tx, { roomIds: ofSchool }) : everybody;
    const scope = within(act.scope, ofSchool ?? who.roomIds, seated);
    if (scope) own.push({ ...act, scope });
  }
  return own;
}

/** Who sits in the rooms of a room's server. */
export async function seatedIn(tx: Tx, { roomIds }: Pick<RoomServerWho, 'roomIds'>): Promise<Set<string>> {
  const seated = await tx
    .select({ id: candidates.id })
    .from(candidates)
    .where(inArray(candidates.roomId, [...roomIds]));
  return new Set(seated.map(({ id }) => id));
}

/** The own rooms that stand in a school. */
async function roomsOfSchool(tx: Tx, { roomIds }: RoomServerWho, schoolId: string): Promise<string[]> {
  const found = await tx
    .select({ id: rooms.id })
    .from(rooms)
    .where(and(inArray(rooms.id, [...roomIds]), eq(rooms.unitId, schoolId)));
  return found.map(({ id }) => id);
}

function within(scope: ControlScope, roomIds: readonly string[], own: ReadonlySet<string>): ControlScope | null {
  if ('roomId' in scope) return roomIds.includes(scope.roomId) ? scope : null;
  const [roomId] = roomIds;
  if (!('candidateIds' in scope) && roomId !== undefined && roomIds.length === 1) return { roomId };
  const reached = 'candidateIds' in scope ? scope.candidateIds.filter((id) => own.has(id)) : [...own];
  return reached.length > 0 ? { candidateIds: reached } : null;
}
