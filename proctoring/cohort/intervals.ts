/** Share with its 95 % interval (Wilson 1927, 10.2307/2276774). */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const Z = 1.959964;

export function proportion(hits: number, n: number): Proportion {
  if (n === 0) return { share: 0, low: 0, high: 1, n };
  const share = hits / n;
  const middle = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n };
}
