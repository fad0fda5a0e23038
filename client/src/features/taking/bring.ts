import { backoff, type Timers } from './engine/timers.ts';

/** Asks for one file that is wanted later; rejects where it does not come. */
export type Piece = () => Promise<unknown>;

/** A page that is never at rest, or a request that hangs, must not keep the rest from coming while the line lives. */
const LONGEST_MS = 5_000;
const AGAIN = { first: 5_000, most: 60_000 };
/** About an hour. What does not come then is not there. */
const ROUNDS = 60;

/**
 * Brings the pieces one after another, each while the page is at rest, so that no click waits for them. What did not come is
 * asked for again: the line that fails now is the one that will be down when the piece is wanted.
 */
export async function bring(
  pieces: readonly Piece[],
  { timers, atRest }: { readonly timers: Timers; readonly atRest: () => Promise<void> },
): Promise<void> {
  const wait = (ms: number) => new Promise<void>((resolve) => timers.after(ms, resolve));
  const comes = (piece: Piece) => {
    const hangs = wait(LONGEST_MS).then(() => false);
    const ends = piece().then(
      () => true,
      () => false,
    );
    return Promise.race([ends, hangs]);
  };

  let left = pieces;
  for (let round = 1; left.length > 0 && round <= ROUNDS; round++) {
    const missing: Piece[] = [];
    for (const piece of left) {
      await Promise.race([atRest(), wait(LONGEST_MS)]);
      if (!(await comes(piece))) missing.push(piece);
    }
    left = missing;
    if (left.length > 0) await wait(backoff(round, AGAIN, timers.random()));
  }
}

/** Resolves when the browser has nothing else to do; Safari does not tell and is given a moment. */
export const pageAtRest = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
