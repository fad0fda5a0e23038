import { SUDDEN_CHANGE } from '../signals/pace.ts';
import type { VisionParts } from '../signals/vision-messages.ts';

/** When faces were last looked for in the whole frame, and what came of it. */
export interface Found {
  /** Unix ms. */
  readonly at: number;
  readonly faces: number;
  /** Looks since then that only followed them. */
  readonly followed: number;
}

/** So many looks in a row only follow the faces that are known: at the usual pace somebody new is seen within 0.9 seconds ... */
const FOLLOWED_LOOKS = 2;
/** ... and on a machine that looks seldom, not later than this. */
const FOLLOWED_MS = 1_500;

/**
 * Whether a look may follow the known faces instead of looking for faces in the whole frame, which takes more than half of
 * the time of a look. Never where the frame changed at once (`difference`: mean change of luma, null without a frame
 * before), where there was no face, or where objects or identity are looked for.
 */
export function mayFollow(found: Found | null, at: number, difference: number | null, parts: VisionParts): boolean {
  if (!found || found.faces === 0 || parts.objects || parts.identity) return false;
  if (difference === null || difference > SUDDEN_CHANGE) return false;
  return found.followed < FOLLOWED_LOOKS && at >= found.at && at - found.at <= FOLLOWED_MS;
}
