import type { NotSharedReason } from 'proctoring/signals/screen-not-shared/screen-not-shared.ts';

export type ScreenState =
  | { readonly at: 'waiting' }
  | { readonly at: 'shared' }
  | { readonly at: 'notShared'; readonly reason: NotSharedReason };

export interface ScreenShare {
  readonly now: () => ScreenState;
  subscribe(heard: () => void): () => void;
  /** Must be called from a click. */
  ask(): Promise<void>;
  /** The candidate does not want to. */
  decline(): void;
  stop(): void;
}

/** The choices are hints to the browser's own dialog: what was chosen is looked at afterwards. */
const ASKED = {
  video: { displaySurface: 'monitor' },
  audio: false,
  monitorTypeSurfaces: 'include',
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'exclude',
} as DisplayMediaStreamOptions;

type Media = Pick<MediaDevices, 'getDisplayMedia'>;

/**
 * Asks for the whole screen and looks whether it is. Nothing is recorded or sent: that it is shared at all is the hindrance,
 * and it shows one display only. Who does not share sits the exam all the same.
 */
export function createScreenShare(media: Media | undefined = navigator.mediaDevices): ScreenShare {
  const canAsk = typeof media?.getDisplayMedia === 'function';
  let state: ScreenState = canAsk ? { at: 'waiting' } : { at: 'notShared', reason: 'unsupported' };
  let stream: MediaStream | null = null;
  let isStopped = false;
  const listeners = new Set<() => void>();
  const become = (next: ScreenState) => {
    state = next;
    for (const heard of listeners) heard();
  };
  const letGo = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  };
  return {
    now: () => state,
    subscribe(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async ask() {
      if (!canAsk || !media) return;
      letGo();
      try {
        stream = await media.getDisplayMedia(ASKED);
      } catch {
        return become({ at: 'notShared', reason: 'refused' });
      }
      const [track] = stream.getVideoTracks();
      const surface = track?.getSettings().displaySurface;
      if (isStopped || (surface !== undefined && surface !== 'monitor')) {
        letGo();
        return become({ at: 'notShared', reason: 'notWhole' });
      }
      track?.addEventListener('ended', () => {
        letGo();
        become({ at: 'notShared', reason: 'ended' });
      });
      // A browser that does not say what was chosen cannot be held to it: it goes on, and reads "unknown".
      become(surface === undefined ? { at: 'notShared', reason: 'notKnown' } : { at: 'shared' });
    },
    decline() {
      become({ at: 'notShared', reason: 'refused' });
    },
    stop() {
      isStopped = true;
      letGo();
    },
  };
}
