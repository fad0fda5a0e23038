import type { Observation } from 'proctoring/signals/observation.ts';
import { face, frame, handClock } from 'proctoring/signals/testing.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import type { CheckInReport } from 'shared/contracts/checkin.ts';
import { describe, expect, test } from 'vitest';
import type { OpenedCamera } from '../proctoring/open-camera.ts';
import type { Vision } from '../proctoring/open-vision.ts';
import { type CheckInView, runCheckIn } from './run-check-in.ts';

/** A lobby at a device of the test's making. */
function lobby({ level = 3 as 2 | 3, label = 'HP TrueVision HD', milliseconds = 60, broken = '' } = {}) {
  const clock = handClock();
  const world = {
    shows: (at: number): Observation => frame(at),
    similarity: 0.8,
    closed: 0,
    reports: [] as CheckInReport[],
    view: null as CheckInView | null,
  };
  let enrolled = 0;
  const openCamera = async (): Promise<OpenedCamera> =>
    broken === 'camera'
      ? { ok: false, reason: 'refused' }
      : {
          ok: true,
          around: () => ({ camera: null }),
          ended: new Promise(() => {}),
          stream: {} as MediaStream,
          device: { label, width: 640, height: 480 },
          frame: async () => ({ close() {} }) as ImageBitmap,
          close() {
            world.closed += 1;
          },
        };
  const openVision = async (): Promise<Vision> => {
    if (broken === 'vision') throw new Error('404');
    return {
      backend: 'wasm',
      millisecondsPerFrame: milliseconds,
      look: async (_, at) => ({ observation: world.shows(at), milliseconds, isEnrolled: enrolled > 0 }),
      async enrol() {
        enrolled += 1;
        return {
          looks: enrolled,
          refused: null,
          similarity: enrolled === 1 ? null : world.similarity,
        };
      },
      snapshot: async (reason, at): Promise<Picture> => ({
        ...{ reason, jpeg: new ArrayBuffer(0), sha256: 'a'.repeat(64), takenAt: at, observation: frame(at) },
      }),
      forget() {},
      close() {
        world.closed += 1;
      },
    };
  };
  const run = runCheckIn({
    ...{ level, clock, random: () => 0.5, devices: { openCamera, openVision } },
    onView: (view) => {
      world.view = view;
    },
    report: (report) => world.reports.push(report),
  });
  return {
    ...{ run, world },
    outcomes: () => Object.fromEntries((world.reports.at(-1)?.steps ?? []).map(({ step, outcome }) => [step, outcome])),
    async pass(seconds: number) {
      for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
        clock.pass(250);
        for (let turn = 0; turn < 16; turn += 1) await Promise.resolve();
      }
    },
  };
}

/** Somebody who does whatever is asked. */
function obedient(view: () => CheckInView | null) {
  let look = 0;
  return (at: number): Observation => {
    look += 1;
    const shown = view();
    const liveness = shown?.phase === 'running' ? shown.progress.liveness : null;
    const ask = liveness?.challenges[liveness.index]?.ask;
    const isOdd = look % 2 === 0;
    if (ask === 'turnLeft') return frame(at, { faces: [face({ yaw: 0.6 })] });
    if (ask === 'turnRight') return frame(at, { faces: [face({ yaw: -0.6 })] });
    if (ask === 'closeEyes') return frame(at, { faces: [face({ eyesOpen: look % 6 < 4 ? 0.05 : 0.3 })] });
    if (ask === 'readDigits') return frame(at, { faces: [face({ mouthOpen: isOdd ? 0.3 : 0.02 })] });
    return frame(at);
  };
}

describe('a check-in', () => {
  test('of a willing pupil passes every step, and hands the exam what is open', async () => {
    const { run, world, outcomes, pass } = lobby();
    world.shows = obedient(() => world.view);
    await pass(20);
    for (let shot = 0; shot < 4; shot += 1) {
      run.shoot();
      await pass(1);
    }
    expect(outcomes()).toEqual({
      ...{ camera: 'passed', genuine: 'passed', place: 'passed', baseline: 'passed' },
      ...{ identity: 'passed', liveness: 'passed', room: 'passed' },
    });
    expect(world.reports).toHaveLength(1);
    const checkedIn = run.stop();
    expect(checkedIn?.pictures.map(({ reason }) => reason)).toEqual(['checkIn', ...Array(4).fill('roomScan')]);
    expect(checkedIn?.baseline.length).toBeGreaterThan(6);
    expect(world.closed).toBe(0);
  });

  test('of somebody who holds still before the lens leaves the challenges to a person', async () => {
    const { world, outcomes, pass, run } = lobby();
    await pass(90);
    run.skip();
    expect(outcomes()).toMatchObject({ place: 'passed', identity: 'passed', liveness: 'unsure', room: 'left' });
    expect(world.view?.phase).toBe('running');
  });

  test('of whose pictures do not resemble each other leaves the face to a person', async () => {
    const { world, outcomes, pass, run } = lobby();
    world.similarity = 0.4;
    await pass(12);
    run.stop();
    expect(outcomes()).toMatchObject({ identity: 'unsure' });
  });

  test('at a camera that is a program is unsure of that alone', async () => {
    const { outcomes, pass, run } = lobby({ label: 'OBS Virtual Camera', level: 2 });
    await pass(5);
    run.stop();
    expect(outcomes()).toEqual({ camera: 'passed', genuine: 'unsure', place: 'passed' });
  });

  test('on a slow machine asks only what it can see', async () => {
    const { world, outcomes, pass, run } = lobby({ milliseconds: 400 });
    world.shows = (at) => frame(at, { faces: [face({ eyesOpen: null, mouthOpen: null, gaze: null })] });
    await pass(12);
    const { view } = world;
    const asked = view?.phase === 'running' ? view.progress.liveness?.challenges.map(({ ask }) => ask) : [];
    expect(asked?.toSorted()).toEqual(['turnLeft', 'turnRight']);
    run.stop();
    expect(world.reports.at(-1)).toMatchObject({ tier: 'light', device: { millisecondsPerLook: 400 } });
    expect(outcomes()).toMatchObject({ identity: 'left' });
  });

  test.each([
    ['whose camera is refused', 'camera', 'refused'],
    ['whose models are missing', 'vision', 'visionFailed'],
  ])('%s says so once, and nothing is held open', async (_, broken, reason) => {
    const { world, pass, run } = lobby({ broken });
    await pass(2);
    expect(world.view).toEqual({ phase: 'failed', reason });
    expect(world.reports).toHaveLength(1);
    expect(world.reports[0]?.tier).toBe('none');
    expect(run.stop()).toBeNull();
  });

  test('that is left in the middle reports the rest as left', async () => {
    const { run, outcomes, pass } = lobby();
    await pass(3);
    expect(run.stop()).not.toBeNull();
    expect(outcomes()).toMatchObject({ place: 'passed', liveness: 'left', room: 'left' });
  });
});
