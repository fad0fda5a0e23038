import { type Detector, NOTHING_AROUND } from '../detector.ts';
import { isCovered, type Observation } from '../observation.ts';
import { isDelivering } from '../virtual-camera/is-delivering.ts';

/** With a sensor's grain next to nothing stands still, see the card. */
const STILL = 0.9995;

export const detectFrozenCamera: Detector<Record<string, never>> = {
  rule: { share: 1, overMs: 5_000, samples: 6, clearMs: 1_000 },
  look(observation, around = NOTHING_AROUND) {
    const { still } = observation.frame;
    if (still === null) return null;
    if (still < STILL) return { says: 'no', payload: {} };
    return { says: isDelivering(around) && canTell(observation) ? 'yes' : 'unknown', payload: {} };
  },
};

/** An empty room may stand still before a camera that smooths, and a covered lens does: only a person cannot. */
function canTell({ faces, light }: Observation): boolean {
  return faces.length > 0 && !isCovered(light);
}
