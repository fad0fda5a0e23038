import type { Observation } from 'proctoring/signals/observation.ts';
import type { PayloadOf } from 'proctoring/signals/registry.ts';
import type { Told } from 'proctoring/signals/signal.ts';
import { face, frame, handClock } from 'proctoring/signals/testing.ts';
import { describe, expect, test } from 'vitest';
import type { CheckedIn } from '../checkin/run-check-in.ts';
import type { OpenedCamera } from './open-camera.ts';
import type { Vision } from './open-vision.ts';
import type { WatchStatus } from './status.ts';
import { watchCamera } from './watch-camera.ts';
import type { Ear } from './watch-microphone.ts';

const MINUTE = 60_000;
const DEAF: Ear = { voice: () => null, isOn: () => false };
const VOICES: Ear = { voice: () => 1, isOn: () => true };

interface Beginning {
  readonly level?: 2 | 3;
  readonly relaxed?: string[];
  readonly checkedIn?: CheckedIn | null;
  readonly ear?: Ear;
  readonly camera?: 'works' | 'refused' | 'busy' | 'missing';
  readonly vision?: 'works' | 'missing' | 'crashes';
  readonly millisecondsPerFrame?: number;
}

/** A sitting at a device of which the test breaks and mends camera and vision. */
function sitting({ level = 3, relaxed = [], checkedIn = null, ear = DEAF, ...broken }: Beginning = {}) {
  const clock = handClock();
  const device = {
    camera: broken.camera ?? 'works',
    vision: broken.vision ?? 'works',
    millisecondsPerFrame: broken.millisecondsPerFrame ?? 50,
    millisecondsPerLook: 50,
    isEnrolled: false,
    width: 640,
    shows: (at: number): Observation => frame(at),
    isStalled: false,
    asked: 0,
    opened: 0,
    visionsOpened: 0,
    news: () => {},
    pull: () => {},
  };
  const told: { kind: string; told: Told }[] = [];
  let status: WatchStatus['camera'] = { state: 'off' };
  const openCamera = async (): Promise<OpenedCamera> => {
    device.asked += 1;
    if (device.camera !== 'works') return { ok: false, reason: device.camera };
    device.opened += 1;
    return {
      ok: true,
      around: () => ({
        camera: { width: device.width, isNamedVirtual: false, isDelivering: null, jitter: null },
      }),
      ended: new Promise((resolve) => {
        device.pull = resolve;
      }),
      stream: {} as MediaStream,
      device: { label: 'HP TrueVision HD', width: 640, height: 480 },
      frame: async () => (device.isStalled ? null : ({ close() {} } as ImageBitmap)),
      close() {},
    };
  };
  const openVision = async (): Promise<Vision> => {
    if (device.vision === 'missing') throw new Error('404 blazeface.json');
    device.visionsOpened += 1;
    return {
      backend: 'wasm',
      millisecondsPerFrame: device.millisecondsPerFrame,
      async look(_, at) {
        if (device.vision === 'crashes') throw new Error('the worker is gone');
        const { millisecondsPerLook: milliseconds, isEnrolled } = device;
        return { observation: device.shows(at), milliseconds, isEnrolled };
      },
      enrol: async () => ({ looks: 1, refused: null, similarity: null }),
      snapshot: async () => null,
      forget() {},
      close() {},
    };
  };
  const watch = watchCamera(
    {
      ...{ level, clock, relaxed, checkedIn, ear },
      tell: (kind, one) => told.push({ kind, told: one }),
      keep() {},
      onStatus: ({ camera }) => {
        status = camera;
      },
    },
    {
      openCamera,
      openVision,
      onNews(call) {
        device.news = call;
        return () => {
          device.news = () => {};
        };
      },
    },
  );
  const settled = async () => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
  };
  return {
    ...{ clock, device, watch, told, settled },
    status: () => status,
    /** What was said of watching, in order: beginnings as "+", ends as "-". */
    story: () =>
      told.flatMap(({ kind, told: { endedAt, payload } }) => {
        if (kind !== 'watched' && kind !== 'notWatched') return [];
        const said = payload as { tier?: string; reason?: string };
        return [`${endedAt === null ? '+' : '-'}${said.tier ?? said.reason}`];
      }),
    async pass(milliseconds: number) {
      for (let left = milliseconds; left > 0; left -= 250) {
        clock.pass(Math.min(250, left));
        await settled();
      }
    },
  };
}

