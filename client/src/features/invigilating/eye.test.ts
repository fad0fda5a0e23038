import { expect, test } from 'vitest';
import { eyeOf } from './eye.ts';
import { aSeat } from './testing.ts';

const watch = (change: Partial<ReturnType<typeof aSeat>['watch']>) => ({
  watch: { ...aSeat(1).watch, level: 3, consent: 'agreed' as const, ...change },
});

test.each([
  ['asks for no camera', aSeat(1), null],
  ['is not written at yet', aSeat(1, { state: 'lobby', ...watch({ checks: [] }) }), null],
  ['is watched with every check', aSeat(1, watch({ tier: 'full', checks: ['noFace', 'phoneSeen'] })), 'full'],
  ['has a slow machine', aSeat(1, watch({ tier: 'light', checks: ['noFace'] })), 'light'],
  ['has lost its camera', aSeat(1, watch({ tier: 'full', checks: [], notWatched: 'ended' })), 'none'],
  ['does without by choice', aSeat(1, watch({ level: 1, consent: 'pupilRefused', checks: [] })), 'none'],
] as const)('a seat that %s shows %#', (_, seat, eye) => {
  expect(eyeOf(seat)).toBe(eye);
});
