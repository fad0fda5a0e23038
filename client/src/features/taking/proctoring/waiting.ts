import type { Clock } from 'proctoring/signals/clock.ts';

/** How somebody waits who watches by a device: one thing at a time, until it comes or is given up. */
export function waitingOf(clock: Pick<Clock, 'after'>, onNews: (call: () => void) => () => void) {
  let cancel = () => {};
  return {
    /** Resolves after so many milliseconds; never, where it is given up before. */
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        cancel = clock.after(milliseconds, resolve);
      }),
    /** Resolves at news of a device, and after so many milliseconds at the latest (`Infinity`: at news only). */
    waitForNews: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const end = () => {
          stopHearing();
          stopWaiting();
          resolve();
        };
        const stopHearing = onNews(end);
        const stopWaiting = Number.isFinite(milliseconds) ? clock.after(milliseconds, end) : () => {};
        cancel = end;
      }),
    /** Gives up what is waited for. */
    giveUp: () => cancel(),
  };
}
