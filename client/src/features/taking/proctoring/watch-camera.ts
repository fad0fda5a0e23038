import type { Clock } from 'proctoring/signals/clock.ts';
import { createSeeing } from 'proctoring/signals/detectors.ts';
import { interval } from 'proctoring/signals/interval.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import { isObjectTurn, nextLookIn } from 'proctoring/signals/pace.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Level, Told } from 'proctoring/signals/signal.ts';
import type { Picture } from 'proctoring/signals/vision-messages.ts';
import { type OpenedCamera, openCamera } from './open-camera.ts';
import { openVision, type Vision } from './open-vision.ts';
import type { WatchStatus } from './status.ts';

export interface CameraWatch {
  /** Asks for a picture of what the camera shows; nothing happens where it shows nothing. */
  snapshot(reason: string): void;
  /** The page may be gone at any moment: what is going on is told as over. */
  tellEnds(): void;
  stop(): void;
}

interface Options {
  readonly level: Level;
  readonly clock: Clock;
  readonly tell: (kind: SignalName, told: Told) => void;
  readonly keep: (picture: Picture) => void;
  readonly onStatus: (status: Pick<WatchStatus, 'camera' | 'seen'>) => void;
}

/** What opens camera and vision: the browser's own, or a test's. */
interface Devices {
  readonly openCamera: () => Promise<OpenedCamera>;
  readonly openVision: (objects: boolean) => Promise<Vision>;
}

/** The device may come back: another program closed, a cable put in. A refusal is not asked about again. */
const AGAIN_MS = 15_000;
/** Vision that broke this often on one page is left alone. */
const MOST_FAILURES = 3;
/** A picture around a signal shows this moment or none. */
const FRESH_MS = 5_000;
const LEVEL_WITH_OBJECTS = 3;

/** Watches by camera until stopped. Whatever fails ends as "not watched" with its reason; nothing is thrown at the page. */
export function watchCamera(
  { level, clock, tell, keep, onStatus }: Options,
  devices: Devices = { openCamera, openVision },
): CameraWatch {
  let isStopped = false;
  let failures = 0;
  let vision: Vision | null = null;
  let isShowing = false;
  let close = () => {};
  let cancel = () => {};
  const seeing = createSeeing(level, tell);
  const away = interval<{ reason: NotWatchedReason }>(clock, 0, (told) => tell('notWatched', told));

  const wait = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      cancel = clock.after(milliseconds, resolve);
    });

  let awayBecause: NotWatchedReason | null = null;
  const watchedAgain = () => {
    awayBecause = null;
    away.end();
  };
  const notWatched = (reason: NotWatchedReason) => {
    // Asked again and again with the same answer, it is one interval.
    if (reason !== awayBecause) {
      away.end();
      if (!isStopped) away.begin({ reason });
    }
    awayBecause = reason;
    onStatus({ camera: { state: 'notWatched', reason }, seen: {} });
  };

  async function watchOnce(): Promise<'over' | 'again'> {
    onStatus({ camera: { state: 'starting' }, seen: {} });
    const camera = await devices.openCamera();
    if (isStopped) {
      if (camera.ok) camera.close();
      return 'over';
    }
    if (!camera.ok) {
      notWatched(camera.reason);
      return camera.reason === 'refused' ? 'over' : 'again';
    }
    close = camera.close;
    let isEnded = false;
    void camera.ended.then(() => {
      isEnded = true;
    });
    try {
      const looker = vision ?? (await devices.openVision(level >= LEVEL_WITH_OBJECTS));
      if (isStopped) {
        looker.close();
        return 'over';
      }
      vision = looker;
      watchedAgain();
      isShowing = true;
      await lookUntil(camera.frame, looker, () => isEnded || isStopped);
      seeing.end();
      if (!isStopped) notWatched('ended');
      return 'again';
    } catch {
      if (isStopped) return 'over';
      // Models missing, worker crashed, no memory: the exam goes on, and the report says what was not watched.
      vision?.close();
      vision = null;
      failures += 1;
      seeing.end();
      notWatched('visionFailed');
      return failures < MOST_FAILURES ? 'again' : 'over';
    } finally {
      isShowing = false;
      camera.close();
      vision?.forget();
    }
  }

  async function lookUntil(
    frame: () => Promise<ImageBitmap | null>,
    looker: Vision,
    isOver: () => boolean,
  ): Promise<void> {
    let usual = looker.millisecondsPerFrame;
    let searched = { at: null as number | null, took: 0 };
    while (!isOver()) {
      await wait(nextLookIn(usual));
      const shown = isOver() ? null : await frame();
      if (!shown) continue;
      if (isOver()) {
        shown.close();
        continue;
      }
      const at = clock.now();
      const objects = level >= LEVEL_WITH_OBJECTS && isObjectTurn(at, searched.at, searched.took);
      const { observation, milliseconds } = await looker.look(shown, at, objects);
      if (isOver()) continue;
      if (objects) searched = { at, took: milliseconds };
      else usual = Math.round(usual * 0.8 + milliseconds * 0.2);
      seeing.see(observation);
      onStatus({
        camera: { state: 'on', backend: looker.backend, millisecondsPerLook: usual },
        seen: seeing.now(),
      });
    }
  }

  void (async () => {
    while (!isStopped && (await watchOnce()) === 'again' && !isStopped) await wait(AGAIN_MS);
  })();

  return {
    snapshot(reason) {
      if (!isShowing || isStopped) return;
      // A picture that could not be made is no error: the signal stands without it.
      vision?.snapshot(reason, clock.now() - FRESH_MS).then(
        (picture) => picture && keep(picture),
        () => {},
      );
    },
    tellEnds() {
      seeing.end();
      watchedAgain();
    },
    stop() {
      isStopped = true;
      cancel();
      close();
      seeing.end();
      away.end();
      vision?.close();
    },
  };
}
