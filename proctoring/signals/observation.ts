import { z } from 'zod';

const Share = z.number().min(0).max(1);

/**
 * What one camera frame shows, as numbers: the same for the page's worker and the service. No picture, no embedding, no
 * age, no gender and no emotion is in it, and none is computed.
 */
export const Observation = z.object({
  /** Unix ms. */
  at: z.number().int().nonnegative(),
  light: z.object({
    /** Mean luma. */
    brightness: Share,
    /** Standard deviation of luma: a covered lens has next to none. */
    contrast: Share,
    /** Mean difference of neighbouring pixels: low for blur and for a cover. */
    detail: Share,
  }),
  faces: z
    .array(
      z.object({
        /** The detector's own confidence. */
        score: Share,
        /** Height of the face as a share of the frame's height. */
        height: Share,
        /** Head turned left or right, radians; null where the mesh did not fit. */
        yaw: z.number().nullable(),
        pitch: z.number().nullable(),
      }),
    )
    .max(20),
  /** What lies around; null where this frame was not searched for objects. */
  objects: z
    .array(z.object({ label: z.string().max(40), score: Share }))
    .max(20)
    .nullable(),
});
export type Observation = z.infer<typeof Observation>;

/** Gates: below these a frame can say nothing about faces, so it says "unknown". Calibrated in `evaluation/`. */
const GATES = {
  /** Mean luma under which missing faces are not believed. */
  darkness: 0.14,
  /** Contrast and detail under which the lens is taken as covered (or the room as black). */
  coverContrast: 0.035,
  coverDetail: 0.006,
} as const;

export function isCovered(light: Observation['light']): boolean {
  return light.contrast < GATES.coverContrast && light.detail < GATES.coverDetail;
}

export function isTooDark(light: Observation['light']): boolean {
  return light.brightness < GATES.darkness;
}
