import fc from 'fast-check';
import { DECISIONS, type Decision } from 'shared/contracts/proctoring-review.ts';
import { describe, expect, test } from 'vitest';
import { conclude, isAdverse } from './conclude.ts';

describe('what opinions come to', () => {
  const once = { isReadTwice: false };
  test.each<[string, Decision[], Decision | null]>([
    ['nobody has spoken', [], null],
    ['the first saw nothing', ['nothing'], 'nothing'],
    ['the first found it explained', ['explained'], 'explained'],
    ['the first would refer it', ['referred'], null],
    ['both would refer it', ['referred', 'referred'], 'referred'],
    ['the second would not', ['referred', 'explained'], null],
    ['the third would', ['referred', 'explained', 'referred'], 'referred'],
    ['the third would not', ['referred', 'explained', 'nothing'], 'nothing'],
  ])('%s', (_, opinions, decision) => {
    expect(conclude(opinions, once)?.decision ?? null).toBe(decision);
  });

  test('an incident that is read twice waits for the second also where the first saw nothing', () => {
    expect(conclude(['nothing'], { isReadTwice: true })).toBeNull();
    expect(conclude(['nothing', 'explained'], { isReadTwice: true })).toEqual({ decision: 'nothing', by: 0 });
    expect(conclude(['nothing', 'referred'], { isReadTwice: true })).toBeNull();
  });

  const opinions = fc.array(fc.constantFrom(...DECISIONS), { maxLength: 3 });

  test('nobody is referred by one person, and never more than three are asked', () => {
    fc.assert(
      fc.property(opinions, fc.boolean(), (said, isReadTwice) => {
        const end = conclude(said, { isReadTwice });
        if (end?.decision === 'referred') expect(said.filter(isAdverse).length).toBeGreaterThanOrEqual(2);
        if (said.length === 3) expect(end).not.toBeNull();
      }),
    );
  });
});
