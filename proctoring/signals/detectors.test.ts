import { describe, expect, it } from 'vitest';
import { baselineOf } from './baseline.ts';
import type { Around } from './detector.ts';
import { createSeeing, type VisionSignal } from './detectors.ts';
import type { Observation } from './observation.ts';
import type { Level, Told } from './signal.ts';
import { face, frame, object } from './testing.ts';

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
  const phone = { objects: [object('cell phone', 0.7)] };
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

describe('what lies around', () => {
  const seenBeside = (label: string, score = 0.7) =>
    seen(3, { seconds: 30, look: { objects: [object(label, score)] } }).kinds;
  it.each([
    ['book', 'bookSeen'],
    ['laptop', 'screenSeen'],
    ['tv', 'screenSeen'],
    ['remote', 'phoneSeen'],
  ])('a %s is told as %s', (label, kind) => {
    expect(seenBeside(label)).toEqual([kind]);
  });
  it('is not told of a cup, nor of what the model doubts', () => {
    expect([...seenBeside('cup'), ...seenBeside('cell phone', 0.28)]).toEqual([]);
  });
  it('is unknown in the dark rather than an all-clear', () => {
    const dark = { light: { brightness: 0.08, contrast: 0.06, detail: 0.02 }, objects: [] };
    const { now } = seen(3, { seconds: 30, look: dark });
    expect([now.phoneSeen, now.bookSeen, now.screenSeen, now.personBehind]).toEqual(Array(4).fill('unknown'));
  });
  it('is unknown, whatever the model says, in the dark and through a camera of few pixels', () => {
    const things = [object('cell phone', 0.9), object('book', 0.9), object('tv', 0.9)];
    const told: VisionSignal[] = [];
    const seeing = createSeeing(3, (kind) => told.push(kind));
    const coarse = { camera: { width: 213, isNamedVirtual: false, isDelivering: true, jitter: null } };
    const dark = { brightness: 0.08, contrast: 0.06, detail: 0.02 };
    for (let at = 0; at < 30_000; at += STEP) seeing.see(frame(at, { objects: things }), coarse);
    for (let at = 30_000; at < 60_000; at += STEP) seeing.see(frame(at, { objects: things, light: dark }));
    const { phoneSeen, bookSeen, screenSeen, personBehind } = seeing.now();
    expect([phoneSeen, bookSeen, screenSeen, personBehind]).toEqual(Array(4).fill('unknown'));
    expect(told).toEqual([]);
  });
});

describe('somebody behind', () => {
  const person = (fields: object) => ({ ...object('person', 0.7), ...fields });
  const candidate = person({ x: 0.2, y: 0.1, width: 0.6, height: 0.9 });
  it('is told of a second person, and not of the candidate', () => {
    const behind = person({ x: 0.8, y: 0.1, width: 0.15, height: 0.6 });
    expect(seen(3, { seconds: 30, look: { objects: [candidate] } }).kinds).toEqual([]);
    expect(seen(3, { seconds: 30, look: { objects: [candidate, behind] } }).kinds).toEqual(['personBehind']);
  });
  it('is told of a small face, and not of one on a poster', () => {
    const withFace = (height: number) => ({ objects: [], faces: [face(), face({ x: 0.8, width: height, height })] });
    expect(seen(3, { seconds: 30, look: withFace(0.06) }).kinds).toEqual(['personBehind']);
    expect(seen(3, { seconds: 30, look: withFace(0.02) }).kinds).toEqual([]);
  });
});

describe('another person', () => {
  /** Looks of which one in five compares the face. */
  function compared(...similarities: (number | null)[]) {
    const told: VisionSignal[] = [];
    const seeing = createSeeing(3, (kind) => told.push(kind));
    for (const [index, identity] of similarities.entries()) {
      seeing.see(frame(index * 1_500, { identity }));
      seeing.see(frame(index * 1_500 + 500));
    }
    return { told, now: seeing.now().personChanged };
  }
  it('is told after three looks at a strange face', () => {
    expect(compared(0.9, 0.4, 0.35, 0.41).told).toEqual(['personChanged']);
  });
  it('is not told of one strange look, nor of a doubtful face', () => {
    expect(compared(0.9, 0.4, 0.9, 0.9, 0.35, 0.9).told).toEqual([]);
    expect(compared(0.69, 0.69, 0.69, 0.69)).toEqual({ told: [], now: 'unknown' });
  });
  it('is unknown while nobody is enrolled', () => {
    expect(compared(null, null, null, null)).toEqual({ told: [], now: 'unknown' });
  });
  it('is unknown of a head that is turned away or too far', () => {
    for (const hard of [face({ yaw: 0.8 }), face({ height: 0.08 })])
      expect(seen(3, { seconds: 20, look: { identity: 0.3, faces: [hard] } }).kinds).not.toContain('personChanged');
  });
});

