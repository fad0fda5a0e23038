import type { Clock } from 'proctoring/signals/clock.ts';
import { type DeviceTier, deviceTierOf, partsOf } from 'proctoring/signals/device-tier.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import type { Observation } from 'proctoring/signals/observation.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import { isVirtualCamera } from 'proctoring/signals/virtual-camera/names.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import type { CheckInReport } from 'shared/contracts/checkin.ts';
import type { OpenCamera, OpenedCamera } from '../proctoring/open-camera.ts';
import type { Vision } from '../proctoring/open-vision.ts';
import { beginLiveness, drawChallenges } from './liveness.ts';
import { advance, beginProgress, leaveRest, type Progress, settle, stepOf, straightOf } from './progress.ts';

/** What a check-in hands to the exam: the open camera and vision, so that nothing is opened twice. */
export interface CheckedIn {
  readonly camera: OpenCamera;
  readonly vision: Vision;
  readonly tier: DeviceTier;
  /** The own good frames as numbers: detectors begin with them instead of from nothing. */
  readonly baseline: readonly Observation[];
  /** Taken before there was an attempt; they are told and uploaded when there is one. */
  readonly pictures: readonly Picture[];
}

export type CheckInView =
  | { readonly phase: 'opening' }
  /** Nothing opened; the exam goes on without. `reason` says why in words of the exam. */
  | { readonly phase: 'failed'; readonly reason: NotWatchedReason }
  | {
      readonly phase: 'running';
      readonly stream: MediaStream;
      readonly progress: Progress;
      readonly tier: DeviceTier | null;
      readonly shots: number;
    };

export interface CheckInRun {
  /** The candidate cannot or does not want the step of now. */
  skip(): void;
  /** Takes a picture of the room. */
  shoot(): void;
  /** Ends it and hands over what is open; null where nothing is. */
  stop(): CheckedIn | null;
}

interface Options {
  readonly level: Level;
  readonly clock: Clock;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly devices: {
    readonly openCamera: () => Promise<OpenedCamera>;
    readonly openVision: (parts: ReturnType<typeof partsOf>) => Promise<Vision>;
  };
  readonly onView: (view: CheckInView) => void;
  readonly report: (report: CheckInReport) => void;
}

/** Between two looks; the candidate does nothing else meanwhile. */
const LOOK_EVERY_MS = 250;
/** And when all is settled and only the own straight look is still gathered. */
const REST_MS = 1_000;
/** Pictures that the enrolled face is the mean of, and how often one is tried. */
const ENROL_LOOKS = 3;
const ENROL_TRIES = 12;
/** The same person in two pictures of one minute (proctoring.md: at most 0.56 between strangers). */
const SAME_PERSON = 0.62;
/** Left, right, the desk, behind. */
export const ROOM_SHOTS = 4;

