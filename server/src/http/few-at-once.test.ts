import { expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

test('few run at once, some wait in order, one more is turned away, and a fault lets the next one in', async () => {
  const run = fewAtOnce({ atOnce: 2, waiting: 2 });
  const ends: ((fails?: boolean) => void)[] = [];
  const begun: number[] = [];
  const act = (n: number) =>
    run(() => {
      begun.push(n);
      return new Promise<number>((done, fail) => ends.push((fails) => (fails ? fail(new Error('disk')) : done(n))));
    });
  const all = [1, 2, 3, 4].map(act);
  expect(await act(5)).toBeNull();
  expect(begun).toEqual([1, 2]);
  ends[0]?.(true);
  await expect(all[0]).rejects.toThrow('disk');
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2, 3]);
  ends[1]?.();
  ends[2]?.();
  expect(await Promise.all(all.slice(1, 3))).toEqual([2, 3]);
  await new Promise(setImmediate);
  ends[3]?.();
  expect(await all[3]).toBe(4);
  const after = act(6);
  ends[4]?.();
  expect(await after).toBe(6);
});
