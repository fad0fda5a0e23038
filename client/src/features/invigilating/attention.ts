import type { BoardSeat } from 'shared/contracts/invigilation.ts';

/** Why a seat needs a person, the most pressing first. `signals` carries the proctoring's own words. */
export type Need =
  | { readonly kind: 'hand'; readonly since: number; readonly why: BoardSeat['handWhy'] }
  | { readonly kind: 'signals'; readonly level: 1 | 2; readonly reasons: BoardSeat['attention']['reasons'] }
  /** Another machine asks to go on with the paper. */
  | { readonly kind: 'unlock' }
  /** Another machine took the paper over without an unlock. */
  | { readonly kind: 'moved'; readonly at: number }
  | { readonly kind: 'offline' }
  /** A check-in of which a person must settle something. */
  | { readonly kind: 'checkIn'; readonly open: NonNullable<BoardSeat['watch']['checkIn']>['open'] }
  /** Somebody does without the camera: what they have instead is the room's to give. */
  | { readonly kind: 'anotherSitting' }
  | { readonly kind: 'strays'; readonly events: number };

export interface SeatInNeed {
  readonly seat: BoardSeat;
  /** At least one, the most pressing first. */
  readonly needs: readonly [Need, ...Need[]];
}

/** A raised hand, and a page that waits for the unlock, are a person who waits; a cut line may cost time; signals and strays can also be looked at afterwards. */
const RANKS = {
  hand: 0,
  unlock: 1,
  signals2: 2,
  offline: 3,
  checkIn: 4,
  anotherSitting: 5,
  moved: 6,
  signals1: 7,
  strays: 8,
} as const;

function rankOf(need: Need): number {
  if (need.kind !== 'signals') return RANKS[need.kind];
  return need.level === 2 ? RANKS.signals2 : RANKS.signals1;
}

const isOpen = ({ state }: BoardSeat) => state === 'writing' || state === 'paused';

/** A hand that is still up; who has handed in waits for nobody. */
export const hasHandUp = (seat: BoardSeat) => isOpen(seat) && seat.handRaisedAt !== null;

/** Steps of the check-in that nobody has settled; none once the paper is in. */
function openSteps({ state, watch: { checkIn } }: BoardSeat) {
  const isHere = state === 'lobby' || state === 'writing' || state === 'paused';
  // The room scan is the candidate's to leave out.
  if (!isHere || !checkIn) return [];
  // A clearing stands for what was reported before it, and for nothing that came later.
  const isSettled = checkIn.cleared !== null && checkIn.cleared.at >= checkIn.at;
  return isSettled ? [] : checkIn.open.filter((step) => step !== 'room');
}

export function needsOf(seat: BoardSeat): Need[] {
  const needs: Need[] = [];
  if (isOpen(seat) && seat.handRaisedAt !== null)
    needs.push({ kind: 'hand', since: seat.handRaisedAt, why: seat.handWhy });
  if (isOpen(seat) && seat.unlockAskedAt !== null) needs.push({ kind: 'unlock' });
  if (isOpen(seat) && seat.movedAt !== null) needs.push({ kind: 'moved', at: seat.movedAt });
  if (isOpen(seat) && !seat.connected) needs.push({ kind: 'offline' });
  if (seat.attention.level > 0) {
    const level = seat.attention.level > 1 ? 2 : 1;
    needs.push({ kind: 'signals', level, reasons: seat.attention.reasons });
  }
  const open = openSteps(seat);
  if (open.length > 0) needs.push({ kind: 'checkIn', open });
  const waits = seat.state === 'absent' || seat.state === 'lobby';
  if (waits && seat.watch.alternative === 'anotherSitting') needs.push({ kind: 'anotherSitting' });
  if (seat.strays > 0) needs.push({ kind: 'strays', events: seat.strays });
  return needs.sort((one, other) => rankOf(one) - rankOf(other));
}

/** Seats that need somebody: raised hands first, who has waited longest first; equals by room and seat, so that nothing jumps. */
export function seatsInNeed(seats: readonly BoardSeat[], roomOrder: readonly string[]): SeatInNeed[] {
  const rooms = new Map(roomOrder.map((id, index) => [id, index]));
  return seats
    .map(inNeed)
    .filter((one) => one !== null)
    .sort(
      (one, other) =>
        rankOf(one.needs[0]) - rankOf(other.needs[0]) ||
        waitingSince(one) - waitingSince(other) ||
        (rooms.get(one.seat.roomId) ?? 0) - (rooms.get(other.seat.roomId) ?? 0) ||
        one.seat.seat - other.seat.seat,
    );
}

/** A seat that stayed the same needs the same, and is the same object: neither weighed nor drawn again. */
const known = new WeakMap<BoardSeat, SeatInNeed | null>();

function inNeed(seat: BoardSeat): SeatInNeed | null {
  const before = known.get(seat);
  if (before !== undefined) return before;
  const [first, ...others] = needsOf(seat);
  const now: SeatInNeed | null = first ? { seat, needs: [first, ...others] } : null;
  known.set(seat, now);
  return now;
}

const waitingSince = ({ needs: [first] }: SeatInNeed) => (first.kind === 'hand' ? first.since : 0);
