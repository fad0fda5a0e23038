import type { Detector } from '../detector.ts';
import { isTooDark, nearestFace, unreadable } from '../observation.ts';

/** Below this another face, from `SAME` on the same; between them nothing is said. Calibrated, see the card. */
const OTHER = 0.65;
const SAME = 0.72;
/** A head turned further shows too little of the face; radians. */
const MOST_TURNED = 0.33;

/** Faces are compared every 1.5 s after anything that might have been a change (`pace.ts`): three looks must agree. */
export const detectPersonChanged: Detector<{ similarity: number }> = {
  rule: { share: 0.75, overMs: 3_000, samples: 3, clearMs: 1_000 },
  look({ identity, faces, light }) {
    const face = nearestFace(faces);
    if (identity === null || !face) return null;
    const payload = { similarity: identity };
    const isTurned = Math.abs(face.yaw ?? 0) > MOST_TURNED || Math.abs(face.pitch ?? 0) > MOST_TURNED;
    if (isTooDark(light)) return { says: 'unknown', payload };
    if (identity >= SAME) return { says: 'no', payload };
    if (identity >= OTHER || isTurned || unreadable(face)) return { says: 'unknown', payload };
    return { says: 'yes', payload };
  },
};
