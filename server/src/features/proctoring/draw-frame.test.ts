import { alwaysSaysFine, looksToFind } from 'proctoring/risk/page-agreement.ts';
import { seededRandom } from 'shared/papers/random.ts';
import { describe, expect, test } from 'vitest';
import { drawFrame, FULL_FROM, samplingRate } from './draw-frame.ts';

const plain = { flagged: false, isFirst: false, differedBefore: false, waiting: 0, chance: 0.5 };

describe('which pictures are looked at again', () => {
  test('flagged ones, the first one and those of a page that differed before: all, whatever waits', () => {
    for (const always of ['flagged', 'isFirst', 'differedBefore'] as const)
      expect(drawFrame({ ...plain, [always]: true, waiting: 10 * FULL_FROM, chance: 0.99 })).toBe('waiting');
  });

  test('of the others a share that falls with load and never rises', () => {
    const rates = Array.from({ length: FULL_FROM + 10 }, (_, waiting) => samplingRate(waiting));
    expect(rates[0]).toBe(0.25);
    expect(rates[100]).toBeCloseTo(0.05, 6);
    expect(rates[FULL_FROM]).toBe(0);
    for (const [index, rate] of rates.entries()) if (index > 0) expect(rate).toBeLessThanOrEqual(rates[index - 1] ?? 0);
  });

  test('what load keeps out of the promised share is deferred and not forgotten', () => {
    expect(drawFrame({ ...plain, waiting: FULL_FROM, chance: 0.01 })).toBe('deferred');
    expect(drawFrame({ ...plain, waiting: FULL_FROM, chance: 0.06 })).toBe('notDrawn');
    expect(drawFrame({ ...plain, waiting: 0, chance: 0.24 })).toBe('waiting');
  });
});

/** An hour of one picture a minute from a page that always says "fine", while a share of them shows something. */
function minutesToFind(seed: string, share: number, waiting: number): number {
  const random = seededRandom(seed);
  let [telling, differedBefore] = [0, false];
  for (let minute = 1; minute <= 180; minute += 1) {
    const drawn = drawFrame({ ...plain, isFirst: minute === 1, differedBefore, waiting, chance: random() });
    if (drawn !== 'waiting' || random() >= share) continue;
    telling += 1;
    differedBefore = true;
    if (alwaysSaysFine({ telling, differing: telling })) return minute;
  }
  return Number.POSITIVE_INFINITY;
}

describe('a page that always says "fine"', () => {
  test('is found after so many telling pictures', () => {
    expect(looksToFind()).toBe(5);
  });

  test.each([
    ['half of the pictures show something, the service at ease', 0.5, 0, 60],
    ['a third, at ease', 0.33, 0, 90],
    ['half, as busy as a province', 0.5, 100, 120],
  ])('is found: %s', (_, share, waiting, within) => {
    const found = Array.from({ length: 400 }, (_, n) => minutesToFind(`page ${n}`, share, waiting) <= within);
    expect(found.filter(Boolean).length / found.length).toBeGreaterThanOrEqual(0.9);
  });
});
