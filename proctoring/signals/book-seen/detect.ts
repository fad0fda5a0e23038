import type { Detector } from '../detector.ts';
import { lookFor, OBJECT_RULE } from '../objects.ts';

const SURE = 0.32;

export const detectBookSeen: Detector<{ score: number }> = { rule: OBJECT_RULE, look: lookFor(['book'], SURE) };
