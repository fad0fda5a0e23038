import type { Response } from 'shared/questions/registry.ts';
import { expect, test } from 'vitest';
import { createDrafts } from './drafts.ts';
import { virtualTimers } from './testing/virtual-timers.ts';

function writer() {
  const timers = virtualTimers();
  const recorded: (Response | null)[] = [];
  const drafts = createDrafts({
    timers,
    onChange: () => undefined,
    record: (_item, response) => void recorded.push(response),
  });
  return { timers, recorded, drafts };
}

test('a word becomes an event when the hand rests for a moment', async () => {
  const { timers, recorded, drafts } = writer();
  drafts.put('q1', 'H');
  await timers.pass(300);
  drafts.put('q1', 'Hà');
  await timers.pass(399);
  expect(recorded).toEqual([]);
  await timers.pass(1);
  expect(recorded).toEqual(['Hà']);
});

test('a long text is written less often, because each event holds the whole of it', async () => {
  const { timers, recorded, drafts } = writer();
  drafts.put('q1', 'x'.repeat(500));
  await timers.pass(2_499);
  expect(recorded).toEqual([]);
  await timers.pass(1);
  expect(recorded).toHaveLength(1);
});

test('whoever writes on without a rest is saved all the same', async () => {
  const { timers, recorded, drafts } = writer();
  for (let second = 0; second < 25; second++) {
    drafts.put('q1', 'x'.repeat(500 + second));
    await timers.pass(1_000);
  }
  expect(recorded).toHaveLength(2);
});
