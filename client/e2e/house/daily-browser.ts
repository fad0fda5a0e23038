import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/testing/chromium.mjs';
import { freePort } from '../../../scripts/testing/free-port.mjs';
import { FLAGS } from './browser.ts';

export interface DailyBrowser {
  readonly device: BrowserContext;
  close(): Promise<void>;
}

/**
 * A browser as people have it, in which one tab hides the other; in the house's own every page is told that it is in front.
 */
export async function openDailyBrowser(): Promise<DailyBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const port = await freePort();
  const browser = await chromium.launch({ executablePath, args: [...FLAGS, `--remote-debugging-port=${port}`] });
  const asItIs = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [device] = asItIs.contexts();
  if (!device) throw new Error('The browser has no profile of its own.');
  device.setDefaultTimeout(15_000);
  return {
    device,
    async close() {
      await asItIs.close();
      await browser.close();
    },
  };
}
