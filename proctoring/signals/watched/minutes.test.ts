import { expect, test } from 'vitest';
import { type Looked, minutesOf } from './minutes.ts';

const MINUTE = 60_000;
const watched = (
  from: number,
  to: number | null,
  tier = 'full',
  checks = ['noFace', 'phoneSeen'],
  blind: readonly string[] = [],
): Looked => ({
  startedAt: from,
  endedAt: to,
  looks: { type: 'watched', tier, checks, blind },
});
const away = (from: number, to: number | null): Looked => ({
  startedAt: from,
  endedAt: to,
  looks: { type: 'notWatched', reason: 'ended' },
});

test('equal minutes are said once, and the last one may be shorter', () => {
  expect(minutesOf([watched(0, null)], { from: 0, to: 2.5 * MINUTE })).toEqual([
    { from: 0, to: 150_000, tier: 'full', checks: ['noFace', 'phoneSeen'], partly: [], reasons: [] },
  ]);
});

test('a minute of which a part was not watched is no watched minute, and says why', () => {
  const minutes = minutesOf([watched(0, 90_000), away(90_000, 100_000), watched(100_000, null)], {
    from: 0,
    to: 3 * MINUTE,
  });
  expect(minutes.map(({ from, checks, partly, reasons }) => [from, checks.length, partly.length, reasons])).toEqual([
    [0, 2, 0, []],
    [MINUTE, 0, 2, ['ended']],
    [2 * MINUTE, 2, 0, []],
  ]);
});

test('a tier that became lighter is said from its minute on', () => {
  const minutes = minutesOf([watched(0, MINUTE), watched(MINUTE, null, 'light', ['noFace'])], {
    from: 0,
    to: 2 * MINUTE,
  });
  expect(minutes.map(({ tier, checks }) => [tier, checks])).toEqual([
    ['full', ['noFace', 'phoneSeen']],
    ['light', ['noFace']],
  ]);
});

test('a minute in the dark does not look like one that was seen, and says why', () => {
  const dark = watched(70_000, null, 'full', ['phoneSeen'], ['dark']);
  const minutes = minutesOf([watched(0, 70_000), dark], { from: 0, to: 3 * MINUTE });
  expect(minutes.map(({ checks, partly, reasons }) => [checks, partly, reasons])).toEqual([
    [['noFace', 'phoneSeen'], [], []],
    [['phoneSeen'], ['noFace'], ['dark']],
    [['phoneSeen'], [], ['dark']],
  ]);
});

test('a time of which nobody told anything has no checks and no tier', () => {
  expect(minutesOf([], { from: 0, to: MINUTE })).toEqual([
    { from: 0, to: MINUTE, tier: null, checks: [], partly: [], reasons: [] },
  ]);
});

test('opening the camera anew for a moment takes nothing from a minute', () => {
  const minutes = minutesOf([watched(0, 30_000), watched(31_000, null)], { from: 0, to: MINUTE });
  expect(minutes[0]?.partly).toEqual([]);
});
