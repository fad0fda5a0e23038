import type { PayloadOf } from '../signals/registry.ts';
import { REGULAR_EVERY_MS } from '../signals/snapshot-taken/regular.ts';

/** How long a page says that it watched at each tier (ms), and how many regular pictures it has committed. */
export interface Claimed {
  readonly full: number;
  readonly light: number;
  readonly committed: number;
}

/** Fewer that are due say nothing: the camera may have been opened anew, or the page hidden for a while. */
const LEAST_DUE = 10;
/** An honest page commits nearly all; below this share it is told of. */
const FEW = 1 / 3;

/** What is told of a page that commits far fewer regular pictures than it says it watched; null where nothing is. */
export function tooFewPictures({ full, light, committed }: Claimed): PayloadOf<'fewPictures'> | null {
  const due = Math.floor(full / REGULAR_EVERY_MS.full + light / REGULAR_EVERY_MS.light);
  if (due < LEAST_DUE || committed >= due * FEW) return null;
  return { minutes: Math.round((full + light) / 60_000), due, committed };
}
