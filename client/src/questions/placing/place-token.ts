/**
 * What becomes of a placing when a token is put at a place: what stood there goes back, and a token that is used up leaves
 * the place where it was put first.
 */
export function placeToken(
  placed: Readonly<Record<string, string>>,
  place: string,
  token: string,
  most: number,
): Record<string, string> {
  const others: Record<string, string> = { ...placed };
  delete others[place];
  const holders = Object.keys(others).filter((other) => others[other] === token);
  const first = holders[0];
  if (holders.length >= most && first !== undefined) delete others[first];
  return { ...others, [place]: token };
}

/** How often a token stands somewhere. */
export function usesOf(placed: Readonly<Record<string, string>>, token: string): number {
  return Object.values(placed).filter((one) => one === token).length;
}
