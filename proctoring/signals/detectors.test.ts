import { describe, expect, it } from 'vitest';
import { createSeeing, type VisionSignal } from './detectors.ts';
import type { Observation } from './observation.ts';
import type { Level, Told } from './signal.ts';
import { face, frame } from './testing.ts';

const STEP = 350;

/** Shows `seconds` of the same frame at about three frames a second, and so on; returns what was told. */
function seen(level: Level, ...scenes: { seconds: number; look: Partial<Observation> }[]) {
  const told: { kind: VisionSignal; told: Told }[] = [];
  const seeing = createSeeing(level, (kind, one) => told.push({ kind, told: one }));
  let at = 1_800_000_000_000;
  for (const { seconds, look } of scenes)
    for (let shown = 0; shown < seconds * 1000; shown += STEP, at += STEP) seeing.see(frame(at, look));
  return { told, kinds: told.map((one) => one.kind), now: seeing.now() };
}

const ONE = {};
const NOBODY = { faces: [] };
const TWO = { faces: [face(), face({ height: 0.3 })] };

describe('no face', () => {
  it('is not told of a candidate who bends down for two seconds', () => {
    expect(seen(2, { seconds: 10, look: ONE }, { seconds: 2, look: NOBODY }, { seconds: 10, look: ONE }).kinds).toEqual(
      [],
    );
  });

  it('is told within ten seconds of an empty chair, from when it was empty, and again when it is over', () => {
    const { told } = seen(2, { seconds: 10, look: ONE }, { seconds: 20, look: NOBODY }, { seconds: 10, look: ONE });
    expect(told.map((one) => one.kind)).toEqual(['noFace', 'noFace']);
    const [began, ended] = told;
    expect(began?.told.endedAt).toBeNull();
    const lasted = (ended?.told.endedAt ?? 0) - (ended?.told.startedAt ?? 0);
    expect(lasted).toBeGreaterThan(17_000);
    expect(lasted).toBeLessThan(21_000);
  });

  it('is one interval though the detector blinks', () => {
    const blink = { seconds: 0.3, look: { faces: [face({ score: 0.32 })] } };
    const nobody = { seconds: 6, look: NOBODY };
    expect(seen(2, nobody, blink, nobody, blink, nobody).kinds).toEqual(['noFace']);
  });

  it('is told on a slow machine too, that looks only every second and a half', () => {
    const told: Told[] = [];
    const seeing = createSeeing(2, (_, one) => told.push(one));
    for (let at = 0; at <= 9_000; at += 1_500) seeing.see(frame(at, NOBODY));
    expect(told).toHaveLength(1);
  });

  it('is unknown, and no all-clear, where looks are too few', () => {
    const seeing = createSeeing(2, () => {});
    for (let at = 0; at <= 30_000; at += 5_000) seeing.see(frame(at));
    expect(seeing.now().noFace).toBe('unknown');
  });

  it('ends with its last sight when nobody looks any more', () => {
    const told: Told[] = [];
    const seeing = createSeeing(2, (_, one) => told.push(one));
    for (let at = 0; at <= 7_000; at += STEP) seeing.see(frame(at, NOBODY));
    seeing.end();
    expect(told).toMatchObject([{ endedAt: null }, { endedAt: 7_000 }]);
  });

  it('is unknown in the dark rather than an alarm', () => {
    const dark = { ...NOBODY, light: { brightness: 0.08, contrast: 0.06, detail: 0.02 } };
    const { kinds, now } = seen(2, { seconds: 30, look: dark });
    expect(kinds).toEqual([]);
    expect(now.noFace).toBe('unknown');
  });
});

describe('several faces', () => {
  it('is told of two people who stay', () => {
    const { told } = seen(2, { seconds: 5, look: ONE }, { seconds: 6, look: TWO });
    expect(told).toMatchObject([{ kind: 'severalFaces', told: { payload: { faces: 2 } } }]);
  });

  it('is not told of a poster, nor of a face that the detector doubts', () => {
    const poster = { faces: [face(), face({ height: 0.05 }), face({ score: 0.5 })] };
    expect(seen(2, { seconds: 30, look: poster }).kinds).toEqual([]);
  });
});

describe('covered lens', () => {
  const covered = { faces: [], light: { brightness: 0.02, contrast: 0.01, detail: 0.003 } };
  it('is told as such and not as an empty chair', () => {
    expect(seen(2, { seconds: 10, look: covered }).kinds).toEqual(['coveredLens']);
  });
});

describe('level', () => {
  const phone = { objects: [{ label: 'cell phone', score: 0.7 }] };
  it('2 measures neither objects nor head', () => {
    expect(seen(2, { seconds: 30, look: phone }).kinds).toEqual([]);
  });
  it('3 tells something like a phone once several searches agree', () => {
    expect(seen(3, { seconds: 30, look: phone }).kinds).toEqual(['phoneSeen']);
  });
  it('3 does not count frames that were not searched', () => {
    expect(seen(3, { seconds: 30, look: { objects: null } }).now.phoneSeen).toBe('unknown');
  });
});

describe('looking away', () => {
  const turned = (yaw: number) => ({ faces: [face({ yaw })] });
  it('is measured from the own middle, so that a camera at the side accuses nobody', () => {
    expect(seen(3, { seconds: 120, look: turned(0.7) }).kinds).toEqual([]);
  });
  it('is told when the head stays turned', () => {
    const { told } = seen(3, { seconds: 20, look: turned(0.1) }, { seconds: 9, look: turned(0.8) });
    expect(told).toMatchObject([{ kind: 'lookingAway', told: { payload: { side: 'sideways' } } }]);
  });
});
