import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Told } from 'proctoring/signals/signal.ts';
import { frame, handClock } from 'proctoring/signals/testing.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import { expect, test } from 'vitest';
import type { OpenedCamera } from './open-camera.ts';
import type { Vision } from './open-vision.ts';
import { watchCamera } from './watch-camera.ts';

/** A promise that the test fulfils when it likes. */
function later<Value>() {
  let give: (value: Value) => void = () => {};
  const promise = new Promise<Value>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

/** A camera watch on devices that open when the test says so. */
function watching() {
  const clock = handClock();
  const open = { camera: 0, vision: 0 };
  const asked = { frames: 0, snapshots: [] as number[], forgotten: 0 };
  const cameraOpens = later<OpenedCamera>();
  const visionOpens = later<Vision>();
  const ends = later<void>();
  const kept: Picture[] = [];
  const told: [SignalName, Told][] = [];
  const watch = watchCamera(
    {
      level: 2,
      clock,
      relaxed: [],
      checkedIn: null,
      ear: { voice: () => null, isOn: () => false },
      tell: (kind, one) => told.push([kind, one]),
      keep: (picture) => kept.push(picture),
      onStatus() {},
    },
    { openCamera: () => cameraOpens.promise, openVision: () => visionOpens.promise, onNews: () => () => {} },
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    clock,
    watch,
    open,
    asked,
    kept,
    told,
    settled,
    pullCable: () => ends.give(),
    async cameraOpened() {
      open.camera += 1;
      cameraOpens.give({
        ok: true,
        around: () => ({ camera: null }),
        ended: ends.promise,
        stream: {} as MediaStream,
        device: { label: 'HP TrueVision HD', width: 640, height: 480 },
        async frame() {
          asked.frames += 1;
          return { close() {} } as ImageBitmap;
        },
        close() {
          open.camera = 0;
        },
      });
      await settled();
    },
    async visionOpened() {
      open.vision += 1;
      visionOpens.give({
        backend: 'wasm',
        millisecondsPerFrame: 50,
        look: async (_, at) => ({ observation: frame(at), milliseconds: 50, isEnrolled: true }),
        async snapshot(reason, notBefore) {
          asked.snapshots.push(notBefore);
          return {
            reason,
            jpeg: new ArrayBuffer(0),
            sha256: '',
            takenAt: clock.now(),
            observation: frame(clock.now()),
          };
        },
        enrol: async () => ({ looks: 1, refused: null, similarity: null }),
        forget() {
          asked.forgotten += 1;
        },
        close() {
          open.vision = 0;
        },
      });
      await settled();
    },
  };
}

test('a camera that opens after the candidate stopped it is closed at once', async () => {
  const { watch, cameraOpened, open } = watching();
  watch.stop();
  await cameraOpened();
  expect(open.camera).toBe(0);
});

test('vision that opens after the candidate stopped the camera is closed at once, and looks at nothing', async () => {
  const { watch, cameraOpened, visionOpened, open, asked, clock, settled } = watching();
  await cameraOpened();
  watch.stop();
  await visionOpened();
  clock.pass(10_000);
  await settled();
  expect(open).toEqual({ camera: 0, vision: 0 });
  expect(asked.frames).toBe(0);
});

test('a picture is asked for while the camera shows something, and only of this moment', async () => {
  const { watch, cameraOpened, visionOpened, asked, kept, clock, settled } = watching();
  watch.snapshot('tooEarly');
  await cameraOpened();
  await visionOpened();
  watch.snapshot('tabHidden');
  await settled();
  expect(asked.snapshots).toEqual([clock.now() - 5_000]);
  expect(kept.map(({ reason }) => reason)).toEqual(['tabHidden']);
});

test('of a camera that went away there are no pictures any more', async () => {
  const { watch, cameraOpened, visionOpened, pullCable, asked, clock, settled } = watching();
  await cameraOpened();
  await visionOpened();
  pullCable();
  await settled();
  clock.pass(1_000);
  await settled();
  watch.snapshot('tabHidden');
  expect(asked.snapshots).toEqual([]);
  expect(asked.forgotten).toBe(1);
});

test('an accommodation in the middle of the exam takes its signals out of what is looked for from then on', async () => {
  const { watch, cameraOpened, visionOpened, told, clock, settled } = watching();
  const checks = () =>
    told.flatMap(([kind, { endedAt, payload }]) =>
      kind === 'watched' && endedAt === null ? [(payload as { checks: string[] }).checks] : [],
    );
  const look = async () => {
    clock.pass(1_000);
    await settled();
    clock.pass(0);
  };
  await cameraOpened();
  await visionOpened();
  await look();
  watch.relax(['noFace']);
  await look();
  watch.relax([]);
  await look();
  expect(checks().map((all) => all.includes('noFace'))).toEqual([true, false, true]);
  expect(checks().every((all) => all.includes('severalFaces'))).toBe(true);
  watch.stop();
});
