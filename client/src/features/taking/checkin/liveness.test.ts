import type { Face } from 'proctoring/signals/observation.ts';
import { face, frame } from 'proctoring/signals/testing.ts';
import { describe, expect, test } from 'vitest';
import { beginLiveness, type Challenge, drawChallenges, judgeLiveness, PATIENCE_MS } from './liveness.ts';

const STRAIGHT = { yaw: 0.1, eyesOpen: 0.3, mouthOpen: 0.02 };
const EVERY_MS = 250;

/** Shows the frames at four a second and says how it stands afterwards. */
function after(ask: Challenge, shown: readonly Partial<Face>[], begun = beginLiveness([ask])) {
  return shown.reduce(
    (state, fields, at) => judgeLiveness(state, frame(at * EVERY_MS, { faces: [face(fields)] }), STRAIGHT),
    begun,
  );
}
const yaws = (...values: number[]) => values.map((yaw) => ({ yaw }));
const lids = (...values: number[]) => values.map((eyesOpen) => ({ eyesOpen }));
const lips = (...values: number[]) => values.map((mouthOpen) => ({ mouthOpen }));
const DIGITS: Challenge = { ask: 'readDigits', digits: [4, 0, 7] };

describe('a challenge is met', () => {
  test.each([
    ['by a head turned to its own left', { ask: 'turnLeft' }, yaws(0.1, 0.3, 0.5, 0.6), 'passed'],
    ['never by one turned to the other side', { ask: 'turnLeft' }, yaws(0.1, -0.3, -0.5, -0.6), 'running'],
    ['never by one crooked frame', { ask: 'turnLeft' }, yaws(0.1, 0.6, 0.1, 0.6, 0.1), 'running'],
    ['by a head turned to its own right', { ask: 'turnRight' }, yaws(0.1, -0.3, -0.4), 'passed'],
    ['never by a small turn', { ask: 'turnRight' }, yaws(-0.1, -0.2, -0.2, -0.2), 'running'],
    ['by lids that close and open', { ask: 'closeEyes' }, lids(0.3, 0.1, 0.08, 0.3), 'passed'],
    ['never by lids that stay closed, as in a picture', { ask: 'closeEyes' }, lids(0.3, 0.1, 0.1, 0.1), 'running'],
    ['never by lids that stay open', { ask: 'closeEyes' }, lids(0.3, 0.28, 0.31, 0.3), 'running'],
    ['by lips that open and close twice', DIGITS, lips(0.02, 0.15, 0.03, 0.2, 0.02), 'passed'],
    ['never by a mouth that stays open', DIGITS, lips(0.02, 0.2, 0.2, 0.2, 0.2), 'running'],
    ['never by lips that tremble', DIGITS, lips(0.02, 0.06, 0.02, 0.07, 0.02, 0.06), 'running'],
  ] as const)('%s', (_, ask, shown, outcome) => {
    expect(after(ask, shown).outcome).toBe(outcome);
  });

  test('never by what several faces show, or none, or one in the dark', () => {
    const turned = face({ yaw: 0.6 });
    for (const faces of [[turned, face()], [], [face({ yaw: 0.6, brightness: 0.05 })]]) {
      let state = beginLiveness([{ ask: 'turnLeft' }]);
      for (let look = 0; look < 8; look += 1) state = judgeLiveness(state, frame(look * EVERY_MS, { faces }), STRAIGHT);
      expect(state.outcome).toBe('running');
    }
  });
});

test('what is not met in time is left to a person, and the others are still asked', () => {
  const begun = beginLiveness([{ ask: 'turnLeft' }, { ask: 'turnRight' }]);
  const still = yaws(...Array.from({ length: PATIENCE_MS / EVERY_MS + 2 }, () => 0.1));
  const late = after({ ask: 'turnLeft' }, still, begun);
  expect(late).toMatchObject({ index: 1, failed: ['turnLeft'], outcome: 'running' });
  const at = PATIENCE_MS * 2;
  const turned = [0, 1].reduce(
    (state, look) => judgeLiveness(state, frame(at + look * EVERY_MS, { faces: [face({ yaw: -0.5 })] }), STRAIGHT),
    late,
  );
  expect(turned.outcome).toBe('unsure');
});

test('the order and the digits come by chance, and nothing is asked that this machine cannot see', () => {
  const numbers = [0.4, 0.05, 0.71, 0.9, 0.1, 0.6];
  let next = 0;
  const drawn = drawChallenges(() => numbers[next++ % numbers.length] ?? 0, { eyes: true, mouth: true });
  expect(drawn.map(({ ask }) => ask).toSorted()).toEqual(['closeEyes', 'readDigits', 'turnLeft', 'turnRight']);
  expect(drawn.find((one) => one.ask === 'readDigits')).toMatchObject({ digits: [4, 0, 7] });
  const poor = drawChallenges(() => 0.5, { eyes: false, mouth: false });
  expect(poor.map(({ ask }) => ask).toSorted()).toEqual(['turnLeft', 'turnRight']);
});
