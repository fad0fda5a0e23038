import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIGNAL_NAMES } from '../signals/registry.ts';
import { peakRisk } from './peak-risk.ts';
import { type RecordedSignal, riskOf } from './risk.ts';
import { surroundingsOf, viewOfRoom } from './surroundings.ts';

const AT = 1_800_000_000_000;
const MINUTE = 60_000;
const faces = (minute: number, seconds = 60): RecordedSignal => {
  const startedAt = AT + minute * MINUTE;
  return { kind: 'severalFaces', startedAt, endedAt: startedAt + seconds * 1_000, payload: { faces: 2 } };
};

test('a sitting that was calm at its end still stands as high as at its highest', () => {
  const signals = [faces(2), faces(4)];
  const peak = peakRisk(signals);
  expect(peak).toBeCloseTo(riskOf(signals, AT + 5 * MINUTE).logOdds, 9);
  expect(peak).toBeGreaterThan(riskOf(signals, AT + 90 * MINUTE).logOdds);
});

test('what happened apart does not add up as if it had been at once', () => {
  expect(peakRisk([faces(0), faces(120)])).toBeLessThan(peakRisk([faces(0), faces(2)]));
});

test('without signals there is only the prior', () => {
  expect(peakRisk([])).toBe(riskOf([], AT).logOdds);
});

test('is the highest of what anybody would have seen at any end of a signal', () => {
  const payload = { characters: 9, faces: 2, places: 2, score: 0.9, by: 'print', side: 'sideways' };
  const signals = fc.array(
    fc
      .record({ kind: fc.constantFrom(...SIGNAL_NAMES), minute: fc.nat(59), seconds: fc.option(fc.nat(90)) })
      .map(({ kind, minute, seconds }): RecordedSignal => {
        const startedAt = AT + minute * MINUTE;
        return { kind, startedAt, endedAt: seconds === null ? null : startedAt + seconds * 1_000, payload };
      }),
    { minLength: 1, maxLength: 25 },
  );
  fc.assert(
    fc.property(fc.array(signals, { minLength: 6, maxLength: 8 }), ([own = [], ...others]) => {
      const view = viewOfRoom([own, ...others], AT, AT + 60 * MINUTE);
      const around = surroundingsOf(view, own, AT);
      const seen = own.map((one) => {
        const at = one.endedAt ?? one.startedAt;
        const until = own.filter(({ startedAt }) => startedAt <= at);
        return riskOf(until, at, around).logOdds;
      });
      expect(peakRisk(own, around)).toBeCloseTo(Math.max(riskOf([], AT).logOdds, ...seen), 9);
    }),
    { numRuns: 100 },
  );
});
