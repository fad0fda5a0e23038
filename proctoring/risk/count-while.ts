/** How many of the first of a sorted list something holds for, where it holds for no later one: found by halving. */
export function countWhile<One>(sorted: readonly One[], holds: (one: One) => boolean, from = 0): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as One)) low = middle + 1;
    else high = middle;
  }
  return low;
}
