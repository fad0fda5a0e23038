/**
 * `node client/e2e/player-speed.ts [--runs N] [--json]`: how long an old school PC on a weak line waits for a question that it
 * can answer, and how smoothly it writes then. Chromium with the processor slowed four times and the line of Lighthouse's
 * "slow 4G" (150 ms for a round trip, 1.6 Mbit/s down, 750 kbit/s up), nothing in any cache; built pages, demo province.
 * Ends with 1 where a promise is broken. `pnpm build` first.
 */
import { readFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { measureOn } from './house/measure-on.ts';
import * as candidate from './steps/candidate.ts';

/** Milliseconds. */
const PROMISED = { answerable: 2_000, longestTask: 100 };
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const SENTENCE = 'Sương phủ kín bản Cát Cát từ nửa đêm, ruộng bậc thang chỉ còn là những nét chì mờ. ';
/** Four pages by hand in one paragraph, and nearly as much as a field takes. */
const ESSAY = SENTENCE.repeat(60);
const LONGEST_ESSAY = SENTENCE.repeat(230);
const TYPED = 'Mẹ dậy từ lúc gà gáy lần đầu, nhóm bếp, và mùi khói lẫn vào sương. '.repeat(2);

/** Notes in the page when something that a candidate can answer with is drawn first, and every task that holds it up. */
const WATCH = `
  window.seen = { answerable: null, door: null, tasks: [], keys: [] };
  const first = { door: 'form input', answerable: 'article :is(input, textarea, button, [role=radio]):not(:disabled)' };
  const look = () => {
    for (const [name, wanted] of Object.entries(first))
      // What stands in the head of a question (flag, read aloud) is no answer.
      if (window.seen[name] === null && [...document.querySelectorAll(wanted)].some((one) => !one.closest('article > header')))
        requestAnimationFrame(() => setTimeout(() => { window.seen[name] ??= performance.now(); }));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  new PerformanceObserver((list) => window.seen.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => window.seen.keys.push(...list.getEntries().filter(({ name }) => name === 'keydown').map(({ duration }) => duration)))
    .observe({ type: 'event', durationThreshold: 16 });
`;
interface Seen {
  readonly answerable: number | null;
  readonly door: number | null;
  readonly tasks: readonly number[];
  readonly keys: readonly number[];
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean' } } });
const runs = Number(values.runs);
await measureOn(async ({ product, house }) => {
  const access = JSON.parse(await readFile(`${product.dataDir}/demo-accounts.json`, 'utf8')) as { slips: string[] };
  const device = await house.person();
  await device.addInitScript(WATCH);

  const doors = await times(runs, async () => {
    const stranger = await house.person();
    await stranger.addInitScript(WATCH);
    const { page } = await slowPage(stranger);
    await page.goto(`${product.address}/thi`);
    const door = await firstSight(page, 'door');
    await stranger.close();
    return door;
  });

  // The bell: the lobby has fetched the player and the sealed paper ahead; what is left is the key and the drawing.
  const { page: waiting, devtools } = await slowPage(device);
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: false });
  await candidate.typeSlip(waiting, product.address, access.slips.at(-1) ?? '');
  const begin = waiting.getByRole('button', { name: 'Vào làm bài' });
  await begin.waitFor();
  await waiting.waitForLoadState('networkidle');
  const rung = await waiting.evaluate(() => performance.now());
  await begin.click();
  const bell = (await firstSight(waiting, 'answerable')) - rung;
  // Two pages of one candidate: the second would only watch.
  await waiting.close();

  const colds = await times(runs, async () => {
    const { page } = await slowPage(device);
    await page.goto(`${product.address}/thi`);
    const answerable = await firstSight(page, 'answerable');
    await page.close();
    return answerable;
  });

  const { page: writing } = await slowPage(device);
  await writing.goto(`${product.address}/thi`);
  const { longest, slowestKey } = await typing(writing, ESSAY);
  const huge = await typing(writing, LONGEST_ESSAY);
  const figures = {
    doorMs: median(doors),
    bellMs: Math.round(bell),
    answerableMs: median(colds),
    answerableAtMostMs: Math.round(Math.max(...colds)),
    typingLongestTaskMs: longest,
    typingSlowestKeyMs: slowestKey,
    typingInTheLongestEssayMs: huge.longest,
    runs,
    cores: cpus().length,
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
  };
  if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name.padEnd(22)}${value}\n`);
  const isAnswerable = Math.max(figures.bellMs, figures.answerableMs) <= PROMISED.answerable;
  const isKept = isAnswerable && Math.max(longest, huge.longest) <= PROMISED.longestTask;
  return { isKept };
});

/** A page on a slow processor and a slow line, with empty caches and no service worker. */
async function slowPage(context: BrowserContext): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.clearBrowserCache');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.setBypassServiceWorker', { bypass: true });
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, devtools };
}

/** Milliseconds from the beginning of the page to the first sight of something, as the page itself noted it. */
async function firstSight(page: Page, name: 'door' | 'answerable'): Promise<number> {
  const seen = await page.waitForFunction((wanted) => (window as unknown as { seen: Seen }).seen[wanted], name);
  return (await seen.jsonValue()) as number;
}

/** Writes into an essay that is long already. */
async function typing(page: Page, essay: string): Promise<{ longest: number; slowestKey: number }> {
  await page.getByRole('article').waitFor();
  const field = page.getByRole('article').locator('textarea');
  for (let at = 0; at < 20 && (await field.count()) === 0; at++) {
    await page.getByRole('button', { name: 'Câu sau' }).click();
    await page.getByRole('article').getByText('Đang mở phần trả lời…').waitFor({ state: 'detached' });
  }
  await field.fill(essay);
  await candidate.saved(page);
  await page.evaluate('window.seen.tasks.length = window.seen.keys.length = 0');
  await field.press('End');
  await page.keyboard.type(TYPED, { delay: 80 });
  await candidate.saved(page);
  const { tasks, keys } = (await page.evaluate('window.seen')) as Seen;
  return { longest: Math.round(Math.max(0, ...tasks)), slowestKey: Math.round(Math.max(0, ...keys)) };
}

async function times(count: number, measure: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < count; at++) all.push(await measure());
  return all;
}

function median(all: readonly number[]): number {
  return Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0);
}
