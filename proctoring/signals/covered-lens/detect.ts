import type { Detector } from '../detector.ts';
import { isCovered } from '../observation.ts';

export const detectCoveredLens: Detector<Record<string, never>> = {
  rule: { share: 0.9, overMs: 5_000, samples: 5, clearMs: 1_500 },
  look: ({ light, faces }) => ({ says: isCovered(light) && faces.length === 0 ? 'yes' : 'no', payload: {} }),
};
