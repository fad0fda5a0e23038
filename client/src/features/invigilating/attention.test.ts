import { describe, expect, it } from 'vitest';
import { needsOf, seatsInNeed } from './attention.ts';
import { aSeat } from './testing.ts';

const look = (level: number) => ({ attention: { level, reasons: [{ vi: 'Rời khỏi bài', en: 'Left the paper' }] } });

describe('what needs attention', () => {
  it('floats to the front: hands, then signals to look at soon, cut lines, other signals, strays', () => {
    const seats = [
      aSeat(1),
      aSeat(2, { strays: 3 }),
      aSeat(3, look(1)),
      aSeat(4, { connected: false }),
      aSeat(5, look(2)),
      aSeat(6, { handRaisedAt: 2_000 }),
    ];
    expect(seatsInNeed(seats, ['room']).map(({ seat }) => seat.seat)).toEqual([6, 5, 4, 3, 2]);
  });

  it('a page that waits for the unlock comes right behind the hands', () => {
    const seats = [
      aSeat(1, look(2)),
      aSeat(2, { movedAt: 1_000 }),
      aSeat(3, { unlockAskedAt: 3_000 }),
      aSeat(4, { unlockAskedAt: 1_000, state: 'handedIn' }),
      aSeat(5, { handRaisedAt: 2_000 }),
    ];
    expect(seatsInNeed(seats, ['room']).map(({ seat }) => seat.seat)).toEqual([5, 3, 1, 2]);
  });

  it('puts the hand that has waited longest first', () => {
    const seats = [aSeat(1, { handRaisedAt: 3_000 }), aSeat(2, { handRaisedAt: 1_000 })];
    expect(seatsInNeed(seats, ['room']).map(({ seat }) => seat.seat)).toEqual([2, 1]);
  });

  it('keeps equals in the order of rooms and seats, whatever order news bring them in', () => {
    const seats = [aSeat(9, look(1)), aSeat(2, { ...look(1), roomId: 'second' }), aSeat(3, look(1))];
    const order = (given: typeof seats) =>
      seatsInNeed(given, ['room', 'second']).map(({ seat }) => `${seat.roomId} ${seat.seat}`);
    expect(order(seats)).toEqual(['room 3', 'room 9', 'second 2']);
    expect(order(seats.toReversed())).toEqual(order(seats));
  });

  it('says all reasons of one seat once, the most pressing first', () => {
    const seat = aSeat(1, { ...look(2), handRaisedAt: 1_000, connected: false, strays: 1 });
    expect(needsOf(seat).map(({ kind }) => kind)).toEqual(['hand', 'signals', 'offline', 'strays']);
  });

  it.each([
    ['nobody has settled', null, ['identity']],
    ['was settled after it came', 2_000, []],
    ['came after an earlier one was settled', 999, ['identity']],
  ] as const)('an unsure check-in that %s', (_, clearedAt, open) => {
    const cleared = clearedAt === null ? null : { how: 'slipByEye' as const, by: 'Lò Thị Xa', at: clearedAt };
    const checkIn = { at: 1_000, tier: 'full' as const, open: ['identity' as const, 'room' as const], cleared };
    const seat = aSeat(1, { watch: { ...aSeat(1).watch, checkIn } });
    expect(needsOf(seat)).toEqual(open.length > 0 ? [{ kind: 'checkIn', open }] : []);
  });

  it.each(['absent', 'lobby', 'handedIn', 'timeOver'] as const)(
    'is no cut line and no hand where nobody writes (%s)',
    (state) => expect(needsOf(aSeat(1, { state, connected: false, handRaisedAt: 1 }))).toEqual([]),
  );
});
