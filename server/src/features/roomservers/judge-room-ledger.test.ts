import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, LedgerEvent } from 'shared/attempt/events.ts';
import { describe, expect, test } from 'vitest';
import { judgeRoomLedger, type RoomStand } from './judge-room-ledger.ts';

const MINUTE = 60_000;
const answer = (seq: number, response: string): LedgerEvent => ({ seq, at: seq, kind: 'answer', item: 'q1', response });
const start = genesis('a');
const room = chain(start, [answer(1, 'o1'), answer(2, 'o2'), answer(3, 'o3'), { seq: 4, at: 4, kind: 'submit' }]);
const at = (events: readonly ChainedEvent[], receivedAt = 10 * MINUTE) => events.map((one) => ({ ...one, receivedAt }));
const stand = (changed: Partial<RoomStand> = {}): RoomStand => ({
  head: start,
  isHeld: true,
  isHandedIn: false,
  endedAt: null,
  times: { startsAt: 0, baseDeadlineAt: 50 * MINUTE, extraMs: 0, pausedMs: 0, pausedSince: null },
  now: 60 * MINUTE,
  ...changed,
});
const knownUpTo = (upTo: number) => (seq: number) => (seq <= upTo ? room[seq - 1]?.hash : undefined);
const behind = (seq: number) => headAt(room[seq - 1] as ChainedEvent);

describe('what a room sends', () => {
  test('continues the ledger, and a repeat changes nothing', () => {
    expect(judgeRoomLedger(stand(), at(room), () => undefined)).toEqual({ fresh: at(room), stray: [], aside: false });
    expect(judgeRoomLedger(stand({ head: behind(4), isHandedIn: true }), at(room), knownUpTo(4))).toEqual({
      fresh: [],
      stray: [],
      aside: false,
    });
    expect(judgeRoomLedger(stand({ head: behind(2) }), at(room), knownUpTo(2)).fresh).toEqual(at(room.slice(2)));
  });

  test('with a gap before it is asked for again', () => {
    expect(judgeRoomLedger(stand(), at(room.slice(1)), () => undefined)).toEqual({
      fresh: [],
      stray: [],
      aside: false,
    });
  });

  test('counts by the moment at which the room took it, however late it comes up', () => {
    const events = [...at(room.slice(0, 2), 49 * MINUTE), ...at(room.slice(2), 51 * MINUTE)];
    const verdict = judgeRoomLedger(stand(), events, () => undefined);
    expect(verdict.fresh).toEqual(at(room.slice(0, 2), 49 * MINUTE));
    expect(verdict.stray.map(({ why }) => why)).toEqual(['afterDeadline', 'afterDeadline']);
  });

  test('counts where its chain shows it to be older than what was in time, whatever the clock said then', () => {
    // Started without a line with a date that was two hours ahead, and put right by the province's first word.
    const events = [...at(room.slice(0, 2), 130 * MINUTE), ...at(room.slice(2), 40 * MINUTE)];
    expect(judgeRoomLedger(stand(), events, () => undefined)).toMatchObject({ stray: [], aside: false });
    const late = [...at(room.slice(0, 2), 40 * MINUTE), ...at(room.slice(2), 130 * MINUTE)];
    expect(judgeRoomLedger(stand({ now: 140 * MINUTE }), late, () => undefined).fresh).toHaveLength(2);
  });

  test('was taken no later than it came here, and counts if that is in time', () => {
    const verdict = judgeRoomLedger(stand({ now: 30 * MINUTE }), at(room, 130 * MINUTE), () => undefined);
    expect(verdict).toEqual({ fresh: at(room, 30 * MINUTE), stray: [], aside: false });
  });

  test('does not count behind the moment at which a person ended the attempt, and the grace that it takes to hear of it', () => {
    const ended = 2 * MINUTE;
    const events = [...at(room.slice(0, 2), ended + 2_000), ...at(room.slice(2), ended + 20_000)];
    const verdict = judgeRoomLedger(stand({ endedAt: ended }), events, () => undefined);
    expect(verdict).toMatchObject({ fresh: at(room.slice(0, 2), ended + 2_000), aside: true });
    expect(verdict.stray).toHaveLength(2);
  });

  test('lies beside the ledger once somebody else goes on with it, but for what is in it already', () => {
    const verdict = judgeRoomLedger(stand({ head: behind(2), isHeld: false }), at(room), knownUpTo(2));
    expect(verdict.fresh).toEqual([]);
    expect(verdict.stray.map(({ chained, why }) => [chained.event.seq, why])).toEqual([
      [3, 'notWriter'],
      [4, 'notWriter'],
    ]);
  });

  test('lies beside it where the two forked', () => {
    const other = chain(start, [answer(1, 'o4'), answer(2, 'o4')]);
    const head = headAt(other[1] as ChainedEvent);
    const verdict = judgeRoomLedger(stand({ head }), at(room), (seq) => other[seq - 1]?.hash);
    expect(verdict).toMatchObject({ fresh: [], aside: true });
    expect(verdict.stray.map(({ why }) => why)).toEqual(Array(4).fill('chainBroken'));
  });

  test('is taken as far as its chain holds', () => {
    const altered = room.map((one) => (one.event.seq === 2 ? { ...one, event: answer(2, 'o9') } : one));
    const verdict = judgeRoomLedger(stand(), at(altered), () => undefined);
    expect(verdict.fresh).toEqual(at(room.slice(0, 1)));
    expect(verdict.stray.map(({ why }) => why)).toEqual(Array(3).fill('chainBroken'));
  });

  test('does not count behind a handing-in', () => {
    const more = [...room, ...chain(behind(4), [answer(5, 'o1')])];
    const verdict = judgeRoomLedger(stand(), at(more), () => undefined);
    expect(verdict.fresh).toEqual(at(room));
    expect(verdict.stray.map(({ chained, why }) => [chained.event.seq, why])).toEqual([[5, 'attemptSealed']]);
    const later = judgeRoomLedger(stand({ head: behind(4), isHandedIn: true }), at(more), knownUpTo(4));
    expect(later.stray.map(({ why }) => why)).toEqual(['attemptSealed']);
  });
});
