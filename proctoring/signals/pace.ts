import { nearestFace, type Observation } from './observation.ts';
import type { VisionParts } from './vision-messages.ts';

/** Between two looks at least this: four a second are enough for every signal. */
const SHORTEST_MS = 250;
/** And at most this, or the debounce has too few samples and the signals read "unknown". */
const LONGEST_MS = 650;
/** Looking may take this share of one core; the rest belongs to the candidate's answers. */
const SHARE = 0.2;
/** Objects are searched this often, where the level asks for it. */
const OBJECTS_EVERY_MS = 2_500;
/** The face is compared with the enrolled one this often ... */
const IDENTITY_EVERY_MS = 25_000;
/** ... and this often for some seconds after anything that might have been a change of person. */
const IDENTITY_AGAIN_MS = 1_500;
const UNSURE_FOR_MS = 8_000;
/** Slower than this, irises are looked for in every other look only. */
const SLOW_MS = 120;

/** The nearest face of two looks overlaps at least so much (intersection over union) while the same person sits there. */
const SAME_PLACE = 0.45;
/** Below this similarity a face is compared again soon. */
const UNLIKE = 0.72;
/** A person who moves changes less of the picture than this between two looks. */
export const SUDDEN_CHANGE = 0.08;

/** When to look, and what for: seldom where looking is slow, and soon again where a face returns or jumps. */
export interface Pace {
  /** Milliseconds until the next look. */
  nextLookIn(): number;
  /** What the look of now (Unix ms) is for. */
  partsAt(now: number): VisionParts;
  /** What a look took and saw. */
  looked(parts: VisionParts, milliseconds: number, observation: Observation): void;
  /** Usual milliseconds of a look without the slow parts. */
  readonly usual: () => number;
}

/** `allowed`: the models that are loaded. `millisecondsPerFrame`: the self-test's figure, until looks have been timed. */
export function createPace(allowed: VisionParts, millisecondsPerFrame: number): Pace {
  let usual = millisecondsPerFrame;
  let slow = millisecondsPerFrame;
  let searchedAt: number | null = null;
  let comparedAt: number | null = null;
  let unsureUntil = 0;
  let before: Observation | null = null;
  let looks = 0;

  const isDue = (now: number, lastAt: number | null, every: number) =>
    lastAt === null || now - lastAt >= Math.max(every, slow / SHARE);

  return {
    nextLookIn: () => Math.min(LONGEST_MS, Math.max(SHORTEST_MS, usual / SHARE)),
    partsAt(now) {
      const identityEvery = now < unsureUntil ? IDENTITY_AGAIN_MS : IDENTITY_EVERY_MS;
      // One slow part a look: no look takes as long as all of them together.
      const objects = allowed.objects && isDue(now, searchedAt, OBJECTS_EVERY_MS);
      const identity = allowed.identity && !objects && hasFace(before) && isDue(now, comparedAt, identityEvery);
      return { objects, identity, irises: allowed.irises && (usual <= SLOW_MS || looks % 2 === 0) };
    },
    looked(parts, milliseconds, observation) {
      const { at } = observation;
      if (parts.objects) searchedAt = at;
      if (parts.identity) comparedAt = at;
      if (parts.objects || parts.identity) slow = Math.round(slow * 0.7 + milliseconds * 0.3);
      else usual = Math.round(usual * 0.8 + milliseconds * 0.2);
      const isUnlike = observation.identity !== null && observation.identity < UNLIKE;
      if (isUnlike || mayBeAnother(before, observation)) unsureUntil = at + UNSURE_FOR_MS;
      before = observation;
      looks += 1;
    },
    usual: () => usual,
  };
}

function hasFace(observation: Observation | null): boolean {
  return observation !== null && observation.faces.length > 0;
}

/** Whether somebody else might sit there since the look before: a face returned or jumped, or the picture changed at once. */
function mayBeAnother(before: Observation | null, now: Observation): boolean {
  const [was, is] = [before && nearestFace(before.faces), nearestFace(now.faces)];
  if (!is) return false;
  if (!was) return true;
  return (now.frame.difference ?? 0) > SUDDEN_CHANGE || overlap(was, is) < SAME_PLACE;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Intersection over union of two boxes. */
function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const shared = Math.max(0, width) * Math.max(0, height);
  const all = one.width * one.height + other.width * other.height - shared;
  return all === 0 ? 0 : shared / all;
}
