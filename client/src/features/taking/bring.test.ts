import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bring } from './bring.ts';
import { browserTimers } from './engine/timers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const atOnce = { timers: browserTimers, atRest: () => Promise.resolve() };

test('what did not come on a weak line is asked for again, and nothing twice that came', async () => {
  const asked: string[] = [];
  let isDown = true;
  const piece = (name: string) => async () => {
    asked.push(name);
    if (isDown && name !== 'first') throw new TypeError('Failed to fetch');
  };
  const brought = bring(['first', 'second', 'third'].map(piece), atOnce);
  await vi.advanceTimersByTimeAsync(1_000);
  isDown = false;
  await vi.advanceTimersByTimeAsync(60_000);
  await brought;
  expect(asked).toEqual(['first', 'second', 'third', 'second', 'third']);
});

test('neither a request that hangs nor a page that is never at rest holds up the others', async () => {
  const came: string[] = [];
  const never = () => new Promise<void>(() => undefined);
  void bring([never, async () => came.push('second')], { ...atOnce, atRest: never });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(came).toEqual(['second']);
});

test('what is not there is not asked for without end', async () => {
  const gone = vi.fn(() => Promise.reject(new Error('404')));
  const brought = bring([gone], atOnce);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  await brought;
  expect(gone.mock.calls.length).toBeLessThan(100);
});
