import { interval } from '../interval.ts';
import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

const AFTER_MS = 3_000;

/** False where the browser does not say: absent is unknown, not "one screen". */
export function canObserveSecondScreen({ window }: Page): boolean {
  return (window.screen as { readonly isExtended?: boolean } | undefined)?.isExtended !== undefined;
}

export function observeSecondScreen({ window, clock }: Page, tell: Tell<Record<string, never>>): Stop {
  const screen = window.screen as { readonly isExtended?: boolean } | undefined;
  if (screen?.isExtended === undefined) return () => {};
  const second = interval(clock, AFTER_MS, tell);
  const look = () => (screen.isExtended ? second.begin({}) : second.end());
  look();
  const stop = screen instanceof EventTarget ? listen(screen, 'change', look) : () => {};
  return () => {
    stop();
    second.end();
  };
}
