import { interval } from '../interval.ts';
import { listen, type Page, type Stop } from '../page.ts';
import type { Tell } from '../signal.ts';
import { GRACE_MS } from './grace.ts';

/** Only leaving is told: who never could go fullscreen did not leave it. */
export function observeFullscreenLeft({ document, clock }: Page, tell: Tell<Record<string, never>>): Stop {
  const left = interval(clock, GRACE_MS, tell);
  let wasFullscreen = Boolean(document.fullscreenElement);
  const stop = listen(document, 'fullscreenchange', () => {
    const isFullscreen = Boolean(document.fullscreenElement);
    if (isFullscreen) left.end();
    else if (wasFullscreen) left.begin({});
    wasFullscreen = isFullscreen;
  });
  return () => {
    stop();
    left.end();
  };
}
