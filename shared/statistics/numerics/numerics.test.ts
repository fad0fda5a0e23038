import { describe, expect, it } from 'vitest';
import { fQuantile } from './f-distribution.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGamma } from './log-gamma.ts';

describe('special functions', () => {
  it('knows ln Γ at whole and half numbers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(() => logGamma(0)).toThrow(RangeError);
  });

  it('agrees with the closed forms of the incomplete beta function', () => {
    for (const x of [0.01, 0.2, 0.5, 0.9]) {
      expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 13);
      expect(incompleteBeta(x, 3, 1)).toBeCloseTo(x ** 3, 13);
      expect(incompleteBeta(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 13);
      expect(incompleteBeta(x, 7, 2.5)).toBeCloseTo(1 - incompleteBeta(1 - x, 2.5, 7), 13);
    }
  });

  // Tables of the F distribution, e.g. NIST/SEMATECH e-Handbook 1.3.6.7.3, three decimals.
  it.each([
    [0.95, 1, 10, 4.965],
    [0.95, 5, 20, 2.711],
    [0.99, 10, 100, 2.503],
  ])('finds the F value of %s on %s and %s degrees of freedom', (p, df1, df2, value) => {
    expect(Math.abs(fQuantile(p, df1, df2) - value)).toBeLessThan(0.0006);
  });
});
