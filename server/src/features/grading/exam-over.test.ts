import { expect, test } from 'vitest';
import type { Attempt } from '../delivery/index.ts';
import { isRunning } from './exam-over.ts';

const MINUTE = 60_000;
const attempt = (changed: Partial<Attempt>) =>
  ({
    ...{ sealedAt: null, heldBy: null, startsAt: new Date(0), baseDeadlineAt: new Date(50 * MINUTE) },
    ...{ extraMs: 0, pausedMs: 0, pausedSince: null, ...changed },
  }) as Attempt;

test.each([
  ['while there is time', {}, 49, true],
  ['not when its time is over', {}, 51, false],
  ['while it is paused', { pausedSince: new Date(MINUTE) }, 500, true],
  ['not once it is sealed', { sealedAt: new Date(MINUTE) }, 2, false],
  // Its clock is the room's, and may have been given time of which nothing is known here.
  ['as long as a room’s server that keeps it has not told of its end', { heldBy: 'a' }, 500, true],
  ['not when the room has told of it', { heldBy: 'a', sealedAt: new Date(MINUTE) }, 500, false],
])('an attempt is written %s', (_, changed, minutes, runs) => {
  expect(isRunning(attempt(changed), minutes * MINUTE)).toBe(runs);
});
