import type { Detector } from '../detector.ts';
import { lookFor, OBJECT_RULE } from '../objects.ts';

/** What the detector takes for a remote control, held before a camera, is a phone more often than not. */
const LABELS = ['cell phone', 'remote'];
const SURE = 0.3;

export const detectPhoneSeen: Detector<{ score: number }> = { rule: OBJECT_RULE, look: lookFor(LABELS, SURE) };
