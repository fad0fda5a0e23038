import type { BoardSeat } from 'shared/contracts/invigilation.ts';

/** Whether the camera looks at a seat: with every check of the level, with the light ones, or not. */
export type EyeState = 'full' | 'light' | 'none';

const LEVEL_WITH_CAMERA = 2;

/** Null where the exam asks for no camera, and where nobody writes: then nothing is to be looked at. */
export function eyeOf({ state, watch }: BoardSeat): EyeState | null {
  const isAsked = watch.level >= LEVEL_WITH_CAMERA || watch.consent !== 'notAsked';
  if (!isAsked || (state !== 'writing' && state !== 'paused')) return null;
  if (watch.checks.length === 0) return 'none';
  return watch.tier === 'light' ? 'light' : 'full';
}
