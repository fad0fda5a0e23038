/** Between two looks at least this: four a second are enough for every signal. */
const SHORTEST_MS = 250;
/** And at most this, or the debounce has too few samples and the signals read "unknown". */
const LONGEST_MS = 650;
/** Looking may take this share of one core; the rest belongs to the candidate's answers. */
const SHARE = 0.2;
/** Objects are searched this often, where the level asks for it. */
const OBJECTS_EVERY_MS = 2_500;

/** Milliseconds from one look to the next, by how long looks take on this machine. */
export function nextLookIn(millisecondsPerLook: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, millisecondsPerLook / SHARE));
}

/** Whether this frame is searched for objects: seldom, and more seldom where searching is slow. */
export function isObjectTurn(now: number, lastAt: number | null, millisecondsPerSearch: number): boolean {
  return lastAt === null || now - lastAt >= Math.max(OBJECTS_EVERY_MS, millisecondsPerSearch / SHARE);
}
