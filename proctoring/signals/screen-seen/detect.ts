import type { Detector } from '../detector.ts';
import { lookFor, OBJECT_RULE } from '../objects.ts';

const SURE = 0.55;

export const detectScreenSeen: Detector<{ score: number }> = {
  rule: OBJECT_RULE,
  look: lookFor(['laptop', 'tv'], SURE),
};
