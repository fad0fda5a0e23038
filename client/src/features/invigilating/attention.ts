import type { BoardSeat } from 'shared/contracts/invigilation.ts';

/** Why a seat needs a person, the most pressing first. `signals` carries the proctoring's own words. */
export type Need =
  | { readonly kind: 'hand'; readonly since: number }
  | { readonly kind: 'signals'; readonly level: 1 | 2; readonly reasons: BoardSeat['attention']['reasons'] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'strays'; readonly events: number };

export interface SeatInNeed {
  readonly seat: BoardSeat;
  /** At least one, the most pressing first. */
  readonly needs: readonly [Need, ...Need[]];
}

/** A raised hand is a person who waits; a cut line may cost time; signals and strays can also be looked at afterwards. */
const RANKS = { hand: 0, signals2: 1, offline: 2, signals1: 3, strays: 4 } as const;

function rankOf(need: Need): number {
  if (need.kind !== 'signals') return RANKS[need.kind];
  return need.level === 2 ? RANKS.signals2 : RANKS.signals1;
}

const isOpen = ({ state }: BoardSeat) => state === 'writing' || state === 'paused';

/** A hand that is still up; who has handed in waits for nobody. */
export const hasHandUp = (seat: BoardSeat) => isOpen(seat) && seat.handRaisedAt !== null;

export function needsOf(seat: BoardSeat): Need[] {
  const needs: Need[] = [];
  if (isOpen(seat) && seat.handRaisedAt !== null) needs.push({ kind: 'hand', since: seat.handRaisedAt });
  if (isOpen(seat) && !seat.connected) needs.push({ kind: 'offline' });
  if (seat.attention.level > 0) {
    const level = seat.attention.level > 1 ? 2 : 1;
    needs.push({ kind: 'signals', level, reasons: seat.attention.reasons });
  }
  if (seat.strays > 0) needs.push({ kind: 'strays', events: seat.strays });
  return needs.sort((one, other) => rankOf(one) - rankOf(other));
}

/** Seats that need somebody: raised hands first, who has waited longest first; equals by room and seat, so that nothing jumps. */
export function seatsInNeed(seats: readonly BoardSeat[], roomOrder: readonly string[]): SeatInNeed[] {
  const rooms = new Map(roomOrder.map((id, index) => [id, index]));
  return seats
    .flatMap((seat): SeatInNeed[] => {
      const [first, ...others] = needsOf(seat);
      return first ? [{ seat, needs: [first, ...others] }] : [];
    })
    .sort(
      (one, other) =>
        rankOf(one.needs[0]) - rankOf(other.needs[0]) ||
        waitingSince(one) - waitingSince(other) ||
        (rooms.get(one.seat.roomId) ?? 0) - (rooms.get(other.seat.roomId) ?? 0) ||
        one.seat.seat - other.seat.seat,
    );
}

const waitingSince = ({ needs: [first] }: SeatInNeed) => (first.kind === 'hand' ? first.since : 0);
