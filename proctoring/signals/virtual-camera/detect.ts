import { type Detector, NOTHING_AROUND } from '../detector.ts';
import { isTooDark } from '../observation.ts';

/** More of a frame than this does not change at all between two looks, though somebody moves in it. */
const WITHOUT_GRAIN = 0.5;
/** Frames of a real camera waver more than this: exposure, USB and the system's load. */
const BY_A_TIMER = 0.01;

/** Held for half a minute: a camera does not change its nature. */
export const detectVirtualCamera: Detector<{ why: 'name' | 'picture' }> = {
  rule: { share: 0.9, overMs: 15_000, samples: 20, clearMs: 60_000 },
  look({ frame: { still }, light, faces }, { camera } = NOTHING_AROUND) {
    const unknown = { says: 'unknown', payload: { why: 'picture' } } as const;
    if (!camera) return unknown;
    if (camera.isNamedVirtual) return { says: 'yes', payload: { why: 'name' } };
    if (camera.jitter === null || still === null || isTooDark(light) || faces.length === 0) return unknown;
    const isDrawn = still > WITHOUT_GRAIN && still < 1 && camera.jitter < BY_A_TIMER;
    return { says: isDrawn ? 'yes' : 'no', payload: { why: 'picture' } };
  },
};
