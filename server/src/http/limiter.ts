/** As many keys are remembered at once; then the oldest is forgotten, so that made-up addresses do not fill the memory. */
const MOST_KEYS = 100_000;

export interface Limiter {
  /** Counts an act of this key; false where it is one too many. */
  take(key: string): boolean;
  /** Takes the last act back: it turned out to be one that does not count. */
  giveBack(key: string): void;
  /** Milliseconds until the key may act again; 0 while it may. */
  waitMs(key: string): number;
}

/** Lets at most `most` acts of one key through in `everyMs` from its first. Kept in memory, and no longer than that. */
export function limiter({ most, everyMs, now }: { most: number; everyMs: number; now: () => number }): Limiter {
  // In the order of their first acts, so that what is over stands in front.
  const stretches = new Map<string, { count: number; readonly endsAt: number }>();

  function forgetWhatIsOver(): void {
    for (const [key, { endsAt }] of stretches) {
      if (endsAt > now() && stretches.size <= MOST_KEYS) return;
      stretches.delete(key);
    }
  }

  return {
    take(key) {
      forgetWhatIsOver();
      const stretch = stretches.get(key) ?? { count: 0, endsAt: now() + everyMs };
      stretch.count += 1;
      stretches.set(key, stretch);
      return stretch.count <= most;
    },
    giveBack(key) {
      const stretch = stretches.get(key);
      if (stretch) stretch.count -= 1;
    },
    waitMs(key) {
      forgetWhatIsOver();
      const stretch = stretches.get(key);
      return stretch && stretch.count >= most ? stretch.endsAt - now() : 0;
    },
  };
}
