/** Lets at most `most` acts of one key through in each stretch of `everyMs`. Keeps nothing longer than a stretch. */
export function limiter({ most, everyMs, now }: { most: number; everyMs: number; now: () => number }) {
  let counts = new Map<string, number>();
  let since = now();
  return (key: string): boolean => {
    if (now() - since >= everyMs) {
      counts = new Map();
      since = now();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}