describe('the exam goes on, the report says what was not watched, and watching returns by itself', () => {
  test('when the camera was refused, and the candidate allows it later', async () => {
    const { device, pass, story, settled, status } = sitting({ camera: 'refused' });
    await pass(10 * MINUTE);
    expect(status()).toEqual({ state: 'notWatched', reason: 'refused' });
    // A refusal is not asked about again.
    expect(device.asked).toBe(1);
    device.camera = 'works';
    device.news();
    await settled();
    await pass(2_000);
    expect(story()).toEqual(['+refused', '-refused', '+full']);
  });

  test('when another program had the camera, and gives it back', async () => {
    const { device, pass, story } = sitting({ camera: 'busy' });
    await pass(40_000);
    device.camera = 'works';
    await pass(20_000);
    expect(story()).toEqual(['+busy', '-busy', '+full']);
  });

  test('when the cable is pulled, and the moment it is put in again', async () => {
    const { device, pass, story, settled } = sitting();
    await pass(5_000);
    device.camera = 'missing';
    device.pull();
    await settled();
    await pass(5_000);
    device.camera = 'works';
    device.news();
    await pass(2_000);
    expect(story()).toEqual(['+full', '-full', '+ended', '-ended', '+full']);
  });

  test('when the camera shows nothing any more and does not say so', async () => {
    const { device, pass, story } = sitting();
    await pass(5_000);
    device.isStalled = true;
    await pass(12_000);
    device.isStalled = false;
    await pass(20_000);
    expect(story()).toEqual(['+full', '-full', '+ended', '-ended', '+full']);
  });

  test('when the models are missing, and the server has them again', async () => {
    const { device, pass, story } = sitting({ vision: 'missing' });
    await pass(MINUTE);
    device.vision = 'works';
    await pass(MINUTE);
    expect(story()).toEqual(['+visionFailed', '-visionFailed', '+full']);
  });

  test('when the worker crashes again and again, ever more seldom and never for good', async () => {
    const { device, pass, story } = sitting();
    await pass(5_000);
    device.vision = 'crashes';
    await pass(30 * MINUTE);
    expect(device.visionsOpened).toBeLessThan(15);
    device.vision = 'works';
    await pass(6 * MINUTE);
    expect(story()).toEqual(expect.arrayContaining(['+full', '-full', '+visionFailed', '-visionFailed']));
    expect(story().at(-1)).toBe('+full');
  });

  test('when the machine is too slow, and is quick again later', async () => {
    const { device, pass, story, status } = sitting({ millisecondsPerFrame: 2_000 });
    await pass(MINUTE);
    expect(status()).toEqual({ state: 'notWatched', reason: 'tooSlow' });
    device.millisecondsPerFrame = 60;
    await pass(6 * MINUTE);
    expect(story()).toEqual(['+tooSlow', '-tooSlow', '+full']);
  });
});

test('a machine that becomes slow keeps the light checks, and the report says from when on', async () => {
  const { device, pass, story, told } = sitting();
  await pass(5_000);
  device.millisecondsPerLook = 400;
  await pass(2 * MINUTE);
  expect(story()).toEqual(['+full', '-full', '+light']);
  const checks = told
    .filter(({ kind }) => kind === 'watched')
    .map(({ told: one }) => one.payload as { checks: string[] });
  expect(checks[0]?.checks).toContain('phoneSeen');
  expect(checks.at(-1)?.checks).not.toContain('phoneSeen');
  expect(checks.at(-1)?.checks).toContain('noFace');
});

test('what an accommodation leaves out is neither told nor among the checks', async () => {
  const { device, pass, told } = sitting({ relaxed: ['noFace'] });
  device.shows = (at) => frame(at, { faces: [] });
  await pass(20_000);
  expect(told.map(({ kind }) => kind)).not.toContain('noFace');
  const [watched] = told
    .filter(({ kind }) => kind === 'watched')
    .map(({ told: one }) => one.payload as { checks: string[] });
  expect(watched?.checks).not.toContain('noFace');
});

/** The checks of each interval that was told as watched, and why others were blind in it. */
const sights = (told: readonly { kind: string; told: Told }[]) =>
  told.flatMap(({ kind, told: { endedAt, payload } }) =>
    kind === 'watched' && endedAt === null ? [payload as PayloadOf<'watched'>] : [],
  );
const whyBlind = ({ blind = [] }: PayloadOf<'watched'>) => blind.map(({ why }) => why);

