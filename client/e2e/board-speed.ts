/**
 * `node client/e2e/board-speed.ts [--rooms 50] [--seats 24] [--rate 10] [--seconds 30] [--pictures FOLDER] [--json]`: how smoothly
 * the board of many rooms runs on one screen. What `npm start` runs, with so many rooms and seats taking part (heartbeats every
 * 15 s, `rate` answers a second all together, a dozen without a line), and a manager's board in Chromium of 1920 x 1080, on the
 * processor as it is and slowed four times: left alone, then scrolled. `pnpm build` first. Ends with 1 where a promise is broken.
 */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from '../../scripts/testing/chromium.mjs';
import { firstSeat, WATCH, watch } from './house/board-watch.ts';
import { candidatesAttend } from './house/candidates.ts';
import { khaothi } from './house/khaothi.ts';
import { startProduct } from './house/product.ts';

/** At most so many drawn updates a second; and no task of a board that is left alone takes so long (ms), four times slowed too. */
const PROMISED = { drawnPerSecond: 4, longestTask: 100 };
const SLOWER = 4;
/** Candidates who lose their line: what needs somebody must stand first, whatever else goes on. */
const AWAY = 12;
const SETTLE_MS = 4_000;
const WHEEL = { step: 400, everyMs: 100 };

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '50' },
    seats: { type: 'string', default: '24' },
    rate: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    pictures: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const candidates = Number(values.rooms) * Number(values.seats);
const seconds = Number(values.seconds);

const Seeded = z.object({ manager: z.object({ username: z.string(), password: z.string() }) });
let seeded = '';
const product = await startProduct(async (dataDir) => {
  const { code, output } = await khaothi(
    ['seed', '--candidates', String(candidates), '--seats', values.seats],
    dataDir,
  );
  if (code !== 0) throw new Error(output);
  seeded = `${dataDir}/seeded.json`;
  await writeFile(seeded, output, { mode: 0o600 });
});
const browser = await openBrowser();
let endCandidates = async () => {};
try {
  const { manager } = Seeded.parse(JSON.parse(readFileSync(seeded, 'utf8')));
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1920, height: 1080 } });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  await page.goto(product.address);
  await page.getByLabel('Tên đăng nhập').fill(manager.username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(manager.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('navigation').first().waitFor();

  endCandidates = await candidatesAttend(product.address, seeded, { rate: Number(values.rate), away: AWAY });
  const unwatched = await serverPercent(() => wait(15_000));
  const board = await boardAddress(page);
  const figures = {
    rooms: Number(values.rooms),
    seats: candidates,
    plain: await measure(page, board, 1),
    slowed: await measure(page, board, SLOWER),
    serverPercentUnwatched: unwatched,
    cores: cpus().length,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
  if (values.pictures) await photograph(page, values.pictures);
  process.stdout.write(`${JSON.stringify(figures, null, values.json ? 0 : 2)}\n`);
  const { still } = figures.slowed;
  const isKept =
    still.drawnPerSecond <= PROMISED.drawnPerSecond &&
    still.longestTask <= PROMISED.longestTask &&
    figures.plain.still.drawnPerSecond <= PROMISED.drawnPerSecond;
  process.exitCode = isKept ? 0 : 1;
} finally {
  await browser.close();
  await endCandidates();
  await product.stop();
  await product.discard();
}

function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  const quiet = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...quiet] });
}

async function boardAddress(page: Page): Promise<string> {
  const reply = await page.request.get(`${product.address}/api/watched-sessions`);
  const { sessions } = (await reply.json()) as { sessions: { id: string }[] };
  return `${product.address}/sessions/${sessions[0]?.id}/board`;
}

/** Opens the board anew, leaves it alone, scrolls it; on a processor slowed so many times. */
async function measure(page: Page, board: string, slower: number) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const news = { count: 0, bytes: 0 };
  page.once('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      news.count += 1;
      news.bytes += payload.length;
    }),
  );
  await page.goto(board);
  const firstSeatMs = await firstSeat(page);
  await page.getByRole('region', { name: 'Cần để ý' }).getByText(`Cần để ý${AWAY}`).waitFor();
  await wait(SETTLE_MS);
  Object.assign(news, { count: 0, bytes: 0 });
  let server = 0;
  const still = await watch(page, devtools, async () => {
    server = await serverPercent(() => wait(seconds * 1000));
  });
  const heard = { perSecond: news.count / still.seconds, kBytesPerSecond: news.bytes / still.seconds / 1000 };
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  await page.mouse.move(1_200, 700);
  const scrolling = await watch(page, devtools, () => scroll(page, seconds / 2));
  await page.evaluate('scrollTo(0, 0)');
  await devtools.detach();
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    ...{ firstSeatMs, elements, serverPercent: server },
    newsPerSecond: round(heard.perSecond),
    newsKBytesPerSecond: round(heard.kBytesPerSecond),
    ...{ still, scrolling },
  };
}

/** Down to the end and up again, as a wheel does. */
async function scroll(page: Page, forSeconds: number): Promise<void> {
  let down = true;
  for (const until = Date.now() + forSeconds * 1000; Date.now() < until; ) {
    await page.mouse.wheel(0, down ? WHEEL.step : -WHEEL.step);
    await wait(WHEEL.everyMs);
    const { at, end } = await page.evaluate(() => ({ at: scrollY, end: document.body.scrollHeight - innerHeight }));
    if (down ? at >= end - 1 : at <= 0) down = !down;
  }
}

/** Share of one processor that the exam server took meanwhile, in a hundred (Linux). */
async function serverPercent(during: () => Promise<unknown>): Promise<number> {
  const ticks = () => {
    const text = readFileSync(`/proc/${product.serverPid()}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  const [before, from] = [ticks(), performance.now()];
  await during();
  return Math.round(((ticks() - before) * 1000) / (performance.now() - from));
}

async function photograph(page: Page, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [width, height] of [
    [1920, 1080],
    [1366, 768],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height });
    await wait(1_000);
    await page.screenshot({ path: `${folder}/board-${width}.png` });
    await page.mouse.move(width / 2, height / 2);
    await page.mouse.wheel(0, 2_500);
    await wait(1_000);
    await page.screenshot({ path: `${folder}/board-${width}-below.png` });
    await page.evaluate('scrollTo(0, 0)');
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
