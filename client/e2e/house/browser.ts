import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/testing/chromium.mjs';
import { makeCameraClip } from './camera.ts';
import { makeVoiceClip } from './microphone.ts';

/** How every Chromium of the house is started. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No name and no address but this machine's own is found. Refused here and not on the way, so that no request is held.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
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
  /** Pictures and texts of all open pages, to see why a step failed; in `client/e2e/results`, under this name. */
  photograph(name?: string): Promise<void>;
  /** Every request so far that would have left the machine. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens Chromium with a fake microphone and a fake camera, before which a person sits, or what the clip at `before` shows (removed at
 * the end). No request may leave the machine: one that tries is refused and remembered.
 */
export async function openBrowser(before?: string): Promise<House> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const [clip, voice] = await Promise.all([before ?? makeCameraClip(executablePath), makeVoiceClip()]);
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, `--use-file-for-fake-video-capture=${clip}`, `--use-file-for-fake-audio-capture=${voice}`],
  });
  const outside: string[] = [];
  return {
    outside,
    async photograph(name = 'failed') {
      await mkdir(RESULTS, { recursive: true });
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [index, page] of pages.entries()) {
        await page.screenshot({ path: `${RESULTS}${name}-${index}.png` }).catch(() => undefined);
        const text = await page.locator('body').ariaSnapshot().catch(String);
        await writeFile(`${RESULTS}${name}-${index}.txt`, `${page.url()}\n${text}\n`);
      }
    },
    async person(options = {}) {
      const context = await browser.newContext({
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        viewport: { width: 1366, height: 768 },
        permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
        ...options,
      });
      context.setDefaultTimeout(15_000);
      const note = (url: string) => leavesTheMachine(new URL(url)) && outside.push(url);
      context.on('request', (request) => note(request.url()));
      context.on('page', (page) => page.on('websocket', (socket) => note(socket.url())));
      return context;
    },
    async close() {
      await browser.close();
      await Promise.all([clip, voice].map((file) => rm(file, { force: true })));
    },
  };
}

function leavesTheMachine(url: URL): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}
