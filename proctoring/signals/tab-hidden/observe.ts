import { interval } from '../interval.ts';
import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

const AFTER_MS = 1_000;

export function observeTabHidden({ document, clock }: Page, tell: Tell<Record<string, never>>): Stop {
  const hidden = interval(clock, AFTER_MS, tell);
  const look = () => (document.visibilityState === 'hidden' ? hidden.begin({}) : hidden.end());
  look();
  const stop = listen(document, 'visibilitychange', look);
  return () => {
    stop();
    hidden.end();
  };
}
