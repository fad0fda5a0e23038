import type { Detector } from '../detector.ts';
import { isCovered, isTooDark } from '../observation.ts';

/** A face bent over scratch paper scores low: anything that might be one counts as presence. */
const PERHAPS_A_FACE = 0.3;

export const detectNoFace: Detector<Record<string, never>> = {
  rule: { share: 0.8, overMs: 3_500, samples: 5, clearMs: 1_500 },
  look({ faces, light }) {
    if (faces.some((face) => face.score >= PERHAPS_A_FACE)) return { says: 'no', payload: {} };
    return { says: isTooDark(light) || isCovered(light) ? 'unknown' : 'yes', payload: {} };
  },
};
