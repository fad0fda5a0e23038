import { describe, expect, it } from 'vitest';
import { waitBefore } from './board-line.ts';
import { mergeNews } from './board-news.ts';
import { countFaces, lastDeadline } from './counts.ts';
import { reachOf, scopeOf, seatsIn } from './scope.ts';
import { aBoard, aSeat } from './testing.ts';

describe('news', () => {
  const board = aBoard([aSeat(1), aSeat(2)], 1_000);

  it('change the seats they are about and leave the others as they are', () => {
    const after = mergeNews(board, { type: 'seats', seats: [aSeat(2, { answered: 9 })], now: 1_250 });
    expect(after?.seats.map(({ answered }) => answered)).toEqual([3, 9]);
    expect(after?.seats[0]).toBe(board.seats[0]);
    expect(after?.now).toBe(1_250);
  });

  it('bring a seat that was not there before', () =>
    expect(mergeNews(board, { type: 'seats', seats: [aSeat(3)], now: 1_250 })?.seats).toHaveLength(3));

  it('that are older than the board change nothing', () => {
    expect(mergeNews(board, { type: 'seats', seats: [aSeat(2, { answered: 9 })], now: 900 })).toBe(board);
    expect(mergeNews(board, { type: 'board', board: aBoard([], 900) })).toBe(board);
  });

  it('of a whole board replace it, and are the board where there was none', () => {
    const whole = aBoard([aSeat(1)], 2_000);
    expect(mergeNews(board, { type: 'board', board: whole })).toBe(whole);
    expect(mergeNews(undefined, { type: 'board', board: whole })).toBe(whole);
    expect(mergeNews(undefined, { type: 'seats', seats: [], now: 1 })).toBeUndefined();
  });
});

describe('the counts on top', () => {
  it('tell who writes from who writes without a line', () =>
    expect(countFaces([aSeat(1), aSeat(2, { connected: false }), aSeat(3, { state: 'handedIn' })])).toMatchObject({
      writing: 1,
      offline: 1,
      handedIn: 1,
      absent: 0,
    }));

  it('know the last deadline of those who write', () => {
    expect(lastDeadline([aSeat(1, { deadlineAt: 5 }), aSeat(2, { deadlineAt: 7 })])).toBe(7);
    expect(lastDeadline([aSeat(1, { state: 'handedIn' })])).toBeNull();
  });
});

describe('the scope of an act', () => {
  const board = aBoard([aSeat(1), aSeat(2, { roomId: 'second' }), aSeat(3, { state: 'handedIn' })]);
  const chosen = new Set(['candidate-1']);

  it.each([
    ['chosen', [1]],
    ['second', [2]],
    ['session', [1, 2, 3]],
  ])('%s covers the seats %j', (choice, seats) =>
    expect(seatsIn(board, scopeOf(choice, chosen)).map(({ seat }) => seat)).toEqual(seats),
  );

  it('counts only those for whom something would change', () => {
    expect(reachOf('extend', board.seats)).toBe(2);
    expect(reachOf('end', [aSeat(1), aSeat(2, { state: 'lobby', attemptId: null })])).toBe(1);
    expect(reachOf('pause', [aSeat(1), aSeat(2, { state: 'paused' })])).toBe(1);
  });
});

describe('the wait before the line is tried again', () => {
  it.each([
    [1, 500, 1_000],
    [3, 2_000, 4_000],
    [12, 7_500, 15_000],
  ])('after %d cuts lies between %d and %d ms', (tries, least, most) => {
    expect(waitBefore(tries, 0)).toBe(least);
    expect(waitBefore(tries, 1)).toBe(most);
  });
});
