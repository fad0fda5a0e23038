import { z } from 'zod';
import { type Face, isTooDark, nearestFace, type Observation, unreadable } from './observation.ts';

const Axis = z.object({
  middle: z.number(),
  /** Robust deviation: 1.4826 times the median distance from the middle (Rousseeuw and Croux, 1993). */
  deviation: z.number().nonnegative(),
});
type Axis = z.infer<typeof Axis>;

/** Where a candidate's own head and eyes usually point: cameras stand crooked, and heads differ. Radians, eye widths. */
export const Baseline = z.object({
  yaw: Axis,
  pitch: Axis,
  /** Null where irises were not looked for. */
  gazeX: Axis.nullable(),
  /** How many looks it is made of. */
  looks: z.number().int().positive(),
});
export type Baseline = z.infer<typeof Baseline>;

/** Fewer looks than this are no baseline: ten seconds at four a second. */
export const BASELINE_LOOKS = 40;

/** The baseline of a check-in minute, or of the first looks; null where too few show one face that can be read. */
export function baselineOf(observations: readonly Observation[]): Baseline | null {
  const heads = observations.map(headOf).filter((head) => head !== null);
  if (heads.length < BASELINE_LOOKS) return null;
  const gazes = heads.map(({ gazeX }) => gazeX).filter((gaze) => gaze !== null);
  return {
    yaw: axisOf(heads.map(({ yaw }) => yaw)),
    pitch: axisOf(heads.map(({ pitch }) => pitch)),
    gazeX: gazes.length < BASELINE_LOOKS ? null : axisOf(gazes),
    looks: heads.length,
  };
}

export interface Head {
  readonly yaw: number;
  readonly pitch: number;
  readonly gazeX: number | null;
}

/** The one head of a frame; null where there is not exactly one that can be read, which other signals speak about. */
export function headOf({ faces, light }: Observation): Head | null {
  const face = nearestFace(faces);
  if (faces.length !== 1 || !face || isTooDark(light) || unreadable(face)) return null;
  return face.yaw === null || face.pitch === null
    ? null
    : { yaw: face.yaw, pitch: face.pitch, gazeX: isBlinking(face) ? null : (face.gaze?.x ?? null) };
}

/** Lids nearer than this: the iris is not seen, whatever the model says. Ratio after Soukupová and Čech, CVWW 2016. */
const SHUT = 0.2;

function isBlinking({ eyesOpen }: Face): boolean {
  return eyesOpen !== null && eyesOpen < SHUT;
}

function axisOf(values: readonly number[]): Axis {
  const middle = median(values);
  return { middle, deviation: 1.4826 * median(values.map((value) => Math.abs(value - middle))) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
