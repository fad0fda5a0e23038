import { expect, test } from 'vitest';
import { limiter } from './limiter.ts';

function started(most = 2) {
  let at = 0;
  const limits = limiter({ most, everyMs: 1_000, now: () => at });
  return { limits, pass: (ms: number) => (at += ms) };
}

test('each key has its own count, and a new one when its stretch is over', () => {
  const { limits, pass } = started();
  expect([limits.take('a'), limits.take('a'), limits.take('a')]).toEqual([true, true, false]);
  expect(limits.take('b')).toBe(true);
  pass(999);
  expect(limits.take('a')).toBe(false);
  pass(1);
  expect(limits.take('a')).toBe(true);
});

test('says how long to wait, and that nobody waits while acts are left', () => {
  const { limits, pass } = started();
  limits.take('a');
  expect(limits.waitMs('a')).toBe(0);
  limits.take('a');
  pass(400);
  expect(limits.waitMs('a')).toBe(600);
});

test('an act given back does not count', () => {
  const { limits } = started();
  for (let act = 0; act < 10; act++) {
    expect(limits.take('a')).toBe(true);
    limits.giveBack('a');
  }
});

test('a flood of keys pushes out the oldest instead of growing', () => {
  const { limits } = started(1);
  limits.take('first');
  for (let key = 0; key <= 100_001; key++) limits.take(`made-up ${key}`);
  expect(limits.waitMs('first')).toBe(0);
  expect(limits.waitMs('made-up 100001')).toBe(1_000);
});
