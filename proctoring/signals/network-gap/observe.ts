import { interval } from '../interval.ts';
import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

const AFTER_MS = 5_000;

export function observeNetworkGap({ window, clock }: Page, tell: Tell<Record<string, never>>): Stop {
  const gap = interval(clock, AFTER_MS, tell);
  const stops = [listen(window, 'offline', () => gap.begin({})), listen(window, 'online', () => gap.end())];
  return () => {
    gap.end();
    for (const stop of stops) stop();
  };
}