describe('what runs and can tell nothing is told as such', () => {
  test('faces are not compared where nobody is enrolled, and are from the enrolment on', async () => {
    const { device, pass, told, status } = sitting();
    await pass(10_000);
    expect(sights(told).map(whyBlind)).toEqual([['notEnrolled']]);
    expect(sights(told)[0]?.checks).not.toContain('personChanged');
    expect(status()).toMatchObject({ blind: ['notEnrolled'] });
    device.isEnrolled = true;
    await pass(MINUTE);
    expect(sights(told)[1]).toMatchObject({ checks: expect.arrayContaining(['personChanged']) });
    expect(sights(told).map(whyBlind)).toEqual([['notEnrolled'], []]);
  });

  test('a face that was enrolled is lost with the worker that knew it', async () => {
    const { device, pass, told } = sitting();
    device.isEnrolled = true;
    await pass(5_000);
    device.vision = 'crashes';
    await pass(1_000);
    [device.vision, device.isEnrolled] = ['works', false];
    await pass(MINUTE);
    expect(sights(told).map(whyBlind)).toEqual([[], ['notEnrolled']]);
  });

  test('in the dark only the lens itself is watched, and in the light again all is', async () => {
    const { device, pass, told } = sitting({ level: 2 });
    device.isEnrolled = true;
    await pass(10_000);
    device.shows = (at) => frame(at, { light: { brightness: 0.05, contrast: 0.1, detail: 0.02 } });
    await pass(MINUTE);
    device.shows = (at) => frame(at);
    await pass(MINUTE);
    expect(
      sights(told).map(({ checks, ...said }) => [checks.includes('noFace'), whyBlind({ checks, ...said })]),
    ).toEqual([
      [true, []],
      [false, ['dark']],
      [true, []],
    ]);
    expect(sights(told)[1]?.checks).toContain('coveredLens');
  });

  test('a passing shadow is no blindness, and a lamp that flickers makes no flood of intervals', async () => {
    const { device, pass, told } = sitting({ level: 2 });
    device.isEnrolled = true;
    const dark = { brightness: 0.05, contrast: 0.1, detail: 0.02 };
    device.shows = (at) => frame(at, at % 10_000 < 3_000 ? { light: dark } : {});
    await pass(3 * MINUTE);
    expect(sights(told)).toHaveLength(1);
  });

  test('a camera of few pixels looks for no objects', async () => {
    const { device, pass, told } = sitting();
    [device.isEnrolled, device.width] = [true, 320];
    await pass(5_000);
    expect(sights(told)).toMatchObject([
      { blind: [{ why: 'coarse', checks: ['phoneSeen', 'bookSeen', 'screenSeen', 'personBehind'] }] },
    ]);
    expect(sights(told)[0]?.checks).toContain('noFace');
  });
});

test('the check-in hands over its open camera and vision, and its own straight look', async () => {
  const lobby = sitting();
  await lobby.pass(1_000);
  let looks = 0;
  const checkedIn: CheckedIn = {
    camera: {
      ok: true,
      around: () => ({ camera: null }),
      ended: new Promise(() => {}),
      stream: {} as MediaStream,
      device: { label: '', width: 640, height: 480 },
      frame: async () => ({ close() {} }) as ImageBitmap,
      close() {},
    },
    vision: {
      backend: 'wasm',
      millisecondsPerFrame: 50,
      async look(_, at) {
        looks += 1;
        return { observation: frame(at, { faces: [face({ yaw: 0.9 })] }), milliseconds: 50, isEnrolled: true };
      },
      enrol: async () => ({ looks: 1, refused: null, similarity: null }),
      snapshot: async () => null,
      forget() {},
      close() {},
    },
    tier: { tier: 'full', backend: 'wasm', millisecondsPerFrame: 50, light: 0.5 },
    // On a clock that was an hour ahead.
    baseline: Array.from({ length: 60 }, (_, look) => frame(1_800_003_600_000 + look * 250)),
    pictures: [],
  };
  const exam = sitting({ checkedIn });
  await exam.pass(12_000);
  expect(exam.device.opened).toBe(0);
  expect(looks).toBeGreaterThan(20);
  // Twelve seconds of a turned head are something only against the look of the check-in.
  expect(exam.told.map(({ kind }) => kind)).toContain('lookingAway');
});

describe('talking', () => {
  /** A mouth that rests for twelve seconds and talks from then on. */
  const talker = (began: number) => (at: number) =>
    frame(at, { faces: [face({ mouthOpen: at - began < 12_000 ? 0.02 : 0.16 + 0.15 * Math.sin(at / 36) })] });

  test('is told where the microphone hears a voice meanwhile, and is looked for only while it works', async () => {
    const ear = { hears: 1 as number | null, voice: () => ear.hears, isOn: () => ear.hears !== null };
    const { clock, device, pass, told } = sitting({ ear });
    device.shows = talker(clock.now());
    await pass(30_000);
    expect(told.map(({ kind }) => kind)).toContain('talking');
    ear.hears = null;
    await pass(5_000);
    const checks = told.flatMap(({ kind, told: { endedAt, payload } }) =>
      kind === 'watched' && endedAt === null ? [(payload as { checks: string[] }).checks.includes('talking')] : [],
    );
    expect(checks).toEqual([true, false]);
  });

  test.each([
    ['without a microphone', DEAF, []],
    ['where an accommodation leaves it out', VOICES, ['talking']],
  ] as const)('is not told %s', async (_, ear, relaxed) => {
    const { clock, device, pass, told } = sitting({ ear, relaxed: [...relaxed] });
    device.shows = talker(clock.now());
    await pass(30_000);
    expect(JSON.stringify(told)).not.toContain('talking');
  });
});
