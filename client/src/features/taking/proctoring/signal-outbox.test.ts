import { handClock } from 'proctoring/signals/testing.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import { expect, test } from 'vitest';
import { createSignalOutbox } from './signal-outbox.ts';

function started() {
  const clock = handClock();
  const world = { isUp: true, sent: [] as (readonly WireSignal[])[] };
  const outbox = createSignalOutbox({
    source: 'page-one',
    clock,
    async send(signals) {
      world.sent.push(signals);
      return world.isUp;
    },
  });
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const put = (count = 1) => {
    for (let n = 0; n < count; n += 1) outbox.put('tabHidden', { startedAt: n, endedAt: null, payload: {} });
  };
  const numbers = () => world.sent.map((batch) => batch.map((signal) => signal.seq));
  return { world, outbox, put, pass, numbers };
}

test('signals of a moment leave as one batch, numbered in order', async () => {
  const { put, pass, numbers } = started();
  put(3);
  await pass(1_000);
  expect(numbers()).toEqual([[0, 1, 2]]);
});

test('what did not arrive is sent again, later each time, and nothing is lost or numbered anew', async () => {
  const { world, put, pass, numbers } = started();
  world.isUp = false;
  put();
  await pass(1_000);
  await pass(2_000);
  await pass(3_000);
  expect(numbers()).toEqual([[0], [0]]);
  put();
  world.isUp = true;
  await pass(1_000);
  expect(numbers()).toEqual([[0], [0], [0, 1]]);
  await pass(60_000);
  expect(world.sent).toHaveLength(3);
});

test('many signals leave in batches that the contract takes', async () => {
  const { world, put, pass } = started();
  put(120);
  await pass(1_000);
  await pass(0);
  await pass(0);
  expect(world.sent.map((batch) => batch.length)).toEqual([50, 50, 20]);
});

test('who waits for a signal to arrive hears of it only after the server has it', async () => {
  const { world, outbox, pass } = started();
  world.isUp = false;
  let heard = false;
  void outbox.put('pasted', { startedAt: 1, endedAt: 1, payload: { characters: 9 } }).arrived.then(() => {
    heard = true;
  });
  await pass(1_000);
  expect(heard).toBe(false);
  world.isUp = true;
  await pass(2_000);
  expect(heard).toBe(true);
});
