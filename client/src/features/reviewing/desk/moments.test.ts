import type { Timeline } from 'shared/contracts/proctoring.ts';
import { expect, test } from 'vitest';
import { momentsOf, workNear } from './moments.ts';

const said = { vi: '', en: '' };
const signal = (seq: number, startedAt: number, fields: Partial<Timeline['signals'][number]> = {}) => ({
  ...{
    source: 'page',
    seq,
    kind: 'severalFaces',
    name: said,
    modality: 'vision',
    startedAt,
    endedAt: startedAt + 5_000,
  },
  ...{ sentence: said, weight: 1 },
  ...fields,
});
const picture = (id: string, takenAt: number, reason = 'periodic') => ({
  ...{ id, takenAt, reason, pageFaces: 1, serviceFaces: null, erasedAt: null },
});

test('signals that count and pictures without one come in the order of time', () => {
  const moments = momentsOf({
    signals: [signal(1, 200_000), signal(0, 50_000), signal(2, 90_000, { weight: 0 })],
    snapshots: [picture('late', 400_000), picture('between', 120_000)],
  });
  expect(moments.map(({ at }) => at)).toEqual([50_000, 120_000, 200_000, 400_000]);
});

test('a signal is shown by the picture it called for, else by the nearest, and no picture comes twice', () => {
  const snapshots = [picture('near', 101_000), picture('own', 109_000, 'severalFaces'), picture('far', 160_000)];
  const moments = momentsOf({ signals: [signal(0, 100_000)], snapshots });
  expect(moments.map((one) => one.picture?.id)).toEqual(['own', 'near', 'far']);
  expect(momentsOf({ signals: [signal(0, 100_000)], snapshots: [] })[0]?.picture).toBeNull();
});

test('beside a moment stands what was done with the paper within a minute', () => {
  const work = [0, 40_000, 100_000, 161_000].map((at) => ({ at, item: 1, did: 'answered' as const }));
  expect(workNear(work, 100_000).map(({ at }) => at)).toEqual([40_000, 100_000]);
});
