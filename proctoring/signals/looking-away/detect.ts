import type { Detector } from '../detector.ts';
import { isTooDark, type Observation } from '../observation.ts';

/** About 32 and 26 degrees from the candidate's own middle. */
const FAR_YAW = 0.55;
const FAR_PITCH = 0.45;
/** Frames from which the own middle is taken, before anything can be said. */
const BASELINE_SAMPLES = 40;

type Side = 'sideways' | 'upOrDown';

/** Compares with the candidate's own median of the first frames: cameras stand crooked, and heads differ. */
export function createLookingAway(): Detector<{ side: Side }> {
  const yaws: number[] = [];
  const pitches: number[] = [];
  return {
    rule: { share: 0.8, overMs: 6_000, samples: 8, clearMs: 2_000 },
    look(observation) {
      const head = headOf(observation);
      const unknown = { says: 'unknown', payload: { side: 'sideways' } } as const;
      if (!head) return unknown;
      if (yaws.length < BASELINE_SAMPLES) {
        yaws.push(head.yaw);
        pitches.push(head.pitch);
        return unknown;
      }
      const yaw = head.yaw - median(yaws);
      const pitch = head.pitch - median(pitches);
      if (Math.abs(yaw) >= FAR_YAW) return { says: 'yes', payload: { side: 'sideways' } };
      if (Math.abs(pitch) >= FAR_PITCH) return { says: 'yes', payload: { side: 'upOrDown' } };
      return { says: 'no', payload: { side: 'sideways' } };
    },
  };
}

/** The one head of the frame; null where there is not exactly one in fair light, which another signal speaks about. */
function headOf({ faces, light }: Observation): { yaw: number; pitch: number } | null {
  const face = faces[0];
  if (faces.length !== 1 || !face || isTooDark(light)) return null;
  return face.yaw === null || face.pitch === null ? null : { yaw: face.yaw, pitch: face.pitch };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
