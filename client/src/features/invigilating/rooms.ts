import type { BoardSeat } from 'shared/contracts/invigilation.ts';

type Rooms = ReadonlyMap<string, readonly BoardSeat[]>;

/**
 * Seats by room, in the order in which they stand. A room in which nothing changed stays the very list it was in `before`, so that
 * only rooms with news are drawn.
 */
export function seatsByRoom(seats: readonly BoardSeat[], before: Rooms = new Map()): Rooms {
  const byRoom = new Map<string, BoardSeat[]>();
  for (const seat of seats) {
    const room = byRoom.get(seat.roomId);
    if (room) room.push(seat);
    else byRoom.set(seat.roomId, [seat]);
  }
  return new Map([...byRoom].map(([id, room]) => [id, same(before.get(id), inOrder(room))]));
}

const inOrder = (room: BoardSeat[]) => room.sort((one, other) => one.seat - other.seat);

function same(before: readonly BoardSeat[] | undefined, now: readonly BoardSeat[]): readonly BoardSeat[] {
  return before?.length === now.length && now.every((seat, place) => seat === before[place]) ? before : now;
}
