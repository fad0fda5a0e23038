import type { Says } from 'proctoring/signals/debounce.ts';
import type { NotHeardReason } from 'proctoring/signals/not-heard/not-heard.ts';
import type { NotWatchedReason } from 'proctoring/signals/not-watched/not-watched.ts';
import type { Measured } from 'proctoring/signals/page-parts.ts';
import type { SignalName } from 'proctoring/signals/registry.ts';
import type { Level } from 'proctoring/signals/signal.ts';
import type { BlindReason } from 'proctoring/signals/watched/watched.ts';

/** What is being measured of the candidate right now: shown to them, always. */
export interface WatchStatus {
  readonly level: Level;
  /** What of the page is measured, cannot be in this browser, or is left out by an accommodation or the exam. */
  readonly page: Readonly<Record<string, Measured>>;
  readonly camera:
    | { readonly state: 'off' }
    | { readonly state: 'starting' }
    | {
        readonly state: 'on';
        readonly tier: 'full' | 'light';
        readonly backend: string;
        readonly millisecondsPerLook: number;
        /** Faces in the last look. */
        readonly faces: number;
        readonly light: 'good' | 'dark' | 'covered';
        /** Why some checks run and can tell nothing. */
        readonly blind: readonly BlindReason[];
      }
    | { readonly state: 'notWatched'; readonly reason: NotWatchedReason };
  /** `hears`: a voice in the last second; null while it is open and nothing can be said yet. Off where it is not asked for. */
  readonly microphone:
    | { readonly state: 'off' }
    | { readonly state: 'on'; readonly hears: boolean | null }
    | { readonly state: 'notHeard'; readonly reason: NotHeardReason };
  /** Each camera signal with what it says at the moment; "unknown" while it cannot tell. */
  readonly seen: Readonly<Partial<Record<SignalName, Says>>>;
}

export const notWatching: WatchStatus = {
  level: 0,
  page: {},
  camera: { state: 'off' },
  microphone: { state: 'off' },
  seen: {},
};
