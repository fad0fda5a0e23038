import type { Board } from 'shared/contracts/invigilation.ts';

/** The seats of a room at which somebody sits, present or not. */
export function takenSeats({ seats }: Pick<Board, 'seats'>, roomId: string): ReadonlySet<number> {
  return new Set(seats.filter((seat) => seat.roomId === roomId).map(({ seat }) => seat));
}

/** The first free seat of a room; null where none is. */
export function firstFreeSeat(board: Pick<Board, 'seats' | 'rooms'>, roomId: string): number | null {
  const taken = takenSeats(board, roomId);
  const room = board.rooms.find(({ id }) => id === roomId);
  const seats = Array.from({ length: room?.seats ?? 0 }, (_, index) => index + 1);
  return seats.find((seat) => !taken.has(seat)) ?? null;
}
