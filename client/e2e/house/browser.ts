import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/testing/chromium.mjs';
import { makeCameraClip } from './camera.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two people share this machine's screen: the page behind must not be put to sleep.
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));

export interface House {
  /** A person at a device of their own: own cookies, own storage. */
  person(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** Pictures and texts of all open pages, to see why a step failed; in `client/e2e/results`. */
  photograph(): Promise<void>;
  /** Every request so far that would have left the machine. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

/** Opens Chromium with a fake camera. No request may leave the machine: one that tries is refused and remembered. */
export async function openBrowser(): Promise<House> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const clip = await makeCameraClip(executablePath);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--use-file-for-fake-video-capture=${clip}`],
  });
  const outside: string[] = [];
  return {
    outside,
    async photograph() {
      await mkdir(RESULTS, { recursive: true });
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        await page.screenshot({ path: `${RESULTS}failed-${index}.png` }).catch(() => undefined);
        const text = await page.locator('body').ariaSnapshot().catch(String);
        await writeFile(`${RESULTS}failed-${index}.txt`, `${page.url()}\n${text}\n`);
      }
    },
    async person(options = {}) {
      const context = await browser.newContext({
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width: 1366, height: 768 },
        permissions: ['camera', 'clipboard-read', 'clipboard-write'],
        ...options,
      });
      context.setDefaultTimeout(15_000);
      await context.route(leavesTheMachine, async (route) => {
        outside.push(route.request().url());
        await route.abort();
      });
      await context.routeWebSocket(leavesTheMachine, async (socket) => {
        outside.push(socket.url());
        await socket.close();
      });
      return context;
    },
    async close() {
      await browser.close();
      await rm(clip, { force: true });
    },
  };
}

function leavesTheMachine(url: URL): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