/** Runs a check-in outside React. Whatever fails is an outcome of its step: nothing is thrown, nobody is kept out. */
export function runCheckIn({ level, clock, random, devices, onView, report }: Options): CheckInRun {
  let progress = beginProgress(level);
  let camera: OpenCamera | null = null;
  let vision: Vision | null = null;
  let tier: DeviceTier | null = null;
  let pictures: Picture[] = [];
  let tries = 0;
  let isStopped = false;
  let isReported = false;
  let cancel = () => {};

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      cancel = clock.after(milliseconds, resolve);
    });
  const shots = () => pictures.filter(({ reason }) => reason === 'roomScan').length;
  const show = () => {
    if (camera && !isStopped) onView({ phase: 'running', stream: camera.stream, progress, tier, shots: shots() });
  };
  const put = (next: Progress) => {
    progress = next;
    if (stepOf(progress) === null && !isReported) tell();
    show();
  };
  const tell = () => {
    isReported = true;
    report(reportOf(leaveRest(progress), tier, camera));
  };
  const fail = (reason: NotWatchedReason) => {
    if (isStopped) return;
    camera?.close();
    vision?.close();
    [camera, vision] = [null, null];
    tier = deviceTierOf(null, null);
    progress = leaveRest(progress);
    tell();
    onView({ phase: 'failed', reason });
  };

  async function run(): Promise<void> {
    onView({ phase: 'opening' });
    const opened = await devices.openCamera();
    if (!opened.ok) return fail(opened.reason);
    if (isStopped) return opened.close();
    camera = opened;
    let isEnded = false;
    void opened.ended.then(() => {
      isEnded = true;
    });
    progress = settle(progress, 'camera', 'passed');
    put(settle(progress, 'genuine', isVirtualCamera(opened.device.label) ? 'unsure' : 'passed'));
    const looker = await devices.openVision(partsOf(level));
    if (isStopped) return looker.close();
    vision = looker;
    tier = deviceTierOf(looker, null);
    show();
    while (!isStopped && !isEnded) {
      await wait(stepOf(progress) === null ? REST_MS : LOOK_EVERY_MS);
      const shown = isStopped || isEnded ? null : await opened.frame();
      if (!shown) continue;
      if (stepOf(progress) === 'identity' && progress.hint === null) await enrol(looker, shown);
      else await look(looker, shown);
    }
    if (!isStopped) fail('ended');
  }

  async function look(looker: Vision, shown: ImageBitmap): Promise<void> {
    const { irises } = partsOf(level, tier?.tier);
    const { observation } = await looker.look(shown, clock.now(), { irises, objects: false, identity: false });
    if (isStopped) return;
    if (tier && tier.light === null) tier = { ...tier, light: observation.light.brightness };
    put(withChallenges(advance(progress, observation)));
  }

  function withChallenges(next: Progress): Progress {
    if (stepOf(next) !== 'liveness' || next.liveness) return next;
    const straight = straightOf(next.baseline);
    const sees = { eyes: straight.eyesOpen !== null, mouth: straight.mouthOpen !== null };
    return { ...next, liveness: beginLiveness(drawChallenges(random, sees)) };
  }

  async function enrol(looker: Vision, shown: ImageBitmap): Promise<void> {
    if (!partsOf(level, tier?.tier).identity) {
      shown.close();
      return put(settle(progress, 'identity', 'left'));
    }
    const { looks, refused, similarity } = await looker.enrol(shown);
    if (isStopped) return;
    tries += 1;
    const isSame = similarity === null || similarity >= SAME_PERSON;
    if (!isSame || tries >= ENROL_TRIES) return put(settle(progress, 'identity', 'unsure'));
    if (refused || looks < ENROL_LOOKS) return show();
    await picture(looker, 'checkIn');
    put(settle(progress, 'identity', 'passed'));
  }

  async function picture(looker: Vision, reason: string): Promise<void> {
    const shown = await camera?.frame();
    if (!shown) return;
    const at = clock.now();
    await looker.look(shown, at, { irises: false, objects: false, identity: false });
    const taken = await looker.snapshot(reason, at);
    if (taken && !isStopped) pictures = [...pictures, taken];
  }

  run().catch(() => fail('visionFailed'));

  return {
    skip() {
      const step = stepOf(progress);
      if (step) put(settle(progress, step, step === 'room' ? 'left' : 'unsure'));
    },
    shoot() {
      if (!vision || stepOf(progress) !== 'room') return;
      picture(vision, 'roomScan').then(
        () => put(shots() >= ROOM_SHOTS && stepOf(progress) === 'room' ? settle(progress, 'room', 'passed') : progress),
        () => fail('visionFailed'),
      );
    },
    stop() {
      if (isStopped) return null;
      isStopped = true;
      cancel();
      if (!isReported) tell();
      if (camera && vision && tier && tier.tier !== 'none')
        return { camera, vision, tier, baseline: progress.baseline, pictures };
      camera?.close();
      vision?.close();
      return null;
    },
  };
}

function reportOf({ steps, outcomes }: Progress, tier: DeviceTier | null, camera: OpenCamera | null): CheckInReport {
  return {
    tier: tier?.tier ?? 'none',
    device: {
      backend: tier?.backend ?? null,
      millisecondsPerLook: tier?.millisecondsPerFrame ?? null,
      width: camera?.device.width ?? 0,
      height: camera?.device.height ?? 0,
      brightness: tier?.light ?? null,
    },
    steps: steps.map((step) => ({ step, outcome: outcomes[step] ?? 'left' })),
  };
}
