import type { Detector } from '../detector.ts';
import { canTellObjects, OBJECT_RULE } from '../objects.ts';
import { type Face, nearestFace, type Observation } from '../observation.ts';
import { isBeforeTheCamera } from '../several-faces/detect.ts';

const SURE = 0.5;
const SURELY_A_FACE = 0.7;
/** Smaller than this is a picture on the wall. */
const SMALLEST_FACE = 0.04;

export const detectPersonBehind: Detector<{ score: number }> = {
  rule: OBJECT_RULE,
  look(observation, around) {
    if (!observation.objects) return null;
    const candidate = nearestFace(observation.faces);
    // Without the candidate's own face nobody can say who is behind whom.
    if (!candidate || !canTellObjects(observation, around)) return { says: 'unknown', payload: { score: 0 } };
    const score = Math.max(behindAsBody(observation, candidate), behindAsFace(observation, candidate));
    return { says: score > 0 ? 'yes' : 'no', payload: { score } };
  },
};

/** The surest "person" whose box does not hold the candidate's face; 0 for none. */
function behindAsBody({ objects }: Observation, candidate: Face): number {
  const [x, y] = [candidate.x + candidate.width / 2, candidate.y + candidate.height / 2];
  const others = (objects ?? []).filter(
    (one) =>
      one.label === 'person' &&
      one.score >= SURE &&
      !(x >= one.x && x <= one.x + one.width && y >= one.y && y <= one.y + one.height),
  );
  return Math.max(0, ...others.map(({ score }) => score));
}

function behindAsFace({ faces }: Observation, candidate: Face): number {
  const others = faces.filter(
    (face) =>
      face !== candidate &&
      face.score >= SURELY_A_FACE &&
      face.height >= SMALLEST_FACE &&
      !isBeforeTheCamera(face, faces),
  );
  return Math.max(0, ...others.map(({ score }) => score));
}
