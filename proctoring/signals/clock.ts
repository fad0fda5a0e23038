/** Time as a thing handed in: a page runs on the server's clock, the service on its computer's, tests on their own. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Calls once after so many milliseconds; returns what cancels it. */
  after(milliseconds: number, call: () => void): () => void;
}

/** A clock that takes its time from `now` and waits by the machine's timers. */
export function clockBy(now: () => number): Clock {
  return {
    now,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
