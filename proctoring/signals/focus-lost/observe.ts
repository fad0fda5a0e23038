import { interval } from '../interval.ts';
import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

/** Input methods and system notices take the focus for a moment; below this nothing is told. */
const AFTER_MS = 2_000;
const POLL_MS = 1_000;

/** Listens to blur and focus, and polls `hasFocus`, since a blur into an embedded frame is not a loss. */
export function observeFocusLost({ document, window, clock }: Page, tell: Tell<Record<string, never>>): Stop {
  const lost = interval(clock, AFTER_MS, tell);
  const look = () => {
    if (document.visibilityState === 'hidden' || document.hasFocus()) lost.end();
    else lost.begin({});
  };
  let cancel = () => {};
  const poll = () => {
    look();
    cancel = clock.after(POLL_MS, poll);
  };
  poll();
  const stops = [listen(window, 'blur', look), listen(window, 'focus', look)];
  return () => {
    cancel();
    lost.end();
    for (const stop of stops) stop();
  };
}
