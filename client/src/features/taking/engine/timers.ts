/** Time as the engine uses it, handed in so that tests can drive it. */
export interface Timers {
  /** A clock that only goes forward, in milliseconds; its zero means nothing. */
  now(): number;
  /** Runs `act` once after `ms`; the function given back cancels it. */
  after(ms: number, act: () => void): () => void;
  /** In [0, 1): spreads retries, so that a room does not knock all at once. */
  random(): number;
}

export const browserTimers: Timers = {
  now: () => performance.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** How long to wait before try number `failures` + 1: doubling from `first` up to `most`, half of it by chance. */
export function backoff(failures: number, { first, most }: { first: number; most: number }, random: number): number {
  const whole = Math.min(most, first * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * random;
}
