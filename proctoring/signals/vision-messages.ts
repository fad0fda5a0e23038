import type { Observation } from './observation.ts';

/** Where the vision's own files lie on the site: the version in the address lets browsers keep them for good. */
export const VISION_FILES = '/vision/3.3.6/';
/** The worker's script; built by `client/vite-human.ts` from `proctoring/vision/worker.ts`. */
export const VISION_WORKER = '/vision-worker.js';

export type VisionBackend = 'wasm' | 'humangl';

/** What the page says to the vision worker. Frames are given away, not copied. */
export type ToVision =
  | { readonly type: 'open'; readonly backend: VisionBackend; readonly objects: boolean }
  | {
      readonly type: 'look';
      readonly frame: ImageBitmap;
      readonly at: number;
      /** Search this frame for objects too: slow, so only now and then. */
      readonly objects: boolean;
    }
  /** Makes a JPEG of the frame that was looked at last, unless it is older than `notBefore` (Unix ms). */
  | { readonly type: 'snapshot'; readonly reason: string; readonly notBefore: number }
  /** The camera is closed: what was seen last is no picture of now. Not answered. */
  | { readonly type: 'forget' };

/** A frame as it was looked at, and what was seen in it. */
export interface Picture {
  readonly reason: string;
  readonly jpeg: ArrayBuffer;
  readonly sha256: string;
  /** Unix ms. */
  readonly takenAt: number;
  readonly observation: Observation;
}

/** What the worker answers: one `seen` to each `look`, one `snapshot` to each `snapshot`. */
export type FromVision =
  | { readonly type: 'ready'; readonly backend: string; readonly millisecondsPerFrame: number }
  | { readonly type: 'seen'; readonly observation: Observation; readonly milliseconds: number }
  /** Null where there is no frame of that moment. */
  | { readonly type: 'snapshot'; readonly picture: Picture | null }
  | { readonly type: 'failed'; readonly why: string };
