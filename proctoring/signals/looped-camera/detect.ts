import type { Detector } from '../detector.ts';
import { isCovered } from '../observation.ts';

/** Nearer than this an equal frame is the same moment, or a frozen camera. */
const NEAREST_MS = 3_000;
/** Films longer than this are not recognised. */
const REMEMBERED_MS = 15 * 60_000;

/**
 * Looks seldom fall on the same frames of a film: in its second round about one in four does, later more. No two frames
 * through a lens are equal, so one in seven is enough.
 */
export function createLoopedCamera(): Detector<{ after: number }> {
  const seenAt = new Map<number, number>();
  let before: number | null = null;
  return {
    rule: { share: 0.14, overMs: 10_000, samples: 14, clearMs: 20_000 },
    look({ at, frame: { checksum }, faces, light }) {
      const earlier = seenAt.get(checksum);
      const isStill = checksum === before;
      before = checksum;
      // Kept in the order of time: the oldest comes first.
      seenAt.delete(checksum);
      seenAt.set(checksum, at);
      for (const [old, last] of seenAt) {
        if (at - last <= REMEMBERED_MS) break;
        seenAt.delete(old);
      }
      const after = earlier === undefined ? 0 : at - earlier;
      const payload = { after: Math.max(1, Math.round(after / 1000)) };
      if (isStill || faces.length === 0 || isCovered(light)) return { says: 'unknown', payload };
      return { says: after >= NEAREST_MS ? 'yes' : 'no', payload };
    },
  };
}
