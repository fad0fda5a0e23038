import { BASELINE_LOOKS, type Baseline, baselineOf, headOf } from '../baseline.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../observation.ts';

/** So many of the candidate's own deviations from their own middle ... */
const FAR = 3;
/** ... of which none counts as smaller than this: reading a line moves the head and the eyes too. Radians, eye widths. */
const LEAST = { yaw: 0.09, pitch: 0.09, gazeX: 0.06 } as const;

type Away = { readonly side: 'sideways' | 'upOrDown'; readonly by: 'head' | 'eyes' };

/**
 * Compares with the candidate's own baseline: that of the check-in, or else of the first looks, before which nothing is
 * said. Eyes count only while the head itself points to the middle.
 */
export function createLookingAway(checkedIn: Baseline | null): Detector<Away> {
  let baseline = checkedIn;
  let first: Observation[] = [];
  return {
    rule: { share: 0.8, overMs: 6_000, samples: 8, clearMs: 2_000 },
    look(observation) {
      const head = headOf(observation);
      const unknown = { says: 'unknown', payload: { side: 'sideways', by: 'head' } } as const;
      if (!head) return unknown;
      if (!baseline) {
        first.push(observation);
        if (first.length >= BASELINE_LOOKS) {
          baseline = baselineOf(first);
          first = [];
        }
        return unknown;
      }
      const { yaw, pitch, gazeX } = baseline;
      const isFar = (axis: keyof typeof LEAST, value: number, from: Baseline['yaw']) =>
        Math.abs(value - from.middle) >= FAR * Math.max(from.deviation, LEAST[axis]);
      if (isFar('yaw', head.yaw, yaw)) return { says: 'yes', payload: { side: 'sideways', by: 'head' } };
      if (isFar('pitch', head.pitch, pitch)) return { says: 'yes', payload: { side: 'upOrDown', by: 'head' } };
      const areEyesFar = gazeX !== null && head.gazeX !== null && isFar('gazeX', head.gazeX, gazeX);
      return areEyesFar
        ? { says: 'yes', payload: { side: 'sideways', by: 'eyes' } }
        : { says: 'no', payload: unknown.payload };
    },
  };
}
