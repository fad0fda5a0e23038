/** n, mean and sample standard deviation (divisor n - 1; null below two values); NaN values do not count. */
export function moments(values: ArrayLike<number>): { n: number; mean: number | null; sd: number | null } {
  let n = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    n++;
    sum += value;
  }
  if (n === 0) return { n, mean: null, sd: null };
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  }
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}

/**
 * Pearson's product-moment correlation of two equally long lists, over the places where both are numbers (pairwise).
 * `r` is null below three pairs or where a list does not vary: there is nothing to correlate. Two passes over the data.
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): { n: number; r: number | null } {
  if (x.length !== y.length) throw new RangeError(`lists of ${x.length} and ${y.length} values`);
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < x.length; i++) {
    const a = x[i] ?? Number.NaN;
    const b = y[i] ?? Number.NaN;
    if (Number.isNaN(a + b)) continue;
    n++;
    sumX += a;
    sumY += b;
  }
  if (n < 3) return { n, r: null };
  const meanX = sumX / n;
  const meanY = sumY / n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const a = (x[i] ?? Number.NaN) - meanX;
    const b = (y[i] ?? Number.NaN) - meanY;
    if (Number.isNaN(a + b)) continue;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  // A list that is constant up to rounding has no spread of its own.
  if (xx <= 1e-24 * n * (1 + meanX * meanX) || yy <= 1e-24 * n * (1 + meanY * meanY)) return { n, r: null };
  return { n, r: Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) };
}

/**
 * The 95 % interval of a correlation by Fisher's z (Fisher 1921): tanh(atanh r ± 1.959964 / √(n - 3)). Null below four
 * pairs. The approximation is good for two normal variables and rough for a 0/1 item; it is shown as an order of size.
 */
export function correlationInterval(r: number, n: number): { lower: number; upper: number } | null {
  if (n < 4) return null;
  const half = 1.959963984540054 / Math.sqrt(n - 3);
  const z = Math.atanh(Math.max(-1 + 1e-15, Math.min(1 - 1e-15, r)));
  return { lower: Math.tanh(z - half), upper: Math.tanh(z + half) };
}
