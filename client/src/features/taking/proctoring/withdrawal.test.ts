import { handClock } from 'proctoring/signals/testing.ts';
import { expect, test } from 'vitest';
import { createWithdrawal, type WithdrawalState } from './withdrawal.ts';

/** One tab of a browser whose server is away until `isUp`. */
function tab() {
  const storage = new Map<string, string>();
  const kept = {
    getItem: (name: string) => storage.get(name) ?? null,
    setItem: (name: string, value: string) => void storage.set(name, value),
    removeItem: (name: string) => void storage.delete(name),
  };
  const clock = handClock();
  const world = { isUp: false, asked: 0, states: [] as WithdrawalState[] };
  const tell = async () => {
    world.asked += 1;
    return world.isUp;
  };
  const page = (attemptId = 'attempt-one') =>
    createWithdrawal({ attemptId, tell, clock, kept, onState: (state) => world.states.push(state) });
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { world, page, pass };
}

test('the server is told again and again until it has heard, and then no more', async () => {
  const { world, page, pass } = tab();
  page().withdraw();
  await pass(2_000);
  expect(world).toMatchObject({ asked: 1, states: ['telling'] });
  await pass(2_000);
  world.isUp = true;
  await pass(4_000);
  expect(world.states.at(-1)).toBe('told');
  const { asked } = world;
  await pass(600_000);
  expect(world.asked).toBe(asked);
});

test('a reload before the server heard leaves the camera off and tells on', async () => {
  const { world, page, pass } = tab();
  const before = page();
  before.withdraw();
  await pass(0);
  before.stop();
  world.isUp = true;
  const after = page();
  expect(after.isWanted()).toBe(true);
  after.resume();
  await pass(0);
  expect(world.states.at(-1)).toBe('told');
  expect(after.isWanted()).toBe(false);
});

test('is the word of one attempt: the next candidate at the same computer decides anew', async () => {
  const { page, pass } = tab();
  page().withdraw();
  await pass(0);
  expect(page('attempt-two').isWanted()).toBe(false);
});

test('a page that is left tells nothing more', async () => {
  const { world, page, pass } = tab();
  const one = page();
  one.withdraw();
  await pass(0);
  one.stop();
  await pass(600_000);
  expect(world.asked).toBe(1);
});

test('a word that another one covers is told no more, also after a reload', async () => {
  const { world, page, pass } = tab();
  const one = page();
  one.withdraw();
  await pass(0);
  one.drop();
  await pass(600_000);
  page().resume();
  await pass(600_000);
  expect([world.asked, page().isWanted()]).toEqual([1, false]);
});
