import { isVoice } from '../../hearing/voice.ts';
import { type Detector, NOTHING_AROUND } from '../detector.ts';
import { isTooDark, nearestFace, type Observation, unreadable } from '../observation.ts';
import { createMouth } from './mouth.ts';

/** Of a face turned further than this the mouth is seen from the side. Radians. */
const ASIDE = 0.5;

/**
 * Only where both agree: a voice is heard and this one candidate's mouth moves. A voice alone is somebody in the room, a mouth
 * alone chews or reads: both say "no". Without a microphone nothing is said.
 */
export function createTalking(): Detector<Record<never, never>> {
  const mouth = createMouth();
  return {
    rule: { share: 0.7, overMs: 6_000, samples: 8, clearMs: 3_000 },
    look(observation, { voice = null } = NOTHING_AROUND) {
      const moves = mouth.see(observation.at, mouthOf(observation));
      const says = voice === null || moves === null ? 'unknown' : isVoice(voice) && moves ? 'yes' : 'no';
      return { says, payload: {} };
    },
  };
}

/** The mouth of the only face; null where there are others, or it cannot be read. */
function mouthOf({ faces, light }: Observation): number | null {
  const face = nearestFace(faces);
  if (faces.length !== 1 || !face || isTooDark(light) || unreadable(face)) return null;
  return face.yaw === null || Math.abs(face.yaw) > ASIDE ? null : face.mouthOpen;
}
