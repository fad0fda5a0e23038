import { expect, test } from 'vitest';
import { creditsOf } from './credits.ts';
import { aBoard, aSeat } from './testing.ts';

const MINUTE = 60_000;
const outage = (seconds: number, from = MINUTE) => ({ from, until: from + seconds * 1000, seconds });

test('half of a room cut off is the room: all of them get what the longest lost, in whole minutes', () => {
  const seats = [aSeat(1, { outage: outage(400) }), aSeat(2, { outage: outage(385, 2 * MINUTE) }), aSeat(3), aSeat(4)];
  expect(creditsOf(aBoard(seats))).toEqual([
    {
      of: { room: 'Phòng 1' },
      candidateIds: ['candidate-1', 'candidate-2'],
      seconds: 420,
      from: MINUTE,
      until: 2 * MINUTE + 385_000,
    },
  ]);
});

test('fewer are cases of their own, one alone as well', () => {
  const seats = [
    aSeat(1, { outage: outage(61) }),
    aSeat(2, { outage: outage(180) }),
    ...[3, 4, 5].map((n) => aSeat(n)),
  ];
  expect(creditsOf(aBoard(seats)).map(({ candidateIds, seconds }) => [candidateIds, seconds])).toEqual([
    [['candidate-1'], 120],
    [['candidate-2'], 180],
  ]);
  expect(creditsOf(aBoard([aSeat(1, { outage: outage(61) })]))).toMatchObject([{ of: { candidate: 'Giàng A Páo 1' } }]);
});

test('who has handed in gets nothing back, and counts for no room', () => {
  const seats = [aSeat(1, { outage: outage(90) }), aSeat(2, { outage: outage(90), state: 'handedIn' }), aSeat(3)];
  expect(creditsOf(aBoard(seats))).toMatchObject([{ candidateIds: ['candidate-1'] }]);
});
