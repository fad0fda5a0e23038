import { t } from '../messages.ts';
import { canFullscreen } from '../paper/use-fullscreen.ts';

/** `look`: the exam can be sat, but something could be better. `ask` waits for a click (full screen, camera). */
export type CheckState = 'working' | 'good' | 'look' | 'bad' | 'ask';
export interface CheckResult {
  readonly state: CheckState;
  readonly says: string;
}

const good = (says: string): CheckResult => ({ state: 'good', says });
const look = (says: string): CheckResult => ({ state: 'look', says });
const bad = (says: string): CheckResult => ({ state: 'bad', says });

export function checkBrowser(): CheckResult {
  // Each of these is used somewhere on the paper; what lacks one is older than 2022.
  const isRecent =
    'structuredClone' in globalThis && 'inert' in HTMLElement.prototype && CSS.supports('selector(:has(a))');
  return isRecent ? good(t().checks.browserGood) : bad(t().checks.browserBad);
}

export function checkScreen(): CheckResult {
  if ((screen as Screen & { isExtended?: boolean }).isExtended) return look(t().checks.screenMore);
  return innerWidth < 340 || innerHeight < 480
    ? look(t().checks.screenSmall)
    : good(t().checks.screenGood(screen.width, screen.height));
}

/** `lasting` is false where IndexedDB did not open. Asks the browser not to clear what is kept, where it can be asked. */
export async function checkStorage(lasting: boolean): Promise<CheckResult> {
  if (!lasting) return bad(t().checks.storageBad);
  const persists = await navigator.storage?.persist?.().catch(() => false);
  return persists ? good(t().checks.storageGood) : good(t().checks.storageWeak);
}

const SLOW_MS = 800;

/** The best of a few round trips. */
export async function checkNetwork(ask: () => Promise<boolean>): Promise<CheckResult> {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn += 1) {
    const sentAt = performance.now();
    if (await ask()) best = Math.min(best, performance.now() - sentAt);
  }
  if (!Number.isFinite(best)) return bad(t().checks.networkBad);
  const ms = Math.round(best);
  return ms > SLOW_MS ? look(t().checks.networkSlow(ms)) : good(t().checks.networkGood(ms));
}

export function checkFullscreen(isFull: boolean): CheckResult {
  if (!canFullscreen()) return look(t().checks.fullscreenBad);
  return isFull ? good(t().checks.fullscreenGood) : { state: 'ask', says: t().checks.fullscreenWaits };
}
