import type { BoardNews } from 'shared/contracts/invigilation.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherNews } from './news-gathered.ts';
import { aSeat } from './testing.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const news = (now: number): BoardNews => ({ type: 'seats', seats: [aSeat(now)], now });

test('news are handed on at most four times a second, in their order, and none is lost', () => {
  const handed: { at: number; news: number[] }[] = [];
  const from = performance.now();
  const gathered = gatherNews(
    (some) =>
      handed.push({ at: performance.now() - from, news: some.map((one) => (one.type === 'seats' ? one.now : 0)) }),
    () => performance.now(),
  );
  for (let nth = 0; nth < 100; nth++) {
    gathered.hear(news(nth));
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(250);
  expect(handed.flatMap((one) => one.news)).toEqual(Array.from({ length: 100 }, (_, nth) => nth));
  expect(handed.map(({ at }) => at)).toEqual([0, 250, 500, 750, 1_000]);
});

test('what waits when the board is left is not handed on', () => {
  let handed = 0;
  const gathered = gatherNews(
    () => handed++,
    () => performance.now(),
  );
  gathered.hear(news(1));
  gathered.stop();
  vi.advanceTimersByTime(1_000);
  expect(handed).toBe(0);
});
