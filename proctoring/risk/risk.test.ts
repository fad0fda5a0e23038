import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIGNAL_NAMES } from '../signals/registry.ts';
import { type RecordedSignal, riskOf } from './risk.ts';
import { PRIOR, weightOf } from './weights.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

function lasted(kind: string, seconds: number, minutesAgo = 1, payload: unknown = {}): RecordedSignal {
  const endedAt = NOW - minutesAgo * MINUTE;
  return { kind, startedAt: endedAt - seconds * 1000, endedAt, payload };
}
const pasted = (minutesAgo = 1) => lasted('pasted', 0, minutesAgo, { characters: 300 });
const faces = (seconds: number, minutesAgo = 1) => lasted('severalFaces', seconds, minutesAgo, { faces: 2 });

describe('risk', () => {
  it('starts from the prior and says that nothing was seen', () => {
    expect(riskOf([], NOW)).toMatchObject({ priority: 'none', logOdds: PRIOR, evidence: [] });
    expect(riskOf([], NOW).because.vi).toBe('Chưa có tín hiệu nào đáng chú ý.');
  });

  it('is not raised by one modality, however loud', () => {
    const loud = ['focusLost', 'tabHidden', 'fullscreenLeft'].flatMap((kind) =>
      Array.from({ length: 50 }, (_, n) => lasted(kind, 60, 1 + n / 60)),
    );
    const risk = riskOf([...loud, ...Array.from({ length: 50 }, () => pasted())], NOW);
    expect(risk.priority).toBe('look');
  });

  it('is not raised by a second look at the very pictures that the camera told of, nor by a second page of the page', () => {
    const again = Array.from({ length: 9 }, (_, n) =>
      lasted('recheckDiffers', 0, 1 + n / 60, { difference: 'pageMissedFaces' }),
    );
    expect(riskOf([faces(40), ...again], NOW).priority).toBe('look');
    const twice = [lasted('multipleSignIns', 0, 1, { places: 2 }), lasted('multipleSignIns', 0, 2, { places: 2 })];
    expect(riskOf([lasted('tabHidden', 90), pasted(), pasted(2), ...twice], NOW).priority).toBe('look');
  });

  it('is raised when page and camera agree, and names both', () => {
    const risk = riskOf([faces(40), lasted('tabHidden', 30), pasted()], NOW);
    expect(risk.priority).toBe('raised');
    expect(risk.because.vi).toMatch(/^Nên xem sớm, nhiều nguồn cùng báo: .*nhiều người trước camera/);
    expect(risk.evidence.map((one) => one.sentence.vi).join()).toContain('Camera thấy 2 khuôn mặt (40 giây)');
  });

  it('counts an interval once: its end replaces its beginning', () => {
    const ended = faces(40);
    const begun = { ...ended, endedAt: null };
    expect(riskOf([begun, ended], NOW)).toEqual(riskOf([ended], NOW));
    expect(riskOf([ended, begun], NOW)).toEqual(riskOf([ended], NOW));
  });

  it('falls with time', () => {
    const signals = [faces(40, 0), lasted('tabHidden', 30, 0)];
    const now = riskOf(signals, NOW).logOdds;
    expect(riskOf(signals, NOW + 20 * MINUTE).logOdds).toBeLessThan(now - 0.5);
    expect(riskOf(signals, NOW + 24 * 60 * MINUTE).logOdds).toBeCloseTo(PRIOR, 3);
  });

  it('counts nothing for a camera that failed or a line that broke', () => {
    const unknown = [lasted('notWatched', 3000, 1, { reason: 'refused' }), lasted('networkGap', 3000)];
    expect(riskOf(unknown, NOW)).toMatchObject({ priority: 'none', logOdds: PRIOR });
    expect(
      riskOf(unknown, NOW)
        .evidence.map((one) => one.kind)
        .toSorted(),
    ).toEqual(['networkGap', 'notWatched']);
  });

  it('does not count what it does not know', () => {
    expect(riskOf([lasted('fromTomorrow', 60), lasted('pasted', 0, 1, { characters: -1 })], NOW).evidence).toEqual([]);
  });

  it('never lets a kind add more than its cap, in whatever order signals come', () => {
    const any = fc.record({
      kind: fc.constantFrom(...SIGNAL_NAMES),
      startedAt: fc.integer({ min: NOW - 60 * MINUTE, max: NOW }),
      endedAt: fc.constant(NOW),
      payload: fc.constant({ characters: 9, faces: 2, places: 2, score: 0.9, by: 'print', side: 'sideways' }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (told) => {
        const risk = riskOf(told, NOW);
        for (const one of risk.evidence) expect(one.adds).toBeLessThanOrEqual(weightOf(one.kind).cap);
        expect(riskOf(told.toReversed(), NOW).logOdds).toBeCloseTo(risk.logOdds, 6);
      }),
    );
  });
});
