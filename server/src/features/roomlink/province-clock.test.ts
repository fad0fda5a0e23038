import { expect, test } from 'vitest';
import { provinceClock } from './province-clock.ts';

/** A laptop whose date and monotonic clock the test turns; its date is an hour slow. */
function laptop(offsetMs = 0, notBefore = 0) {
  const machine = { wall: 1_000_000, mono: 500 };
  const clock = provinceClock(offsetMs, { notBefore, wall: () => machine.wall, monotonic: () => machine.mono });
  const pass = (ms: number) => {
    machine.wall += ms;
    machine.mono += ms;
  };
  return { machine, clock, pass };
}

test('goes by the province, whatever the date of the laptop says or is changed to', () => {
  const { machine, clock, pass } = laptop();
  const sentAt = machine.mono;
  pass(200);
  clock.hear(sentAt, 4_600_100);
  expect(clock.now()).toBe(4_600_200);
  machine.wall -= 3 * 3_600_000;
  pass(60_000);
  expect(clock.now()).toBe(4_660_200);
});

test('after a start without a line it goes by the offset that was measured last', () => {
  const { clock } = laptop(3_600_000);
  expect(clock.now()).toBe(4_600_000);
  expect(clock.offsetMs()).toBe(3_600_000);
});

test('a laptop whose battery is dead begins in another year, and goes on from the last instant that it has seen', () => {
  const { clock, pass } = laptop(3_600_000, 9_000_000);
  expect(clock.now()).toBe(9_000_000);
  pass(1_000);
  expect(clock.now()).toBe(9_001_000);
  expect(laptop(3_600_000, 2_000_000).clock.now()).toBe(4_600_000);
});

test('does not hop for what a slow line cannot tell, and hears nothing of a word that was too long on its way', () => {
  const { machine, clock, pass } = laptop();
  clock.hear(machine.mono, 2_000_000);
  const sentAt = machine.mono;
  pass(1_000);
  const before = clock.now();
  clock.hear(sentAt, before - 300);
  expect(clock.now()).toBe(before);
  pass(9_000);
  clock.hear(sentAt, 9_000_000);
  expect(clock.now()).toBe(before + 9_000);
  // A date that the province mended is followed.
  clock.hear(machine.mono, 9_000_000);
  expect(clock.now()).toBe(9_000_000);
});
