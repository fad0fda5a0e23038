import { expect, it } from 'vitest';
import { firstFreeSeat } from './places.ts';
import { aBoard, aSeat } from './testing.ts';

it('offers the first seat of a room at which nobody sits, and none where the room is full', () => {
  const rooms = [
    { id: 'room', name: 'Phòng 1', schoolId: 'school', school: '', seats: 4 },
    { id: 'full', name: 'Phòng 2', schoolId: 'school', school: '', seats: 2 },
  ];
  const inFull = (seat: number) => aSeat(10 + seat, { roomId: 'full', seat });
  const board = { ...aBoard([aSeat(1), aSeat(2, { state: 'absent' }), aSeat(4), inFull(1), inFull(2)]), rooms };
  expect(firstFreeSeat(board, 'room')).toBe(3);
  expect(firstFreeSeat(board, 'full')).toBeNull();
});
