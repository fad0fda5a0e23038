import { interval } from '../interval.ts';
import type { Page, Stop } from '../page.ts';
import type { Tell } from '../signal.ts';

const POLL_MS = 2_000;
const AFTER_MS = 6_000;
/** Zoom makes both sides smaller alike; a panel takes a good part of one. */
const TAKEN = 1.12;

/** Compares the window with the page inside it, in full screen, where nothing else of the browser takes room. */
export function observeDevtoolsHint(page: Page, tell: Tell<{ side: 'right' | 'bottom' }>): Stop {
  if (!canObserveDevtoolsHint(page)) return () => {};
  const { document, window, clock } = page;
  const panel = interval(clock, AFTER_MS, tell);
  let cancel = () => {};
  const look = () => {
    const { outerWidth = 0, outerHeight = 0, innerWidth = 0, innerHeight = 0 } = window;
    const across = outerWidth / innerWidth;
    const down = outerHeight / innerHeight;
    const isFull = Boolean(document.fullscreenElement) && Number.isFinite(across) && Number.isFinite(down);
    if (isFull && across / down > TAKEN) panel.begin({ side: 'right' });
    else if (isFull && down / across > TAKEN) panel.begin({ side: 'bottom' });
    else panel.end();
    cancel = clock.after(POLL_MS, look);
  };
  look();
  return () => {
    cancel();
    panel.end();
  };
}

/** A keyboard on the screen takes room as well, so touch screens say nothing. */
export function canObserveDevtoolsHint({ document, window }: Page): boolean {
  return (
    document.fullscreenEnabled === true && window.outerWidth !== undefined && window.navigator?.maxTouchPoints === 0
  );
}
