/** Of unflagged pictures this share is looked at again, at least as soon as there is time. */
const PROMISED = 0.05;
/** With nothing to do the service looks at more of them. */
const AT_EASE = 0.25;
/** Waiting pictures up to which it is at ease, from which it does what is promised and no more, and from which it is full. */
const EASE_UNTIL = 10;
const BUSY_FROM = 100;
export const FULL_FROM = 1_000;

/** The share of unflagged pictures that are queued now, by how many wait: falls with load, down to none where it is full. */
export function samplingRate(waiting: number): number {
  if (waiting <= EASE_UNTIL) return AT_EASE;
  if (waiting < BUSY_FROM) return between(waiting, EASE_UNTIL, BUSY_FROM, AT_EASE, PROMISED);
  if (waiting < FULL_FROM) return between(waiting, BUSY_FROM, FULL_FROM, PROMISED, 0);
  return 0;
}

function between(at: number, from: number, to: number, first: number, last: number): number {
  return first + ((last - first) * (at - from)) / (to - from);
}

/**
 * Whether a new picture is looked at again: flagged ones, the first of an attempt, and every one of a page that differed
 * before, always; of the others a share by the load. What the promise would have taken and the load did not is deferred:
 * looked at once nothing else waits. `chance` is uniform in [0, 1).
 */
export function drawFrame(picture: {
  readonly flagged: boolean;
  readonly isFirst: boolean;
  readonly differedBefore: boolean;
  readonly waiting: number;
  readonly chance: number;
}): 'waiting' | 'deferred' | 'notDrawn' {
  if (picture.flagged || picture.isFirst || picture.differedBefore) return 'waiting';
  if (picture.chance < samplingRate(picture.waiting)) return 'waiting';
  return picture.chance < PROMISED ? 'deferred' : 'notDrawn';
}
