import type { Board, BoardSeat } from 'shared/contracts/invigilation.ts';

/** Time that was lost to an outage and could be given back by one act. */
export interface Credit {
  /** A room that was cut off, or one candidate. */
  readonly of: { readonly room: string } | { readonly candidate: string };
  readonly candidateIds: readonly string[];
  /** Whole minutes, so that nobody gets back less than was lost. */
  readonly seconds: number;
  readonly from: number;
  readonly until: number;
}

type Cut = BoardSeat & { readonly outage: NonNullable<BoardSeat['outage']> };

const isOpen = ({ state }: BoardSeat) => state === 'writing' || state === 'paused';
const isCut = (seat: BoardSeat): seat is Cut => seat.outage !== null && isOpen(seat);

/**
 * What could be given back now, room by room. Where half of those who write in a room were cut off (two at least), it was the
 * room, and all of them get what the longest lost; elsewhere each is a case of its own.
 */
export function creditsOf({ rooms, seats }: Pick<Board, 'rooms' | 'seats'>): Credit[] {
  const byRoom = new Map<string, BoardSeat[]>();
  for (const seat of seats) if (isOpen(seat)) byRoom.set(seat.roomId, [...(byRoom.get(seat.roomId) ?? []), seat]);
  return rooms.flatMap(({ id, name }): Credit[] => {
    const open = byRoom.get(id) ?? [];
    const cut = open.filter(isCut);
    if (cut.length >= 2 && cut.length * 2 >= open.length) return [creditFor({ room: name }, cut)];
    return cut.map((seat) => creditFor({ candidate: seat.name }, [seat]));
  });
}

function creditFor(of: Credit['of'], cut: readonly Cut[]): Credit {
  const outages = cut.map(({ outage }) => outage);
  return {
    of,
    candidateIds: cut.map(({ candidateId }) => candidateId),
    seconds: Math.ceil(Math.max(...outages.map(({ seconds }) => seconds)) / 60) * 60,
    from: Math.min(...outages.map(({ from }) => from)),
    until: Math.max(...outages.map(({ until }) => until)),
  };
}
