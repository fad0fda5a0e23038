import type { Clock } from 'proctoring/signals/clock.ts';
import { type Around, NOTHING_AROUND } from 'proctoring/signals/detector.ts';
import { createSeeing, type VisionSignal } from 'proctoring/signals/detectors.ts';
import { deviceTierOf, partsOf } from 'proctoring/signals/device-tier.ts';
import { interval } from 'proctoring/signals/interval.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import { isCovered, isTooDark, type Observation } from 'proctoring/signals/observation.ts';
import { createPace } from 'proctoring/signals/pace.ts';
import type { PayloadOf, SignalName } from 'proctoring/signals/registry.ts';
import type { Level, Told } from 'proctoring/signals/signal.ts';
import type { Picture, VisionParts } from 'proctoring/signals/vision-messages.ts';
import type { BlindReason } from 'proctoring/signals/watched/watched.ts';
import type { CheckedIn } from '../checkin/run-check-in.ts';
import { activeChecks } from './active-checks.ts';
import { type OpenCamera, type OpenedCamera, onDeviceNews, openCamera } from './open-camera.ts';
import { openVision, type Vision } from './open-vision.ts';
import { createSight, sightOf } from './sight.ts';
import type { WatchStatus } from './status.ts';
import { driftTier } from './tier-drift.ts';
import { waitingOf } from './waiting.ts';
import type { Ear } from './watch-microphone.ts';

export interface CameraWatch {
  /** What an accommodation leaves out from now on; what was going on is told as over. */
  relax(relaxed: readonly string[]): void;
  /** Asks for a picture of what the camera shows; nothing happens where it shows nothing. */
  snapshot(reason: string): void;
  /** The page may be gone at any moment: what is going on is told as over. */
  tellEnds(): void;
  stop(): void;
}

interface Options {
  readonly level: Level;
  readonly clock: Clock;
  /** Names of signals that an accommodation leaves out, until `relax` says otherwise. */
  readonly relaxed: readonly string[];
  /** What the check-in left open; null after a reload, and where there was none. */
  readonly checkedIn: CheckedIn | null;
  /** What hears voices, where it does. */
  readonly ear: Ear;
  readonly tell: (kind: SignalName, told: Told) => void;
  readonly keep: (picture: Picture, around: Around) => void;
  readonly onStatus: (status: Pick<WatchStatus, 'camera' | 'seen'>) => void;
}

/** What opens camera and vision: the browser's own, or a test's. */
interface Devices {
  readonly openCamera: () => Promise<OpenedCamera>;
  readonly openVision: (parts: VisionParts) => Promise<Vision>;
  /** Calls when a device was put in, or the permission changed; returns what stops. */
  readonly onNews: (call: () => void) => () => void;
}

/** The device may come back: another program closed, a cable put in. News of it is heard at once. */
const AGAIN_MS = 15_000;
/** Vision that breaks again and again is tried ever more seldom, and never given up. */
const LONGEST_AGAIN_MS = 5 * 60_000;
/** Looks after which vision counts as sound again. */
const SOUND_LOOKS = 200;
/** A camera that shows nothing for so long has gone without saying so. */
const STALLED_MS = 10_000;
/** A picture around a signal shows this moment or none. */
const FRESH_MS = 5_000;

