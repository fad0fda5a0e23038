import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A source of numbers in [0, 1) that always gives the same ones for the same seed. */
export type Random = () => number;

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded by SHA-256 of the text: a form can be made again from its seed for ever. */
export function seededRandom(seed: string): Random {
  const words = new DataView(sha256(utf8ToBytes(seed)).buffer);
  let a = words.getUint32(0);
  let b = words.getUint32(4);
  let c = words.getUint32(8);
  let counter = 1;
  const next = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** A shuffled copy (Fisher and Yates): every order is equally likely. */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** As `shuffle`, but what is pinned keeps its place. */
export function shufflePinned<T>(random: Random, list: readonly T[], isPinned: (entry: T) => boolean): T[] {
  const loose = shuffle(
    random,
    list.filter((entry) => !isPinned(entry)),
  );
  return list.map((entry) => (isPinned(entry) ? entry : (loose.shift() as T)));
}
