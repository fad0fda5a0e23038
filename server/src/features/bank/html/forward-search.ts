/**
 * Where a mark next stands, asked from places that only move forward: once there is none beyond a place, the text is not
 * searched for it again. A page of a hundred thousand openers without a closer costs one search, not one for each.
 */
export function forwardSearch(text: Pick<string, 'indexOf'>, mark: string): (from: number) => number {
  let isGone = false;
  return (from) => {
    if (isGone) return -1;
    const at = text.indexOf(mark, from);
    isGone = at < 0;
    return at;
  };
}
