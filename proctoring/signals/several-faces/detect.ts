import type { Detector } from '../detector.ts';

/** Published: precision 0.28 with every face, 0.92 above a confidence of 0.7 (10.3389/feduc.2022.881449). */
const SURELY_A_FACE = 0.7;
/** Smaller faces are posters and people across the room. */
const SMALLEST_FACE = 0.08;

export const detectSeveralFaces: Detector<{ faces: number }> = {
  rule: { share: 0.8, overMs: 3_000, samples: 5, clearMs: 2_000 },
  look({ faces }) {
    const people = faces.filter((face) => face.score >= SURELY_A_FACE && face.height >= SMALLEST_FACE).length;
    return { says: people >= 2 ? 'yes' : 'no', payload: { faces: Math.max(2, people) } };
  },
};
