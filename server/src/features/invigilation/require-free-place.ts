import type { Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { homesOf } from '../roomlink/index.ts';
import { roomsServedElsewhere } from '../roomservers/index.ts';
import { candidatesOfSession, type Room, roomsOfSession } from '../sessions/index.ts';

/**
 * Refuses to move a candidate to a seat that is taken or not there, and across the border of a room's own server: what is
 * changed on one side of it is not known on the other. Held by the session's lock; returns the room moved to and the one that is left.
 */
export async function requireFreePlace(
  tx: Tx,
  sessionId: string,
  scope: ControlScope,
  { roomId, seat }: Extract<Control, { kind: 'move' }>,
): Promise<{ readonly room: Room; readonly fromId: string }> {
  const [candidateId, second] = 'candidateIds' in scope ? scope.candidateIds : [];
  if (candidateId === undefined || second !== undefined) refuse('badRequest', { where: 'scope' });
  const rooms = new Map((await roomsOfSession(tx, sessionId)).map((room) => [room.id, room]));
  const candidates = await candidatesOfSession(tx, sessionId);
  const room = rooms.get(roomId);
  const from = candidates.find(({ id }) => id === candidateId)?.roomId;
  if (!room || !from) refuse('notFound');
  if ((await homesOf(tx)).some((home) => home.sessionId === sessionId)) refuse('movesAtProvince');
  const served = await roomsServedElsewhere(tx, sessionId);
  for (const id of [from, roomId]) if (served.has(id)) refuse('roomHasOwnServer', { room: rooms.get(id)?.name ?? '' });
  if (seat > room.seats) refuse('noSuchSeat', { room: room.name, seats: room.seats });
  if (candidates.some((one) => one.roomId === roomId && one.seat === seat))
    refuse('seatTaken', { room: room.name, seat });
  return { room, fromId: from };
}
