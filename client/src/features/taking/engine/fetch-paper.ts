import { readSealedPaper } from 'shared/contracts/delivery.ts';
import { addressOf } from '../../../api/call.ts';
import { backoff, type Timers } from './timers.ts';

/** A sealed paper as far as it is here. */
export interface Arriving {
  /** Of the size of the whole. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many of them have come, from the first on. */
  come: number;
}

/**
 * A line that brings not one byte for so long is broken. One that brings some is waited for, however long the whole takes: forty
 * candidates share what their school has.
 */
export const PATIENCE_MS = 30_000;
const AGAIN = { first: 1_000, most: 1_000 };

/**
 * Fetches what is missing of `paper`. A line that breaks after it brought something is taken up where it broke.
 * @throws Error where a try brings nothing; what came before stays in `paper`
 */
export async function fetchPaper(paper: Arriving, timers: Timers, onCome: () => void): Promise<void> {
  while (paper.come < paper.bytes.length) {
    const before = paper.come;
    const failure: unknown = await fetchRest(paper, timers, onCome).catch((error) => error);
    if (paper.come === paper.bytes.length) return;
    if (paper.come === before) throw failure ?? new Error('the sealed paper ends before its end');
    await new Promise<void>((resolve) => timers.after(backoff(1, AGAIN, timers.random()), resolve));
  }
}

/** One request for all that is missing. */
async function fetchRest(paper: Arriving, timers: Timers, onCome: () => void): Promise<void> {
  const cut = new AbortController();
  let calm = () => {};
  const bePatient = () => {
    calm();
    calm = timers.after(PATIENCE_MS, () => cut.abort(new Error('the line brings nothing')));
  };
  bePatient();
  try {
    const address = addressOf(readSealedPaper, { query: paper.come > 0 ? { from: paper.come } : {} });
    const answer = await fetch(address, { credentials: 'same-origin', signal: cut.signal });
    if (!answer.ok || !answer.body) throw new Error(`the sealed paper was answered with ${answer.status}`);
    // A filter or a hot spot answers everything with a page of its own.
    if (answer.headers.get('content-type') !== 'application/octet-stream')
      throw new Error('something else answers for the sealed paper');
    const reader = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      bePatient();
      const fits = value.subarray(0, paper.bytes.length - paper.come);
      paper.bytes.set(fits, paper.come);
      paper.come += fits.length;
      onCome();
      // Some other paper: its hash will tell.
      if (fits.length < value.length) return;
    }
  } finally {
    calm();
    cut.abort();
  }
}
