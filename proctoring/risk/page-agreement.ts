/** Second looks at one candidate's pictures. */
export interface Looks {
  /** Pictures in which the service saw what a page that always says "one person, nothing else" would not have said. */
  readonly telling: number;
  /** Those of them in which the page differed from the service. */
  readonly differing: number;
}

/**
 * How often an honest page differs on a telling picture: other hardware, and the picture as a JPEG. Assumed, and high: the
 * models are the same. A higher figure only asks for more pictures.
 */
export const HONEST = 0.1;
/** How often a page that always says "fine" does: the service is sure of what it calls telling. */
const ALTERED = 0.98;
/** One honest page in so many is ever told of (Wald 1945, 10.1214/aoms/1177731118: the bound holds for all looks together). */
const ONE_IN = 10_000;

/**
 * Wald's sequential test of one page against honesty, over every second look that came: true once the looks are `ONE_IN`
 * times more likely of a page that always says "fine" than of an honest one. Pictures that say nothing do not count, so a
 * quiet candidate is neither cleared nor told of.
 */
export function alwaysSaysFine({ telling, differing }: Looks): boolean {
  return evidence({ telling, differing }) >= Math.log(ONE_IN);
}

/** Log of the likelihood ratio, altered to honest. */
function evidence({ telling, differing }: Looks): number {
  const agreeing = telling - differing;
  return differing * Math.log(ALTERED / HONEST) + agreeing * Math.log((1 - ALTERED) / (1 - HONEST));
}

/** So many telling pictures in a row find a page that always says "fine". */
export function looksToFind(): number {
  let looks = 0;
  while (!alwaysSaysFine({ telling: looks, differing: looks })) looks += 1;
  return looks;
}
