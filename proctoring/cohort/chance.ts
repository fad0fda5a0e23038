import type { Random } from 'shared/papers/random.ts';

/** Normal deviate (Box and Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Log-normal around a median: most are near it, few are long. `spread` is the standard deviation of the logarithm. */
export function around(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * normal(random));
}

/** The times, in hours from 0, of a Poisson process with so many an hour over so many hours. */
export function arrivals(random: Random, perHour: number, hours: number): number[] {
  const times: number[] = [];
  if (perHour <= 0) return times;
  for (let at = 0; ; ) {
    at += -Math.log(1 - random()) / perHour;
    if (at >= hours) return times;
    times.push(at);
  }
}

/** One of a list by weights that need not sum to 1. */
export function drawn<T extends { readonly share: number }>(random: Random, list: readonly T[]): T {
  let left = random() * list.reduce((sum, one) => sum + one.share, 0);
  for (const one of list) {
    left -= one.share;
    if (left < 0) return one;
  }
  return list.at(-1) as T;
}