/** Watches by camera until stopped. Whatever fails ends as "not watched" with its reason; nothing is thrown at the page. */
export function watchCamera(
  { level, clock, relaxed: atFirst, checkedIn, ear, tell, keep, onStatus }: Options,
  devices: Devices = { openCamera, openVision, onNews: (call) => onDeviceNews('camera', call) },
): CameraWatch {
  let isStopped = false;
  let failures = 0;
  let soundLooks = 0;
  let handed = checkedIn;
  let vision: Vision | null = handed?.vision ?? null;
  let isShowing = false;
  let around = NOTHING_AROUND;
  let close = () => {};
  let relaxed = atFirst;
  const seeing = createSeeing(level, (kind, told) => {
    if (!relaxed.includes(kind)) tell(kind, told);
  });
  const kinds = Object.keys(seeing.now()) as VisionSignal[];
  const looking = interval<PayloadOf<'watched'>>(clock, 0, (told) => tell('watched', told));
  const away = interval<{ reason: NotWatchedReason }>(clock, 0, (told) => tell('notWatched', told));
  beginWith(handed?.baseline ?? []);

  /** The frames of the check-in, moved to just before now: its clock may have been another. */
  function beginWith(baseline: readonly Observation[]): void {
    const shift = clock.now() - (baseline.at(-1)?.at ?? 0) - 1;
    for (const observation of baseline) seeing.see({ ...observation, at: Math.max(0, observation.at + shift) });
  }

  const { wait, waitForNews, giveUp } = waitingOf(clock, devices.onNews);

  let awayBecause: NotWatchedReason | null = null;
  const watchedAgain = () => {
    awayBecause = null;
    away.end();
  };
  const notWatched = (reason: NotWatchedReason) => {
    looking.end();
    // Asked again and again with the same answer, it is one interval.
    if (reason !== awayBecause) {
      away.end();
      if (!isStopped) away.begin({ reason });
    }
    awayBecause = reason;
    onStatus({ camera: { state: 'notWatched', reason }, seen: {} });
  };

  /** Watches until the camera or the vision goes; says after how long it is worth trying again (ms). */
  async function watchOnce(): Promise<number> {
    if (awayBecause === null) onStatus({ camera: { state: 'starting' }, seen: {} });
    const camera = handed?.camera ?? (await devices.openCamera());
    handed = null;
    if (isStopped) {
      if (camera.ok) camera.close();
      return 0;
    }
    if (!camera.ok) {
      notWatched(camera.reason);
      // A refusal is not asked about again; the candidate may take it back at any moment.
      return camera.reason === 'refused' ? Number.POSITIVE_INFINITY : AGAIN_MS;
    }
    close = camera.close;
    let isEnded = false;
    void camera.ended.then(() => {
      isEnded = true;
    });
    try {
      const looker = vision ?? (await devices.openVision(partsOf(level)));
      if (isStopped) {
        looker.close();
        return 0;
      }
      vision = looker;
      if (deviceTierOf(looker, null).tier === 'none') {
        vision = null;
        looker.close();
        notWatched('tooSlow');
        return LONGEST_AGAIN_MS;
      }
      watchedAgain();
      isShowing = true;
      await lookUntil(camera, looker, () => isEnded || isStopped);
      seeing.end();
      if (!isStopped) notWatched('ended');
      return AGAIN_MS;
    } catch {
      if (isStopped) return 0;
      // Models missing, worker crashed, no memory: the exam goes on, and the report says what was not watched.
      vision?.close();
      vision = null;
      failures += 1;
      soundLooks = 0;
      seeing.end();
      notWatched('visionFailed');
      return Math.min(AGAIN_MS * 2 ** (failures - 1), LONGEST_AGAIN_MS);
    } finally {
      isShowing = false;
      camera.close();
      vision?.forget();
    }
  }

  async function lookUntil(camera: OpenCamera, looker: Vision, isOver: () => boolean): Promise<void> {
    let drift = { tier: deviceTierOf(looker, null).tier, otherwise: 0 };
    let pace = createPace(partsOf(level, drift.tier), looker.millisecondsPerFrame);
    let shownAt = clock.now();
    let hears = ear.isOn();
    const sight = createSight();
    let blindTo: ReadonlySet<BlindReason> = new Set();
    const lookedFor = (): PayloadOf<'watched'> => {
      const { checks, blind } = sightOf(activeChecks(kinds, { level, tier: drift.tier, relaxed, hears }), blindTo);
      return { tier: drift.tier === 'full' ? 'full' : 'light', checks, ...(blind.length > 0 && { blind }) };
    };
    while (!isOver()) {
      await wait(pace.nextLookIn());
      const shown = isOver() ? null : await camera.frame();
      if (!shown) {
        if (clock.now() - shownAt > STALLED_MS) return;
        continue;
      }
      if (isOver()) {
        shown.close();
        continue;
      }
      const at = clock.now();
      shownAt = at;
      const parts = pace.partsAt(at);
      around = { ...camera.around(), voice: ear.voice() };
      const { observation, milliseconds, isEnrolled } = await looker.look(shown, at, parts);
      if (isOver()) continue;
      pace.looked(parts, milliseconds, observation);
      soundLooks += 1;
      if (soundLooks >= SOUND_LOOKS) failures = 0;
      const before = drift.tier;
      drift = driftTier(drift, pace.usual());
      if (drift.tier !== before) {
        looking.end();
        pace = createPace(partsOf(level, drift.tier), pace.usual());
      }
      if (hears !== ear.isOn()) {
        looking.end();
        hears = ear.isOn();
      }
      const sees = sight({ observation, around, isEnrolled });
      if (!isSame(sees, blindTo)) {
        looking.end();
        blindTo = sees;
      }
      // Does nothing while it lasts; begins anew after a change, and where the page came back.
      const told = lookedFor();
      looking.begin(told);
      seeing.see(observation, around);
      onStatus(statusOf(observation, looker.backend, pace.usual(), drift.tier, told));
    }
  }

  function statusOf(
    observation: Observation,
    backend: string,
    usual: number,
    tier: 'full' | 'light' | 'none',
    { blind = [] }: PayloadOf<'watched'>,
  ) {
    const active = new Set<string>(activeChecks(kinds, { level, tier, relaxed, hears: ear.isOn() }));
    const { light, faces } = observation;
    return {
      camera: {
        state: 'on',
        tier: tier === 'full' ? 'full' : 'light',
        backend,
        millisecondsPerLook: usual,
        faces: faces.length,
        light: isCovered(light) ? 'covered' : isTooDark(light) ? 'dark' : 'good',
        blind: blind.map(({ why }) => why),
      },
      seen: Object.fromEntries(Object.entries(seeing.now()).filter(([kind]) => active.has(kind))),
    } as const;
  }

  void (async () => {
    while (!isStopped) {
      const again = await watchOnce();
      if (!isStopped) await waitForNews(again);
    }
  })();

  return {
    relax(names) {
      seeing.end();
      looking.end();
      relaxed = names;
    },
    snapshot(reason) {
      if (!isShowing || isStopped) return;
      // A picture that could not be made is no error: the signal stands without it.
      vision?.snapshot(reason, clock.now() - FRESH_MS).then(
        (picture) => picture && keep(picture, around),
        () => {},
      );
    },
    tellEnds() {
      seeing.end();
      looking.end();
      watchedAgain();
    },
    stop() {
      isStopped = true;
      giveUp();
      close();
      seeing.end();
      looking.end();
      away.end();
      vision?.close();
    },
  };
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].join() === [...other].join();
