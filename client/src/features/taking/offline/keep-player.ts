import { backoff, browserTimers } from '../engine/timers.ts';

/** Where the build puts the service worker; the address is its name for good, so the script is asked for anew each time. */
export const PLAYER_WORKER = '/thi-worker.js';

/** The page has what it needs itself by then, even where a picture or a sound still hangs. */
const AFTER_MS = 10_000;
const AGAIN = { first: 5_000, most: 300_000 };
/** Some two hours. A disk that is full, or a certificate that is not trusted, will not be mended by asking. */
const TRIES = 30;

/**
 * Lets the browser keep the player for a reload without a line. Browsers that have no service worker (a page over plain
 * http in the school's network) go on without it: nothing else depends on it. What a weak line did not bring is asked for
 * again, for the line that fails now is the one that will fail later.
 */
export function keepPlayer(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  let isBegun = false;
  // After the page has what it needs itself: on a weak line the paper comes first.
  const start = () => {
    if (isBegun) return;
    isBegun = true;
    void keepTrying();
  };
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
  browserTimers.after(AFTER_MS, start);
}

async function keepTrying(): Promise<void> {
  for (let tries = 1; tries <= TRIES && !(await isKept().catch(() => false)); tries++) {
    const waitMs = backoff(tries, AGAIN, browserTimers.random());
    await new Promise<void>((resolve) => browserTimers.after(waitMs, resolve));
  }
}

/** False where not all of this player's files came; rejects where the worker itself did not. */
async function isKept(): Promise<boolean> {
  const registration = await navigator.serviceWorker.register(PLAYER_WORKER, { scope: '/thi', updateViaCache: 'none' });
  // A worker that was here already may be an older player's: the newest is asked for by name.
  if (!registration.installing) await registration.update();
  const { installing } = registration;
  if (!installing) return true;
  return new Promise((resolve) => {
    installing.addEventListener('statechange', () => {
      if (installing.state === 'activated') resolve(true);
      if (installing.state === 'redundant') resolve(false);
    });
  });
}
