import type { Detector } from '../detector.ts';
import { type Face, isTooDark, nearestFace } from '../observation.ts';

/** Published: precision 0.28 with every face, 0.92 above a confidence of 0.7 (10.3389/feduc.2022.881449). */
const SURELY_A_FACE = 0.7;
/** Smaller faces, as a share of the frame's height, are posters and people across the room. */
const SMALLEST_FACE = 0.08;
/** And so are faces smaller than this share of the nearest one: `personBehind` tells of them at the full level. */
const NEAR_ENOUGH = 0.4;

/** Whether a face is near enough to sit before the camera together with the nearest one. */
export function isBeforeTheCamera(face: Face, faces: readonly Face[]): boolean {
  return face.height >= Math.max(SMALLEST_FACE, NEAR_ENOUGH * (nearestFace(faces)?.height ?? 0));
}

export const detectSeveralFaces: Detector<{ faces: number }> = {
  rule: { share: 0.8, overMs: 3_000, samples: 5, clearMs: 2_000 },
  look({ faces, light }) {
    const people = faces.filter((face) => face.score >= SURELY_A_FACE && isBeforeTheCamera(face, faces)).length;
    const otherwise = isTooDark(light) ? 'unknown' : 'no';
    return { says: people >= 2 ? 'yes' : otherwise, payload: { faces: Math.max(2, people) } };
  },
};
