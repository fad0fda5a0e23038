import { face, frame } from 'proctoring/signals/testing.ts';
import { expect, test } from 'vitest';
import { beginLiveness } from './liveness.ts';
import { advance, beginProgress, leaveRest, type Progress, settle, stepOf, straightOf } from './progress.ts';

const EVERY_MS = 250;

/** A check-in at which the camera is open, after so many frames. */
function after(count: number, fields = {}, from = atCamera()): Progress {
  return Array.from({ length: count }).reduce<Progress>(
    (progress, _, look) => advance(progress, frame(look * EVERY_MS, { faces: [face(fields)] })),
    from,
  );
}
const atCamera = () => settle(settle(beginProgress(3), 'camera', 'passed'), 'genuine', 'passed');

test('a place is found after a second without a hint, and one bad frame begins anew', () => {
  expect(stepOf(after(5))).toBe('place');
  expect(stepOf(after(6))).toBe('baseline');
  const disturbed = advance(after(5), frame(1_250, { faces: [] }));
  expect(disturbed.hint).toBe('comeIntoPicture');
  expect(stepOf(advance(disturbed, frame(1_500)))).toBe('place');
});

test('who finds no good place goes on, and the step is left to a person', () => {
  const late = advance(after(3, { height: 0.9 }), frame(60_000, { faces: [face({ height: 0.9 })] }));
  expect(late.outcomes.place).toBe('unsure');
  expect(stepOf(late)).toBe('baseline');
});

test('a face that cannot be read for long is left to a person as well', () => {
  const atFace = after(20);
  expect(stepOf(atFace)).toBe('identity');
  const turned = { faces: [face({ yaw: 0.6 })] };
  const late = advance(advance(atFace, frame(9_000, turned)), frame(60_000, turned));
  expect(late.outcomes.identity).toBe('unsure');
});

test('the own straight look is the middle of good frames, so that one glance aside does not move it', () => {
  const known = after(5, { yaw: 0.1 }, after(6));
  expect(stepOf(known)).toBe('baseline');
  const glance = advance(known, frame(9_000, { faces: [face({ yaw: 0.3 })] }));
  expect(stepOf(glance)).toBe('identity');
  expect(straightOf(glance.baseline)).toMatchObject({ yaw: 0.1, eyesOpen: 0.3 });
});

test('on a slow machine three good looks are enough', () => {
  const slow = [0, 2_000, 4_000].reduce((progress, at) => advance(progress, frame(at)), atCamera());
  expect(slow.outcomes.place).toBe('passed');
});

test('a challenge that was met settles the step', () => {
  const asked = { ...settle(after(20), 'identity', 'passed'), liveness: beginLiveness([{ ask: 'turnLeft' }]) };
  expect(stepOf(asked)).toBe('liveness');
  expect(after(2, { yaw: 0.6 }, asked).outcomes.liveness).toBe('passed');
  // What is done on request is no part of the own straight look.
  expect(after(1, { eyesOpen: 0.05 }, asked).baseline).toHaveLength(asked.baseline.length);
});

test('who goes into the paper meanwhile has left the rest, and what was settled stays', () => {
  expect(leaveRest(after(6)).outcomes).toEqual({
    ...{ camera: 'passed', genuine: 'passed', place: 'passed' },
    ...{ baseline: 'left', identity: 'left', liveness: 'left', room: 'left' },
  });
});

test('presence alone asks for no face and no challenge', () => {
  expect(beginProgress(2).steps).toEqual(['camera', 'genuine', 'place']);
});
