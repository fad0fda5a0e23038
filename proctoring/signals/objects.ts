import type { Says } from './debounce.ts';
import { type Around, type Detector, NOTHING_AROUND } from './detector.ts';
import { isTooDark, type Observation } from './observation.ts';

/** Objects are searched every two to three seconds: two of three searches must agree. */
export const OBJECT_RULE = { share: 0.6, overMs: 6_000, samples: 3, clearMs: 6_000 } as const;

/** A camera of fewer pixels across: of 640 no telephone was seen falsely, through 320 and 213 a mouth was one (decision 0048). */
const COARSE_WIDTH = 400;

/** Whether a camera gives too few pixels to tell objects; not where nobody knows the camera. */
export function isCoarse({ camera }: Around): boolean {
  return camera !== null && camera.width < COARSE_WIDTH;
}

/** Whether a frame can say anything of what lies around: lit well enough, by a camera that gives enough pixels. */
export function canTellObjects({ light }: Observation, around = NOTHING_AROUND): boolean {
  return !isTooDark(light) && !isCoarse(around);
}

/** The surest object of some labels; 0 where none was seen, null where the frame was not searched. */
export function surest({ objects }: Observation, labels: readonly string[]): number | null {
  return objects && Math.max(0, ...objects.filter(({ label }) => labels.includes(label)).map(({ score }) => score));
}

/** Looks for objects of some labels that the model is at least so sure of. */
export function lookFor(labels: readonly string[], sure: number): Detector<{ score: number }>['look'] {
  return (observation, around?: Around) => {
    const score = surest(observation, labels);
    if (score === null) return null;
    const seen: Says = score >= sure ? 'yes' : 'no';
    return { says: canTellObjects(observation, around) ? seen : 'unknown', payload: { score } };
  };
}
