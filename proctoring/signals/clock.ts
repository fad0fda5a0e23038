/** Time as a thing handed in: observers run on the browser's, tests on their own. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Calls once after so many milliseconds; returns what cancels it. */
  after(milliseconds: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, call) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};
