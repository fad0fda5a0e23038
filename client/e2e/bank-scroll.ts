/**
 * `node client/e2e/bank-scroll.ts --address http://127.0.0.1:8080 [--questions 20000] [--json]`: scrolls through the bank of a
 * running product in a real browser, from both ends, and measures what stays in the page. The database is one that
 * `khaothi bank benchmark` has filled.
 */
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/testing/chromium.mjs';

const { values } = parseArgs({
  options: {
    address: { type: 'string', default: 'http://127.0.0.1:8080' },
    username: { type: 'string', default: 'thu-tai' },
    password: { type: 'string', default: 'ngan-hang-thu-tai' },
    questions: { type: 'string', default: '20000' },
    json: { type: 'boolean', default: false },
  },
});

interface Scrolled {
  /** The place of the last question that was in sight, from 1. */
  readonly reached: number;
  readonly seconds: number;
  /** Cards in the page at once, at most. */
  readonly cards: number;
  readonly elements: number;
  /** Milliseconds between two frames of the page, at the 50th and 95th of a hundred, and at the worst. */
  readonly frames: { readonly p50: number; readonly p95: number; readonly worst: number };
  /** Megabytes of live JavaScript before and after. */
  readonly heapBefore: number;
  readonly heapAfter: number;
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1366, height: 768 } });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(values.address);
    await page.getByLabel('Tên đăng nhập').fill(values.username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(values.password);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByRole('navigation').first().waitFor();
    const cdp = await context.newCDPSession(page);
    const far = Number(values.questions);
    const figures = {
      firstCardMs: await firstCard(page, '/bank'),
      wheel: await scroll(page, cdp, Math.min(far, 1_000), (step) => page.mouse.wheel(0, step)),
      far: await scroll(page, cdp, far, () => page.evaluate(() => scrollTo(0, document.body.scrollHeight))),
      oldestFirstCardMs: await firstCard(page, '/bank?order=oldest'),
      fromTheEnd: await scroll(page, cdp, Math.min(far, 1_000), (step) => page.mouse.wheel(0, step)),
    };
    process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await browser.close();
  }
}

async function firstCard(page: Page, path: string): Promise<number> {
  const begun = performance.now();
  await page.goto(values.address + path);
  await page.locator('li[aria-posinset="1"] article').waitFor();
  return Math.round(performance.now() - begun);
}

/** Moves on until the wanted question is in the page; a frame counts as late by what the page itself sees. */
async function scroll(
  page: Page,
  cdp: CDPSession,
  wanted: number,
  move: (step: number) => Promise<unknown>,
): Promise<Scrolled> {
  const heapBefore = await heap(cdp);
  await page.evaluate(() => {
    const seen = { gaps: [] as number[], cards: 0, elements: 0, on: true, last: 0 };
    Object.assign(window, { seen });
    const frame = (at: number) => {
      if (seen.last > 0) seen.gaps.push(at - seen.last);
      seen.last = at;
      if (seen.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.mouse.move(700, 500);
  const begun = performance.now();
  let reached = 0;
  while (reached < wanted && performance.now() - begun < 15 * 60_000) {
    await move(1_500);
    reached = await page.evaluate(() => {
      const { seen } = window as unknown as { seen: { cards: number; elements: number } };
      const cards = [...document.querySelectorAll('li[aria-posinset]')];
      seen.cards = Math.max(seen.cards, cards.length);
      seen.elements = Math.max(seen.elements, document.querySelectorAll('*').length);
      return Math.max(0, ...cards.map((card) => (card.querySelector('article') ? Number(card.ariaPosInSet) : 0)));
    });
  }
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const { gaps, cards, elements } = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: { gaps: number[]; cards: number; elements: number; on: boolean } };
    seen.on = false;
    return seen;
  });
  const sorted = gaps.sort((a, b) => a - b);
  const of = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    ...{ reached, seconds, cards, elements, heapBefore },
    frames: { p50: of(0.5), p95: of(0.95), worst: of(1) },
    heapAfter: await heap(cdp),
  };
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return Math.round(usedSize / 1e5) / 10;
}

await main();
