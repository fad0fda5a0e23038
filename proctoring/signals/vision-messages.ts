import type { Observation } from './observation.ts';

/** Where the vision's own files lie on the site: the version in the address lets browsers keep them for good. */
export const VISION_FILES = '/vision/3.3.6/';
/** The worker's script; built by `client/vite-human.ts` from `proctoring/vision/worker.ts`. */
export const VISION_WORKER = '/vision-worker.js';

export type VisionBackend = 'wasm' | 'humangl';

/** What is looked for besides faces and where heads point; each is a model of its own and costs its time. */
export interface VisionParts {
  readonly objects: boolean;
  /** Irises: gaze and exact lids. */
  readonly irises: boolean;
  /** The embedding of the nearest face, to compare with the enrolled one. */
  readonly identity: boolean;
}
export const FACES_ONLY: VisionParts = { objects: false, irises: false, identity: false };

/** What the page says to the vision worker. Frames are given away, not copied. */
export type ToVision =
  /** `parts`: the models to load. */
  | { readonly type: 'open'; readonly backend: VisionBackend; readonly parts: VisionParts }
  | {
      readonly type: 'look';
      readonly frame: ImageBitmap;
      readonly at: number;
      /** What this frame is looked at for: the slow parts only now and then. */
      readonly parts: VisionParts;
    }
  /** Adds the one face of this picture to the enrolled one, which stays in the worker. */
  | { readonly type: 'enrol'; readonly frame: ImageBitmap }
  /** Makes a JPEG of the frame that was looked at last, unless it is older than `notBefore` (Unix ms). */
  | { readonly type: 'snapshot'; readonly reason: string; readonly notBefore: number }
  /** The camera is closed: what was seen last is no picture of now. Not answered. */
  | { readonly type: 'forget' };

/** A frame as it was looked at, others and the background blurred, and what was seen in it before. */
export interface Picture {
  readonly reason: string;
  readonly jpeg: ArrayBuffer;
  readonly sha256: string;
  /** Unix ms. */
  readonly takenAt: number;
  readonly observation: Observation;
}

/** Why a picture was not added to the enrolled face. */
export type NotEnrolled = 'noFace' | 'severalFaces' | 'small' | 'dark' | 'blurred' | 'turned';

export interface Enrolled {
  /** How many pictures the enrolled face is the mean of. */
  readonly looks: number;
  /** Null where this one was added. */
  readonly refused: NotEnrolled | null;
  /** Similarity of this picture to those before; null for the first. */
  readonly similarity: number | null;
}

/** What the worker answers: one `seen` to each `look`, one `snapshot` to each `snapshot`, one `enrolled` to each `enrol`. */
export type FromVision =
  | { readonly type: 'ready'; readonly backend: string; readonly millisecondsPerFrame: number }
  | {
      readonly type: 'seen';
      readonly observation: Observation;
      readonly milliseconds: number;
      /** Whether there is a face to compare with: a new worker knows nobody. */
      readonly isEnrolled: boolean;
    }
  | ({ readonly type: 'enrolled' } & Enrolled)
  /** Null where there is no frame of that moment. */
  | { readonly type: 'snapshot'; readonly picture: Picture | null }
  | { readonly type: 'failed'; readonly why: string };
