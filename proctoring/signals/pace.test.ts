import { describe, expect, it } from 'vitest';
import type { Observation } from './observation.ts';
import { createPace } from './pace.ts';
import { face, frame } from './testing.ts';
import { FACES_ONLY } from './vision-messages.ts';

const ALL = { objects: true, irises: true, identity: true };

/** Looks for so many seconds at what `show` shows, each look of `takes` ms; returns when each slow part was looked for. */
function looking(seconds: number, show: (at: number) => Partial<Observation>, takes = 40, searching = takes * 4) {
  const pace = createPace(ALL, takes);
  const turns = { objects: [] as number[], identity: [] as number[], both: 0, looks: 0 };
  for (let at = 0; at < seconds * 1000; at += pace.nextLookIn()) {
    const parts = pace.partsAt(at);
    if (parts.objects) turns.objects.push(at);
    if (parts.identity) turns.identity.push(at);
    if (parts.objects && parts.identity) turns.both += 1;
    turns.looks += 1;
    pace.looked(parts, parts.objects || parts.identity ? searching : takes, frame(at, show(at)));
  }
  return turns;
}

describe('the pace of looking', () => {
  it.each([
    [20, 250],
    [80, 400],
    [400, 650],
  ])('a look of %i ms is followed by the next after %i ms', (takes, next) => {
    expect(createPace(FACES_ONLY, takes).nextLookIn()).toBe(next);
  });

  it('searches for objects every two to three seconds, and less often on a slow machine', () => {
    expect(looking(60, () => ({})).objects.length).toBeGreaterThan(20);
    expect(looking(60, () => ({}), 200, 1_600).objects.length).toBeLessThan(10);
  });

  it('compares the face every 25 seconds while the same person sits there', () => {
    const { identity, both } = looking(300, () => ({}));
    expect(identity.filter((at) => at > 12_000).length).toBeGreaterThanOrEqual(10);
    expect(identity.filter((at) => at > 12_000).length).toBeLessThanOrEqual(13);
    expect(both).toBe(0);
  });

  it.each([
    ['returns', (at: number) => (at > 30_000 && at < 40_000 ? { faces: [] } : {})],
    ['looks unlike the enrolled one', (at: number) => ({ identity: at > 25_000 && at < 60_000 ? 0.5 : 0.9 })],
    ['jumps', (at: number) => (at < 40_000 ? {} : { faces: [face({ x: 0.6, y: 0.1 })] })],
  ])('compares the face within two seconds where it %s', (_, show) => {
    const { identity } = looking(60, show);
    expect(identity.filter((at) => at >= 40_000 && at <= 44_000).length).toBeGreaterThanOrEqual(2);
  });

  it('never compares where there is no face, and looks for nothing that the level leaves out', () => {
    expect(looking(60, () => ({ faces: [] })).identity).toEqual([]);
    expect(createPace(FACES_ONLY, 40).partsAt(1_000)).toEqual(FACES_ONLY);
  });
});
