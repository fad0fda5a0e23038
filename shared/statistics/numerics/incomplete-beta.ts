import { logGamma } from './log-gamma.ts';

const MAX_STEPS = 10_000;

/**
 * The regularised incomplete beta function I_x(a, b), x in [0, 1], a, b > 0: the chance that a Beta(a, b) value is at most
 * x. Lentz's continued fraction (Press et al., Numerical Recipes, 3rd ed., 6.4), absolute error about 1e-14. Throws a
 * RangeError outside the domain, an Error where the fraction does not settle.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`incompleteBeta(${x}, ${a}, ${b}) is not defined`);
  if (x === 0 || x === 1) return x;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MAX_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return result;
  }
  throw new Error(`incompleteBeta(${x}, ${a}, ${b}) did not settle in ${MAX_STEPS} steps`);
}