describe('a camera that lies', () => {
  const still = { checksum: 7, hash: '00ff00ff00ff00ff', difference: 0, still: 1 };
  it('is told where every frame is exactly the one before', () => {
    expect(seen(2, { seconds: 5, look: ONE }, { seconds: 10, look: { frame: still } }).kinds).toEqual(['frozenCamera']);
  });
  it('is not told of an empty room, of a covered lens, nor of a page that sleeps', () => {
    const covered = { faces: [], light: { brightness: 0.02, contrast: 0.01, detail: 0.003 }, frame: still };
    expect(seen(2, { seconds: 20, look: { frame: still, faces: [] } }).kinds).not.toContain('frozenCamera');
    expect(seen(2, { seconds: 20, look: covered }).kinds).toEqual(['coveredLens']);
    const told: VisionSignal[] = [];
    const seeing = createSeeing(2, (kind) => told.push(kind));
    const asleep = { camera: { width: 640, isNamedVirtual: false, isDelivering: false, jitter: null } };
    for (let at = 0; at < 20_000; at += STEP) seeing.see(frame(at, { frame: still }), asleep);
    expect(told).toEqual([]);
  });

  /** A film of so many seconds, played over and over at 15 frames a second and looked at four times a second. */
  function film(seconds: number, plays: number) {
    const told: { kind: VisionSignal; told: Told }[] = [];
    const seeing = createSeeing(2, (kind, one) => told.push({ kind, told: one }));
    for (let at = 0; at < seconds * plays * 1000; at += 270) {
      const checksum = Math.floor(((at % (seconds * 1000)) * 15) / 1000);
      seeing.see(frame(at, { frame: { ...still, checksum, difference: 0.01, still: 0.1 } }));
    }
    return told;
  }
  it('is told of a film that plays over and over, by plays of its length', () => {
    const [told] = film(8, 4);
    expect(told).toMatchObject({
      kind: 'loopedCamera',
      told: { payload: { after: expect.toSatisfy((after: number) => after % 8 === 0) } },
    });
    expect(film(8, 1)).toEqual([]);
  });

  function through(camera: NonNullable<Around['camera']>, stillness = 0.1) {
    const told: { kind: VisionSignal; told: Told }[] = [];
    const seeing = createSeeing(2, (kind, one) => told.push({ kind, told: one }));
    for (let at = 0; at < 30_000; at += STEP)
      seeing.see(frame(at, { frame: { ...still, checksum: at, difference: 0.01, still: stillness } }), { camera });
    return told;
  }
  it('may be named like a program, or draw its frames by a timer without grain', () => {
    const lens = { width: 640, isNamedVirtual: false, isDelivering: true, jitter: 0.08 };
    expect(through({ ...lens, isNamedVirtual: true })).toMatchObject([{ told: { payload: { why: 'name' } } }]);
    expect(through({ ...lens, jitter: 0.001 }, 0.8)).toMatchObject([{ told: { payload: { why: 'picture' } } }]);
    expect(through(lens, 0.8)).toEqual([]);
    expect(through({ ...lens, jitter: null }, 0.8)).toEqual([]);
  });
});

describe('looking away', () => {
  const turned = (yaw: number) => ({ faces: [face({ yaw })] });
  it('is told of eyes that stay aside while the head does not turn', () => {
    const aside = { faces: [face({ gaze: { x: 0.4, y: 0 } })] };
    const { told } = seen(3, { seconds: 20, look: ONE }, { seconds: 9, look: aside });
    expect(told).toMatchObject([{ kind: 'lookingAway', told: { payload: { side: 'sideways', by: 'eyes' } } }]);
  });
  it('is unknown of a face against the light', () => {
    const { now, kinds } = seen(
      3,
      { seconds: 20, look: ONE },
      { seconds: 9, look: { faces: [face({ yaw: 0.9, brightness: 0.05 })] } },
    );
    expect([now.lookingAway, ...kinds]).toEqual(['unknown']);
  });
  it('needs no looks of its own where the check-in brings a baseline', () => {
    const minute = Array.from({ length: 60 }, (_, look) => frame(look));
    const told: VisionSignal[] = [];
    const seeing = createSeeing(3, (kind) => told.push(kind), baselineOf(minute));
    for (let at = 0; at < 9_000; at += STEP) seeing.see(frame(at, turned(0.8)));
    expect(told).toEqual(['lookingAway']);
    expect(baselineOf(minute.slice(20))).not.toBeNull();
    expect(baselineOf(minute.slice(21))).toBeNull();
  });
  it('is measured from the own middle, so that a camera at the side accuses nobody', () => {
    expect(seen(3, { seconds: 120, look: turned(0.7) }).kinds).toEqual([]);
  });
  it('is told when the head stays turned', () => {
    const { told } = seen(3, { seconds: 20, look: turned(0.1) }, { seconds: 9, look: turned(0.8) });
    expect(told).toMatchObject([{ kind: 'lookingAway', told: { payload: { side: 'sideways' } } }]);
  });
});
