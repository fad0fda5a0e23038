import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { every } from './every.ts';

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what is done once an hour is done within a minute of the start, then hourly, also after a failure', async () => {
  let turns = 0;
  const error = vi.fn();
  const work = async () => {
    turns += 1;
    if (turns === 1) throw new Error('the storage is down');
  };
  const stop = every(HOUR, work, { error });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(turns).toBe(1);
  expect(error).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(HOUR - 1);
  expect(turns).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(turns).toBe(2);
  stop();
  await vi.advanceTimersByTimeAsync(3 * HOUR);
  expect(turns).toBe(2);
});

test('what is done often begins after its own time', async () => {
  let turns = 0;
  const work = async () => {
    turns += 1;
  };
  const stop = every(5_000, work, { error: () => {} });
  await vi.advanceTimersByTimeAsync(4_999);
  expect(turns).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(turns).toBe(1);
  stop();
});
