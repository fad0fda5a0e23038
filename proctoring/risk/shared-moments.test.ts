import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_NAMES } from '../signals/registry.ts';
import { type RecordedSignal, riskOf } from './risk.ts';
import { momentSentence, sharedMoments } from './shared-moments.ts';
import { UNKNOWN_SURROUNDINGS } from './surroundings.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;
const NOW = START + 60 * MINUTE;

function signal(kind: string, atSecond: number, seconds: number, payload: unknown = {}): RecordedSignal {
  const startedAt = START + atSecond * 1000;
  return { kind, startedAt, endedAt: startedAt + seconds * 1000, payload };
}
const away = (atSecond: number, seconds: number) => signal('lookingAway', atSecond, seconds, { side: 'upOrDown' });
/** A room in which attempt n shows what `of(n)` gives. */
const room = (of: (n: number) => RecordedSignal[], size = 30) => Array.from({ length: size }, (_, n) => of(n));

describe('a moment that a room shares', () => {
  it('is what most of it showed at once, and says of how many', () => {
    const announced = room((n) => (n < 27 ? [away(1800 + (n % 15), 40)] : []));
    const [moment, ...others] = sharedMoments(announced, START, NOW).filter((one) => one.kind === 'lookingAway');
    expect(others).toEqual([]);
    expect(moment).toMatchObject({ kind: 'lookingAway', from: START + 1_800_000, attempts: 27, of: 30 });
    expect(moment?.to).toBeGreaterThan(START + 1_840_000);
    expect(moment && momentSentence(moment).vi).toContain('27 trong 30 thí sinh cùng lúc');
  });

  it('counts for nobody in it, and what is outside of it still counts', () => {
    const announced = room((n) => [away(1800 + (n % 15), n === 7 ? 400 : 40), away(300 + 60 * n, 20)]);
    const moments = sharedMoments(announced, START, NOW);
    const risk = (n: number) =>
      riskOf(announced[n] ?? [], NOW, { ...UNKNOWN_SURROUNDINGS, moments }).evidence.find(
        (e) => e.kind === 'lookingAway',
      );
    const alone = (n: number) => riskOf([away(300 + 60 * n, 20)], NOW).evidence[0]?.adds ?? 0;
    expect(risk(3)).toMatchObject({ times: 2, shared: 1 });
    expect(risk(3)?.adds).toBeCloseTo(alone(3), 6);
    expect(risk(7)?.adds).toBeGreaterThan(alone(7) + 0.05);
  });

  it.each([
    ['three neighbours', room((n) => (n < 3 ? [away(1800, 40)] : []))],
    ['a small part of the room', room((n) => (n < 7 ? [away(1800, 40)] : []))],
    ['three candidates in all', room(() => [away(1800, 40)], 3)],
    [
      'a kind that all show all the time',
      room((n) => Array.from({ length: 120 }, (_, k) => away((k * 30 + n * 7) % 3600, 5))),
    ],
  ])('is not made by %s', (_, signals) => {
    expect(sharedMoments(signals, START, NOW)).toEqual([]);
  });

  it('sees a power cut by the line of the whole room, and nothing in pictures that the clock takes', () => {
    const cut = room((n) => [
      signal('networkGap', 1200 + (n % 5), 90),
      signal('snapshotTaken', 600, 0, { sha256: '0'.repeat(64), reason: 'periodic', faces: 1, phone: null }),
    ]);
    expect(sharedMoments(cut, START, NOW).map((one) => one.kind)).toEqual(['networkGap']);
  });

  it('never raises a risk, whoever shared what', () => {
    const signals = fc.array(
      fc
        .record({ kind: fc.constantFrom(...SIGNAL_NAMES), at: fc.integer({ min: 0, max: 3500 }), long: fc.nat(90) })
        .map(({ kind, at, long }) =>
          signal(kind, at, long, { characters: 9, faces: 2, places: 2, score: 0.9, by: 'print', side: 'sideways' }),
        ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(signals, { minLength: 4, maxLength: 8 }), (attempts) => {
        const moments = sharedMoments(attempts, START, NOW);
        for (const own of attempts)
          expect(riskOf(own, NOW, { ...UNKNOWN_SURROUNDINGS, moments }).logOdds).toBeLessThanOrEqual(
            riskOf(own, NOW).logOdds + 1e-9,
          );
      }),
      { numRuns: 60 },
    );
  });
});
