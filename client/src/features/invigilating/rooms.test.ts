import { expect, test } from 'vitest';
import { seatsByRoom } from './rooms.ts';
import { aSeat } from './testing.ts';

const seats = [aSeat(2), aSeat(1), aSeat(3, { roomId: 'second' })];

test('seats stand in their rooms by number', () => {
  const rooms = seatsByRoom(seats);
  expect([...rooms].map(([id, room]) => [id, room.map(({ seat }) => seat)])).toEqual([
    ['room', [1, 2]],
    ['second', [3]],
  ]);
});

test('a room without news stays the very list it was; one with news, a new seat or one less does not', () => {
  const before = seatsByRoom(seats);
  const after = seatsByRoom([...seats.slice(0, 2), aSeat(3, { roomId: 'second', answered: 9 })], before);
  expect(after.get('room')).toBe(before.get('room'));
  expect(after.get('second')).not.toBe(before.get('second'));
  expect(seatsByRoom([...seats, aSeat(4)], before).get('room')).toHaveLength(3);
  expect(seatsByRoom(seats.slice(1), before).get('room')).toHaveLength(1);
});
