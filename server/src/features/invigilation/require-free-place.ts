import type { Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { type Candidate, candidatesOfSession, type Room, roomsOfSession } from '../sessions/index.ts';

/** Where the province ends: rooms that a server of their own serves, and whether this is such a server. */
export interface Border {
  readonly isRoomServer: boolean;
  readonly servedElsewhere: ReadonlySet<string>;
}

/**
 * Refuses to move a candidate to a seat that is taken or not there, and across the border of a room's own server: what is
 * changed on one side of it is not known on the other. Held by the session's lock; returns the room moved to, and the candidate as seated so far.
 */
export async function requireFreePlace(
  tx: Tx,
  sessionId: string,
  scope: ControlScope,
  { roomId, seat }: Extract<Control, { kind: 'move' }>,
  border: Border,
): Promise<{ readonly room: Room; readonly from: Candidate }> {
  const [candidateId, second] = 'candidateIds' in scope ? scope.candidateIds : [];
  if (candidateId === undefined || second !== undefined) refuse('badRequest', { where: 'scope' });
  const rooms = new Map((await roomsOfSession(tx, sessionId)).map((room) => [room.id, room]));
  const candidates = await candidatesOfSession(tx, sessionId);
  const room = rooms.get(roomId);
  const from = candidates.find(({ id }) => id === candidateId);
  if (!room || !from) refuse('notFound');
  if (border.isRoomServer) refuse('movesAtProvince');
  for (const id of [from.roomId, roomId])
    if (border.servedElsewhere.has(id)) refuse('roomHasOwnServer', { room: rooms.get(id)?.name ?? '' });
  if (seat > room.seats) refuse('noSuchSeat', { room: room.name, seats: room.seats });
  if (candidates.some((one) => one.roomId === roomId && one.seat === seat))
    refuse('seatTaken', { room: room.name, seat });
  return { room, from };
}
