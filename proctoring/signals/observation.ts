import { z } from 'zod';

const Share = z.number().min(0).max(1);
/** A box in the frame, as shares of its width and height, from the upper left. */
const boxFields = { x: Share, y: Share, width: Share, height: Share };

const Face = z.object({
  /** The detector's own confidence. */
  score: Share,
  ...boxFields,
  /** Head turned to the picture's right (positive) or left, radians; null where the mesh did not fit. */
  yaw: z.number().nullable(),
  /** Head bent down (positive) or raised, radians. */
  pitch: z.number().nullable(),
  /** Head leaning to a shoulder, radians. */
  roll: z.number().nullable(),
  /** Iris from the middle of its eye, in widths of the eye, the mean of both; null where irises were not looked for. */
  gaze: z.object({ x: z.number(), y: z.number() }).nullable(),
  /** Distance of the lids in widths of the eye, the mean of both: about 0.3 open, under 0.15 in a blink. */
  eyesOpen: z.number().nonnegative().nullable(),
  /** Distance of the inner lips in widths of the mouth: about 0 closed. */
  mouthOpen: z.number().nonnegative().nullable(),
  /** Mean luma of the face: low against the light of a window. */
  brightness: Share,
  /** Detail of the face at a fixed small size, relative to its contrast: low where it is blurred. */
  sharpness: z.number().nonnegative(),
});
export type Face = z.infer<typeof Face>;

/**
 * What one camera frame shows, as numbers: the same for the page's worker and the service. No picture, no embedding, no
 * age, no gender and no emotion is in it.
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
  /** What tells a picture that stands still or comes again; compared with the look before, where there was one. */
  frame: z.object({
    /** Checksum of the pixels: no two looks through a real lens give the same. */
    checksum: z.number().int().nonnegative(),
    /** Perceptual hash (difference hash of 9 x 8 cells) as 16 hexadecimal digits: near pictures differ in few bits. */
    hash: z.string().regex(/^[0-9a-f]{16}$/),
    /** Mean change of luma since the look before; null for the first. */
    difference: Share.nullable(),
    /** Share of pixels exactly as in the look before: near 0 with a sensor's grain, near 1 for a drawn picture. */
    still: Share.nullable(),
  }),
  faces: z.array(Face).max(20),
  /** What lies around; null where this frame was not searched for objects. */
  objects: z
    .array(z.object({ label: z.string().max(40), score: Share, ...boxFields }))
    .max(20)
    .nullable(),
  /** Similarity of the largest face to the enrolled one; null where it was not compared or nobody is enrolled. */
  identity: Share.nullable(),
});
export type Observation = z.infer<typeof Observation>;

/** Gates: below these a frame can say nothing about faces, so it says "unknown". Calibrated in `evaluation/`. */
const GATES = {
  /** Mean luma under which missing faces are not believed. */
  darkness: 0.14,
  /** Contrast and detail under which the lens is taken as covered (or the room as black). */
  coverContrast: 0.035,
  coverDetail: 0.006,
  /** Height of a face, as a share of the frame's, under which features of it are not read. */
  faceHeight: 0.12,
  /** Mean luma of a face under which features of it are not read. */
  faceBrightness: 0.12,
  /** Sharpness under which features of a face are not read. */
  faceSharpness: 0.04,
} as const;

export function isCovered(light: Observation['light']): boolean {
  return light.contrast < GATES.coverContrast && light.detail < GATES.coverDetail;
}

export function isTooDark(light: Observation['light']): boolean {
  return light.brightness < GATES.darkness;
}

/** Why features of a face (where it looks, who it is) cannot be read; null where they can. */
export function unreadable(face: Face): 'small' | 'dark' | 'blurred' | null {
  if (face.height < GATES.faceHeight) return 'small';
  if (face.brightness < GATES.faceBrightness) return 'dark';
  return face.sharpness < GATES.faceSharpness ? 'blurred' : null;
}

/** The face nearest to the camera, taken as the candidate's; null where there is none. */
export function nearestFace(faces: readonly Face[]): Face | null {
  return faces.reduce<Face | null>(
    (nearest, face) => (nearest && nearest.height >= face.height ? nearest : face),
    null,
  );
}
