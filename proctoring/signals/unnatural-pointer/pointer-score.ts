/** One click of a mouse, as far as its movement tells. */
export interface MouseClick {
  /** Unix ms. */
  readonly at: number;
  /** Movements of the pointer on the way to it. */
  readonly moves: number;
  /** Whether it hit the middle of what it hit, to the pixel. */
  readonly isCentred: boolean;
}

/** Below so many clicks nothing is said. */
const FEWEST_CLICKS = 8;
const JUMPS = 50;
const CENTRED = 30;
const BEAT = 20;
/** A hand's own pauses spread much wider than a tenth of their mean. */
const EVEN = 0.1;

/**
 * How unlike a hand these clicks are, 0 to 100: half for pointers that jump, three tenths for hits in the very middle, two
 * tenths for one beat. Null where there are too few.
 */
export function pointerScore(clicks: readonly MouseClick[]): number | null {
  if (clicks.length < FEWEST_CLICKS) return null;
  const share = (is: (click: MouseClick) => boolean) => clicks.filter(is).length / clicks.length;
  const pauses = clicks.slice(1).map(({ at }, index) => at - (clicks[index]?.at ?? at));
  return (
    JUMPS * share(({ moves }) => moves === 0) +
    CENTRED * share(({ isCentred }) => isCentred) +
    (isEven(pauses) ? BEAT : 0)
  );
}

function isEven(pauses: readonly number[]): boolean {
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
  const variance = pauses.reduce((sum, pause) => sum + (pause - mean) ** 2, 0) / pauses.length;
  return mean > 0 && Math.sqrt(variance) / mean < EVEN;
}
