import { LISTEN_EVERY_MS } from 'proctoring/hearing/frame-length.ts';
import { SILENT, type Sound, soundOf } from 'proctoring/hearing/sound.ts';
import { hear, isVoice, nothingHeard, voiceRatio } from 'proctoring/hearing/voice.ts';
import type { Clock } from 'proctoring/signals/clock.ts';
import { interval } from 'proctoring/signals/interval.ts';
import type { NotHeardReason } from 'proctoring/signals/not-heard/not-heard.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Told } from 'proctoring/signals/signal.ts';
import { isDeafened } from '../../../ui/deafening.ts';
import { onDeviceNews } from './open-camera.ts';
import { type OpenedMicrophone, type OpenMicrophone, openMicrophone } from './open-microphone.ts';
import type { WatchStatus } from './status.ts';
import { waitingOf } from './waiting.ts';

/** What the page knows of voices: one share of the last second, and nothing else. */
export interface Ear {
  /** 0 to 1; null while nothing can be heard. */
  voice(): number | null;
  /** Whether the microphone works. */
  isOn(): boolean;
}

export interface MicrophoneWatch extends Ear {
  /** The page may be gone at any moment: what is going on is told as over. */
  tellEnds(): void;
  stop(): void;
}

interface Devices {
  readonly openMicrophone: () => Promise<OpenedMicrophone>;
  /** Calls when a device was put in, or the permission changed; returns what stops. */
  readonly onNews: (call: () => void) => () => void;
  /** While an answer is spoken, or the page itself speaks, voices are no voice in the room. */
  readonly isDeafened: () => boolean;
}

const AGAIN_MS = 15_000;
/** A microphone of which so long nothing could be said is not heard. */
const SILENT_MS = 5_000;
/** For so long the browser's own question may stand before it is told that nobody answered. */
const ASKED_MS = 8_000;

/** Listens until stopped. Whatever fails ends as "not heard" with its reason, and the exam goes on. */
export function watchMicrophone(
  {
    clock,
    tell,
    onStatus,
  }: {
    readonly clock: Clock;
    readonly tell: (kind: SignalName, told: Told) => void;
    readonly onStatus: (status: Pick<WatchStatus, 'microphone'>) => void;
  },
  devices: Devices = { openMicrophone, isDeafened, onNews: (call) => onDeviceNews('microphone', call) },
): MicrophoneWatch {
  let isStopped = false;
  let hearing = nothingHeard;
  let shown: WatchStatus['microphone'] = { state: 'off' };
  let close = () => {};
  const away = interval<{ reason: NotHeardReason }>(clock, 0, (told) => tell('notHeard', told));

  const show = (now: WatchStatus['microphone']) => {
    if (isStopped || JSON.stringify(now) === JSON.stringify(shown)) return;
    shown = now;
    onStatus({ microphone: now });
  };
  const notHeard = (reason: NotHeardReason) => {
    if (isStopped || (shown.state === 'notHeard' && shown.reason === reason)) return;
    away.end();
    away.begin({ reason });
    show({ state: 'notHeard', reason });
  };
  const { wait, waitForNews, giveUp } = waitingOf(clock, devices.onNews);

  /** Listens until the microphone goes; says after how long it is worth trying again (ms). */
  async function listenOnce(): Promise<number> {
    const stopAsking = clock.after(ASKED_MS, () => notHeard('unanswered'));
    const microphone = await devices.openMicrophone();
    stopAsking();
    if (!microphone.ok) {
      notHeard(microphone.reason);
      // A refusal is not asked about again; the candidate may take it back at any moment.
      return microphone.reason === 'refused' ? Number.POSITIVE_INFINITY : AGAIN_MS;
    }
    close = microphone.close;
    try {
      await listenTo(microphone);
      notHeard('ended');
    } catch {
      notHeard('hearingFailed');
    } finally {
      hearing = nothingHeard;
      microphone.close();
    }
    return AGAIN_MS;
  }

  async function listenTo(microphone: OpenMicrophone): Promise<void> {
    let isEnded = false;
    void microphone.ended.then(() => {
      isEnded = true;
    });
    hearing = nothingHeard;
    let heardAt = clock.now();
    let why: NotHeardReason = 'silent';
    // Open from now on, whatever it hears: the candidate sees so.
    show({ state: 'on', hears: null });
    while (!isEnded && !isStopped) {
      await wait(LISTEN_EVERY_MS);
      const [frame, now, isDeaf] = [microphone.frame(), clock.now(), devices.isDeafened()];
      const sound = typeof frame === 'string' ? null : soundOf(frame, microphone.sampleRate);
      if (sound && !isDeaf) hearing = hear(hearing, sound, now);
      const voice = voiceRatio(hearing, now);
      const before: NotHeardReason = why;
      why = whyNothing(frame, sound);
      // Each reason has its own time: what has just come back was not yet heard enough.
      if (voice !== null || isDeaf || why !== before) heardAt = now;
      if (voice !== null) {
        away.end();
        show({ state: 'on', hears: isVoice(voice) });
      } else if (now - heardAt > SILENT_MS) notHeard(why);
    }
  }

  void (async () => {
    while (!isStopped) {
      const again = await listenOnce();
      if (!isStopped) await waitForNews(again);
    }
  })();

  return {
    voice: () => voiceRatio(hearing, clock.now()),
    isOn: () => shown.state === 'on' && shown.hears !== null,
    tellEnds: () => away.end(),
    stop() {
      isStopped = true;
      giveUp();
      close();
      away.end();
    },
  };
}

/** Why nothing can be said of voices: only what is muted is the candidate's own microphone. */
function whyNothing(frame: ReturnType<OpenMicrophone['frame']>, sound: Sound | null): NotHeardReason {
  if (frame === 'held') return 'held';
  return sound === null || sound.level <= SILENT ? 'silent' : 'tooSeldom';
}
