import type { Face } from '../signals/observation.ts';

/** A point of the face mesh in pixels of the picture; depth is not used. */
export type MeshPoint = readonly [x: number, y: number, depth?: number];

/** Numbers of MediaPipe's face mesh: 468 points, and ten more where irises were looked for. */
const EYES = [
  { corners: [33, 133], lids: [159, 145], iris: 468 + 5 },
  { corners: [263, 362], lids: [386, 374], iris: 468 },
] as const;
const MOUTH = { corners: [78, 308], lips: [13, 14] } as const;
const WITH_IRISES = 478;

/**
 * Eyes, mouth and gaze from the mesh, each in units of its own width, so that distance to the camera does not matter.
 * Nulls where the mesh did not fit.
 */
export function featuresOf(mesh: readonly MeshPoint[]): Pick<Face, 'gaze' | 'eyesOpen' | 'mouthOpen'> {
  const eyes = EYES.map((eye) => eyeOf(mesh, eye)).filter((eye) => eye !== null);
  const mouth = openingOf(mesh, MOUTH.corners, MOUTH.lips);
  const gazes = mesh.length === WITH_IRISES ? eyes.map((eye) => eye.gaze).filter((gaze) => gaze !== null) : [];
  return {
    eyesOpen: eyes.length === 0 ? null : mean(eyes.map((eye) => eye.open)),
    mouthOpen: mouth,
    gaze: gazes.length === 0 ? null : { x: mean(gazes.map(({ x }) => x)), y: mean(gazes.map(({ y }) => y)) },
  };
}

function eyeOf(mesh: readonly MeshPoint[], { corners, lids, iris }: (typeof EYES)[number]) {
  const open = openingOf(mesh, corners, lids);
  const [one, other] = leftToRight(mesh[corners[0]], mesh[corners[1]]);
  if (open === null || !one || !other) return null;
  const centre = mesh[iris];
  const along = [other[0] - one[0], other[1] - one[1]] as const;
  const width = Math.hypot(...along);
  if (!centre || width === 0) return { open, gaze: null };
  const from = [centre[0] - (one[0] + other[0]) / 2, centre[1] - (one[1] + other[1]) / 2] as const;
  // Along the line of the eye's corners and across it, so that a leaning head changes nothing.
  const x = (from[0] * along[0] + from[1] * along[1]) / width ** 2;
  const y = (from[1] * along[0] - from[0] * along[1]) / width ** 2;
  return { open, gaze: { x, y } };
}

function leftToRight(one: MeshPoint | undefined, other: MeshPoint | undefined) {
  return one && other && one[0] > other[0] ? [other, one] : [one, other];
}

/** Distance of two points in units of the distance of two others; null where one is missing. */
function openingOf(mesh: readonly MeshPoint[], across: readonly [number, number], between: readonly [number, number]) {
  const distance = ([from, to]: readonly [number, number]) => {
    const [a, b] = [mesh[from], mesh[to]];
    return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : null;
  };
  const [width, gap] = [distance(across), distance(between)];
  return width === null || gap === null || width === 0 ? null : gap / width;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
