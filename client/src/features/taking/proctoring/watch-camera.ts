import type { Clock } from 'proctoring/signals/clock.ts';
import { createSeeing } from 'proctoring/signals/detectors.ts';
import { interval } from 'proctoring/signals/interval.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import { isObjectTurn, nextLookIn } from 'proctoring/signals/pace.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Level, Told } from 'proctoring/signals/signal.ts';
import type { FromVision } from 'proctoring/signals/vision-messages.ts';
import { openCamera } from './open-camera.ts';
import { openVision, type Vision } from './open-vision.ts';
import type { WatchStatus } from './status.ts';

export type Picture = Extract<FromVision, { type: 'snapshot' }>;

export interface CameraWatch {
  /** Asks for a picture of what the camera shows; nothing happens where it shows nothing. */
  snapshot(reason: string): void;
  stop(): void;
}

interface Options {
  readonly level: Level;
  readonly clock: Clock;
  readonly tell: (kind: SignalName, told: Told) => void;
  readonly keep: (picture: Picture) => void;
  readonly onStatus: (status: Pick<WatchStatus, 'camera' | 'seen'>) => void;
}

/** The device may come back: another program closed, a cable put in. A refusal is not asked about again. */
const AGAIN_MS = 15_000;
/** Vision that broke this often on one page is left alone. */
const MOST_FAILURES = 3;
const LEVEL_WITH_OBJECTS = 3;

/** Watches by camera until stopped. Whatever fails ends as "not watched" with its reason; nothing is thrown at the page. */
export function watchCamera({ level, clock, tell, keep, onStatus }: Options): CameraWatch {
  let isStopped = false;
  let failures = 0;
  let vision: Vision | null = null;
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
    const camera = await openCamera();
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
      vision ??= await openVision(level >= LEVEL_WITH_OBJECTS);
      watchedAgain();
      await lookUntil(camera.video, vision, () => isEnded || isStopped);
      seeing.end();
      if (!isStopped) notWatched('ended');
      return 'again';
    } catch {
      // Models missing, worker crashed, no memory: the exam goes on, and the report says what was not watched.
      vision?.close();
      vision = null;
      failures += 1;
      seeing.end();
      notWatched('visionFailed');
      return failures < MOST_FAILURES ? 'again' : 'over';
    } finally {
      camera.close();
    }
  }

  async function lookUntil(video: HTMLVideoElement, looker: Vision, isOver: () => boolean): Promise<void> {
    let usual = looker.millisecondsPerFrame;
    let searched = { at: null as number | null, took: 0 };
    while (!isOver()) {
      await wait(nextLookIn(usual));
      if (isOver() || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
      const at = clock.now();
      const objects = level >= LEVEL_WITH_OBJECTS && isObjectTurn(at, searched.at, searched.took);
      const { observation, milliseconds } = await looker.look(await createImageBitmap(video), at, objects);
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
      // A picture that could not be made is no error: the signal stands without it.
      vision?.snapshot(reason).then(keep, () => {});
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
