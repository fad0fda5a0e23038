import { z } from 'zod';
import { ALL_BROWSERS, lasting, signalKind, VISION_PRIOR } from '../signal.ts';

/** Frames with a person come again that are equal, pixel for pixel, to earlier ones: a film that plays over and over. */
export const loopedCamera = signalKind({
  kind: 'loopedCamera',
  modality: 'vision',
  level: 2,
  payload: z.object({
    /** Seconds between a frame and the equal one before. */
    after: z.number().positive(),
  }),
  weight: { logOdds: 1.2, fullAfterSeconds: 20, cap: 2, halfLifeMinutes: 60, source: VISION_PRIOR },
  browsers: ALL_BROWSERS,
  name: { vi: 'Hình camera lặp lại', en: 'Camera picture repeats' },
  sentence: ({ after }, seconds) => ({
    vi: `Hình camera lặp lại y hệt sau ${Math.round(after)} giây (${lasting(seconds).vi}).`,
    en: `The camera's picture repeated exactly after ${Math.round(after)} seconds (${lasting(seconds).en}).`,
  }),
});
