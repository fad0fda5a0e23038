import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_NAMES } from '../signals/registry.ts';
import { ownHabits, unusualOf, unusualShare } from './habits.ts';
import { type RecordedSignal, riskOf } from './risk.ts';
import { surroundingsOf, UNKNOWN_SURROUNDINGS, viewOfRoom } from './surroundings.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;
const NOW = START + 60 * MINUTE;

function signal(kind: string, minute: number, seconds: number, payload: unknown = {}): RecordedSignal {
  const startedAt = START + minute * MINUTE;
  return { kind, startedAt, endedAt: startedAt + seconds * 1000, payload };
}
const hidden = (minute: number, seconds: number) => signal('tabHidden', minute, seconds);
const room = (of: (n: number) => RecordedSignal[], size = 12) => Array.from({ length: size }, (_, n) => of(n));
const quietRoom = viewOfRoom(
  room(() => []),
  START,
  NOW,
);
/** The one candidate's evidence of hidden pages at the end of the hour. */
function seen(own: RecordedSignal[], view = quietRoom) {
  const { evidence } = riskOf(own, NOW, surroundingsOf(view, own, START));
  return evidence.find(({ kind }) => kind === 'tabHidden');
}

describe('what is usual of a page', () => {
  it('counts in full where the first minutes and the room were quiet', () => {
    const own = [hidden(55, 12)];
    expect(seen(own)).toMatchObject({ times: 1, usual: 0, unusual: { own: null, room: null } });
    expect(seen(own)?.adds).toBe(riskOf(own, NOW).evidence[0]?.adds);
  });

  it('counts for nothing where it goes on as it did in the first ten minutes', () => {
    const own = [2, 5, 8, 25, 28, 45, 51, 55].map((minute) => hidden(minute, 4));
    // The first three are the baseline.
    expect(seen(own)).toMatchObject({ times: 8, usual: 8, adds: 0 });
  });

  it.each([
    ['longer', [hidden(2, 4), hidden(5, 4), hidden(55, 30)]],
    [
      'more often',
      [hidden(2, 4), hidden(5, 4), ...[50, 51, 52, 53, 54, 55, 56, 57, 58, 59].map((minute) => hidden(minute, 4))],
    ],
  ])('counts again where it is much %s than before', (_, own) => {
    expect(seen(own)?.unusual.own ?? 0).toBeGreaterThan(1);
    expect(seen(own)?.adds).toBeGreaterThan(0.3);
  });

  it('makes no habit of long absences in the first minutes', () => {
    expect(ownHabits([hidden(1, 20), hidden(4, 40)], START, [])('tabHidden', hidden(50, 20))).toBeNull();
    const own = [hidden(1, 20), hidden(4, 40), hidden(50, 20)];
    expect(seen(own)).toMatchObject({ usual: 0 });
  });

  it('counts for nobody what most of the room does all the time, and still what one does far beyond it', () => {
    const everyone = room((n) => Array.from({ length: 9 }, (_, at) => hidden(3 + 6 * at + n / 3, 12)));
    const view = viewOfRoom(everyone, START, NOW);
    expect(view.moments).toEqual([]);
    expect(seen(everyone[4] ?? [], view)).toMatchObject({ times: 9, usual: 9, adds: 0 });
    expect(seen([...(everyone[4] ?? []), hidden(58, 240)], view)?.adds).toBeGreaterThan(1);
  });

  it('takes no habit from a few in the room, nor from a room of three', () => {
    const three = (n: number) => (n < 3 ? [5, 15, 25, 35, 45, 55].map((minute) => hidden(minute + n, 12)) : []);
    for (const view of [viewOfRoom(room(three), START, NOW), viewOfRoom(room(three, 3), START, NOW)])
      expect(view.room?.('tabHidden', hidden(50, 12))).toBeNull();
  });

  it('gives the z-score of two Poisson counts, or that of the length, whichever is higher', () => {
    const habits = () => ({ count: 1, logSize: Math.log(4) });
    const four = [41, 42, 43, 44].map((minute) => hidden(minute, 4));
    const z = (one: RecordedSignal, all: RecordedSignal[]) =>
      unusualOf(
        'tabHidden',
        one,
        all.map(({ startedAt }) => startedAt),
        { own: habits, room: null },
        NOW,
      ).own;
    // sqrt 2 x (sqrt 4.375 - sqrt 1.375); ln (40 / 4) / 0.6.
    expect(z(hidden(44, 4), four)).toBeCloseTo(1.2997, 4);
    expect(z(hidden(44, 40), [hidden(44, 40)])).toBeCloseTo(3.8376, 4);
    expect([unusualShare({ own: 3, room: null }), unusualShare({ own: 5, room: 2 })]).toEqual([0.5, 0]);
  });

  it('says nothing of the camera, which has a baseline of its own', () => {
    const own = [2, 5, 8, 40].map((minute) => signal('noFace', minute, 5));
    expect(riskOf(own, NOW, surroundingsOf(quietRoom, own, START)).logOdds).toBe(riskOf(own, NOW).logOdds);
  });

  it('never raises a risk, whatever anybody did', () => {
    const signals = fc.array(
      fc
        .record({ kind: fc.constantFrom(...SIGNAL_NAMES), minute: fc.nat(59), seconds: fc.nat(90) })
        .map(({ kind, minute, seconds }) =>
          signal(kind, minute, seconds, {
            characters: 9,
            faces: 2,
            places: 2,
            score: 0.9,
            by: 'print',
            side: 'sideways',
          }),
        ),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(fc.array(signals, { minLength: 6, maxLength: 9 }), (attempts) => {
        const view = viewOfRoom(attempts, START, NOW);
        for (const own of attempts) {
          const risk = riskOf(own, NOW, surroundingsOf(view, own, START)).logOdds;
          expect(risk).toBeLessThanOrEqual(riskOf(own, NOW, UNKNOWN_SURROUNDINGS).logOdds + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});
