import { isCovered, isTooDark, nearestFace, type Observation, unreadable } from 'proctoring/signals/observation.ts';

/** What would make the picture better, the most helpful first; null where it is good. */
export type Hint =
  | 'uncover'
  | 'lightOn'
  | 'comeIntoPicture'
  | 'oneOnly'
  | 'goBack'
  | 'comeNearer'
  | 'lightOnFace'
  | 'holdStill'
  | 'moveLeft'
  | 'moveRight'
  | 'sitUp'
  | 'lowerCamera'
  | 'lookStraight';

/** Height of a face, as a share of the frame's: beyond it the detector's box, wider than the face, is cut off at a nod. */
const TOO_NEAR = 0.85;
/** And below it a face is a few dozen pixels on a poor camera: features are not read. */
const TOO_FAR = 0.18;
/** How far the middle of the face may be from the middle of the frame, as a share of it. */
const OFF_SIDE = 0.22;
const OFF_HEIGHT = 0.25;
/** Radians from straight: about 20 degrees. */
const TURNED = 0.35;
/** A second face at least so sure counts as somebody. */
const SURE = 0.6;

export function hintOf({ light, faces }: Observation): Hint | null {
  if (isCovered(light)) return 'uncover';
  const face = nearestFace(faces);
  if (!face) return isTooDark(light) ? 'lightOn' : 'comeIntoPicture';
  if (faces.filter(({ score }) => score >= SURE).length > 1) return 'oneOnly';
  if (face.height > TOO_NEAR) return 'goBack';
  if (face.height < TOO_FAR) return 'comeNearer';
  const blocked = unreadable(face);
  if (blocked === 'dark') return isTooDark(light) ? 'lightOn' : 'lightOnFace';
  if (blocked === 'blurred') return 'holdStill';
  const [middleX, middleY] = [face.x + face.width / 2, face.y + face.height / 2];
  // The picture is not mirrored: who sits at its left has to move to their own left, which is its right.
  if (middleX < 0.5 - OFF_SIDE) return 'moveLeft';
  if (middleX > 0.5 + OFF_SIDE) return 'moveRight';
  if (middleY > 0.5 + OFF_HEIGHT) return 'sitUp';
  if (middleY < 0.5 - OFF_HEIGHT) return 'lowerCamera';
  return Math.abs(face.yaw ?? 0) > TURNED ? 'lookStraight' : null;
}
