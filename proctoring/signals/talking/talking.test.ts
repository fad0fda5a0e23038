import { describe, expect, test } from 'vitest';
import { seeded } from '../../evaluation/pictures/random.ts';
import { detecting } from '../detector.ts';
import type { Observation } from '../observation.ts';
import type { Told } from '../signal.ts';
import { face, frame } from '../testing.ts';
import { createTalking } from './detect.ts';

interface Part {
  readonly seconds: number;
  readonly voice: number | null;
  /** Opening of the mouth at a look, in widths of it. */
  readonly mouth: (at: number) => number | null;
  readonly faces?: (mouthOpen: number | null) => Observation['faces'];
  readonly everyMs?: number;
}
const random = seeded(5);
/** As the mesh trembles on a still face. */
const still = () => 0.02 + random() * 0.015;
/** Syllables at 4.4 a second, as wide as lips open in talk. */
const moving = (at: number) => 0.16 + 0.15 * Math.sin((2 * Math.PI * 4.4 * at) / 1000) + random() * 0.02;
const REST: Part = { seconds: 15, voice: 0, mouth: still };

function sitting(...parts: readonly Part[]) {
  const told: Told[] = [];
  const talking = detecting(createTalking(), (one) => told.push(one));
  let at = 0;
  for (const { seconds, voice, mouth, faces, everyMs = 270 } of parts)
    for (const until = at + seconds * 1_000; at < until; at += everyMs) {
      const mouthOpen = mouth(at);
      const seen = faces?.(mouthOpen) ?? [face({ mouthOpen })];
      talking.see(frame(at, { faces: seen }), { camera: null, voice });
    }
  return { told, now: talking.now() };
}

describe('talking is told', () => {
  test('after at least five seconds in which a voice is heard and the mouth moves', () => {
    const { told, now } = sitting(REST, { seconds: 12, voice: 0.8, mouth: moving });
    expect(told).toHaveLength(1);
    expect(now).toBe('yes');
    expect(sitting(REST, { seconds: 4.5, voice: 0.8, mouth: moving }).told).toEqual([]);
  });

  test('as over when it is over', () => {
    const [, ended] = sitting(REST, { seconds: 12, voice: 0.8, mouth: moving }, REST).told;
    expect(((ended?.endedAt ?? 0) - (ended?.startedAt ?? 0)) / 1_000).toBeGreaterThan(8);
    expect(((ended?.endedAt ?? 0) - (ended?.startedAt ?? 0)) / 1_000).toBeLessThan(14);
  });

  test('on a slow machine too, down to two looks a second', () => {
    const slow = { everyMs: 480 };
    expect(
      sitting({ ...REST, ...slow, seconds: 25 }, { seconds: 15, voice: 0.8, mouth: moving, ...slow }).told,
    ).toHaveLength(1);
  });
});

describe('talking is not told', () => {
  test.each<[string, Part]>([
    ['of somebody else who talks', { seconds: 120, voice: 1, mouth: still }],
    ['of a mouth that chews or reads without a voice', { seconds: 120, voice: 0, mouth: moving }],
    [
      'of one yawn while somebody talks',
      { seconds: 10, voice: 1, mouth: (at) => (at > 18_000 && at < 21_000 ? 0.7 : still()) },
    ],
    ['of a smile that stays', { seconds: 60, voice: 1, mouth: () => 0.12 + random() * 0.015 }],
  ])('%s', (_, part) => {
    expect(sitting(REST, part)).toEqual({ told: [], now: 'no' });
  });

  test.each<[string, Part]>([
    ['without a microphone', { seconds: 30, voice: null, mouth: moving }],
    [
      'with a second face',
      { seconds: 30, voice: 1, mouth: moving, faces: (mouthOpen) => [face({ mouthOpen }), face()] },
    ],
    [
      'of a face in the dark',
      { seconds: 30, voice: 1, mouth: moving, faces: (mouthOpen) => [face({ mouthOpen, brightness: 0.05 })] },
    ],
    [
      'of a head that is turned aside',
      { seconds: 30, voice: 1, mouth: moving, faces: (mouthOpen) => [face({ mouthOpen, yaw: 0.7 })] },
    ],
    ['of a mesh that did not fit', { seconds: 30, voice: 1, mouth: () => null }],
    ['with less than two looks a second', { seconds: 60, voice: 1, mouth: moving, everyMs: 900 }],
  ])('%s, and it is unknown', (_, part) => {
    expect(sitting(REST, part)).toEqual({ told: [], now: 'unknown' });
  });

  test('before the own mouth is known', () => {
    expect(sitting({ seconds: 9, voice: 1, mouth: moving })).toEqual({ told: [], now: 'unknown' });
  });

  test('of a person whose lips always tremble as much', () => {
    const trembling = (at: number) => 0.1 + 0.02 * Math.sin(at) + 0.05 * random();
    expect(sitting({ ...REST, mouth: trembling }, { seconds: 60, voice: 1, mouth: trembling }).told).toEqual([]);
  });
});
