import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The value that an F variable with `df1` and `df2` degrees of freedom stays below with probability `p` in (0, 1).
 * Bisection of the incomplete beta function down to neighbouring doubles, so relative error is that of `incompleteBeta`.
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`fQuantile wants 0 < p < 1, got ${p}`);
  let low = 0;
  let high = 1;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (incompleteBeta(middle, df1 / 2, df2 / 2) < p) low = middle;
    else high = middle;
  }
  const share = (low + high) / 2;
  return (df2 * share) / (df1 * (1 - share));
}
