import { type DeviceTier, deviceTierOf } from 'proctoring/signals/device-tier.ts';

type Tier = DeviceTier['tier'];

/** The tier that holds, and how many looks in a row spoke for another one. */
export interface TierDrift {
  readonly tier: Tier;
  readonly otherwise: number;
}

/** A machine that became slower gives way soon; one that became quicker is trusted only after a while. */
const LOOKS_TO_LIGHTER = 20;
const LOOKS_TO_FULLER = 120;
/** Looks must be quicker than the border by so much before more is asked of the machine: it must not swing. */
const MARGIN = 1.3;

/** Takes what looks usually take now. While looks come at all, the camera stays watched: never lighter than `light`. */
export function driftTier(before: TierDrift, millisecondsPerLook: number): TierDrift {
  const by = (milliseconds: number) => tierBy(milliseconds);
  const isLighter = by(millisecondsPerLook) === 'light' && before.tier === 'full';
  const isFuller = by(millisecondsPerLook * MARGIN) === 'full' && before.tier === 'light';
  if (!isLighter && !isFuller) return { tier: before.tier, otherwise: 0 };
  const otherwise = before.otherwise + 1;
  if (otherwise < (isLighter ? LOOKS_TO_LIGHTER : LOOKS_TO_FULLER)) return { tier: before.tier, otherwise };
  return { tier: isLighter ? 'light' : 'full', otherwise: 0 };
}

function tierBy(millisecondsPerFrame: number): 'full' | 'light' {
  return deviceTierOf({ backend: '', millisecondsPerFrame }, null).tier === 'full' ? 'full' : 'light';
}
