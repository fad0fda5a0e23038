/** Deterministic numbers in [0, 1): mulberry32. Every run of the evaluation sees the same pictures. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number between -by and by. */
export function around(random: Random, by: number): number {
  return (random() - 0.5) * 2 * by;
}
