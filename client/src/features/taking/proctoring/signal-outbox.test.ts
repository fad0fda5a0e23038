import { handClock } from 'proctoring/signals/testing.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import type { BatchSeal } from 'shared/evidence/batch-chain.ts';
import { expect, test } from 'vitest';
import { createPageSeal } from './page-seal.ts';
import { createSignalOutbox } from './signal-outbox.ts';

function started() {
  const clock = handClock();
  const world = {
    isUp: true,
    holdsBackMs: 0,
    sent: [] as (readonly WireSignal[])[],
    seals: [] as (BatchSeal | null)[],
  };
  const outbox = createSignalOutbox({
    source: 'page-one',
    clock,
    pageSeal: createPageSeal({
      attempt: 'attempt-one',
      source: 'page-one',
      key: async () => null,
      clocks: { server: clock.now, page: clock.now, wall: clock.now },
      tell: async () => (world.isUp ? 'nonce-0' : 'offline'),
    }),
    async send(signals, seal) {
      world.sent.push(signals);
      world.seals.push(seal);
      if (world.holdsBackMs > 0) return { waitMs: world.holdsBackMs };
      return world.isUp ? { nonce: `nonce-${(seal?.number ?? 0) + 1}` } : null;
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

test('what did not arrive is sent again as it was, later each time, and nothing is lost or numbered anew', async () => {
  const { world, put, pass, numbers } = started();
  put();
  await pass(1_000);
  world.isUp = false;
  put();
  await pass(1_000);
  await pass(2_000);
  await pass(3_000);
  expect(numbers()).toEqual([[0], [1], [1]]);
  put();
  world.isUp = true;
  await pass(1_000);
  await pass(0);
  expect(numbers()).toEqual([[0], [1], [1], [1], [2]]);
  expect(world.seals.map((seal) => [seal?.number, seal?.nonce])).toEqual([
    [0, 'nonce-0'],
    [1, 'nonce-1'],
    [1, 'nonce-1'],
    [1, 'nonce-1'],
    [2, 'nonce-2'],
  ]);
});

test('a page that could not say that it is there keeps its signals until it can', async () => {
  const { world, put, pass, numbers } = started();
  world.isUp = false;
  put(2);
  await pass(1_000);
  expect(numbers()).toEqual([]);
  world.isUp = true;
  await pass(2_000);
  expect(numbers()).toEqual([[0, 1]]);
});

test('a page with nothing to tell says once a minute that it is there, in the same chain', async () => {
  const { world, pass, numbers } = started();
  await pass(60_000);
  await pass(60_000);
  expect(numbers()).toEqual([[], []]);
  expect(world.seals.map((seal) => seal?.number)).toEqual([0, 1]);
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

test('what the server holds back to save answers first is sent again when it said, as it was, and then all the rest', async () => {
  const { world, put, pass, numbers } = started();
  world.holdsBackMs = 40_000;
  put();
  await pass(1_000);
  put(2);
  await pass(39_000);
  expect(numbers()).toEqual([[0]]);
  world.holdsBackMs = 0;
  await pass(1_000);
  await pass(0);
  expect(numbers()).toEqual([[0], [0], [1, 2]]);
  expect(world.seals.map((seal) => [seal?.number, seal?.nonce])).toEqual([
    [0, 'nonce-0'],
    [0, 'nonce-0'],
    [1, 'nonce-1'],
  ]);
});
