/** Where the build puts the service worker; the address is its name for good, so the script is asked for anew each time. */
export const PLAYER_WORKER = '/thi-worker.js';

/**
 * Lets the browser keep the player for a reload without a line. Browsers that have no service worker (a page over plain
 * http in the school's network) go on without it: nothing else depends on it.
 */
export function keepPlayer(): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  // After the page has what it needs itself: on a weak line the paper comes first.
  const start = () =>
    void navigator.serviceWorker
      .register(PLAYER_WORKER, { scope: '/thi', updateViaCache: 'none' })
      .catch(() => undefined);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}
