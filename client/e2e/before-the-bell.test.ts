import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { startSession } from 'shared/contracts/sessions.ts';
import { beforeAll, expect, test } from 'vitest';
import { ask } from './house/ask.ts';
import { makeComingExam } from './house/coming-exam.ts';
import { type Kept, keptBy } from './house/kept-by-browser.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import { weakLine } from './house/weak-line.ts';
import * as candidate from './steps/candidate.ts';

const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);

const stage = setStage();
let managing: Page;
let sessionId: string;
let slips: string[];
let device: BrowserContext;
let page: Page;
/** All that the server sent to the pupil's machine, by address. */
const served = new Map<string, Buffer>();
let keptBefore: Kept;
let servedBefore: Map<string, Buffer>;

beforeAll(async () => {
  managing = await signInAs(stage.house, stage.product, 'quanly');
  const made = await makeComingExam(managing, { classList: CLASS_LIST, school: 'THPT Hoàng Liên' });
  ({ sessionId, slips } = made);
  device = await stage.house.person();
  device.on('response', async (response) => {
    const body = await response.body().catch(() => null);
    if (body) served.set(response.url(), body);
  });
  page = await candidate.enterWithSlip(device, stage.product.address, slips[0] ?? '');
});

test('before the bell the sealed paper lies on the machine, fetched ahead, and the player is kept', async () => {
  await candidate.playerIsKept(page);
  await expect.poll(async () => (await keptBy(page)).papers, { timeout: 30_000 }).toBeGreaterThan(0);
  await page.waitForLoadState('networkidle');
  keptBefore = await keptBy(page);
  servedBefore = new Map(served);
  const sealed = [...servedBefore].find(([address]) => address.endsWith('/api/candidate/paper'))?.[1];
  expect(sealed?.length).toBeGreaterThan(1_000);
  // What is looked through is what lies there: who waits stands in it in clear.
  expect(keptBefore.text).toContain(
    candidateName(await page.getByRole('heading', { name: /^Chào em, / }).textContent()),
  );
  expect(keptBefore.places).toEqual(expect.arrayContaining([expect.stringMatching(/^cache /), 'indexedDB papers']));
});

test('a line that breaks in the middle of the paper is taken up where it broke, and the pupil sees how far it is', async () => {
  const line = await weakLine(stage.product.address, 500);
  const away = await stage.house.person();
  const waiting = await candidate.enterWithSlip(away, line.address, slips[1] ?? '');
  await waiting.getByRole('progressbar', { name: 'Đề đã tải được' }).waitFor();
  line.cut();
  await waiting.getByText('Đề đã tải sẵn (đang khóa)').waitFor();
  expect(line.asked).toEqual([0, 500]);
  await away.close();
  await line.close();
});

test('nothing of what the paper then shows was on the machine before, nor among what was sent to it', async () => {
  await ask(managing, startSession, { params: { sessionId }, body: { reason: 'Thí sinh đã có mặt đủ' } });
  await page.reload();
  await candidate.beginPaper(page);
  const words = await wordsOfPaper();
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) {
    expect(keptBefore.text.includes(word), `kept before the bell: ${word}`).toBe(false);
    for (const [address, bytes] of servedBefore) expect(bytes.includes(word), `${address} says: ${word}`).toBe(false);
  }
});

const candidateName = (greeting: string | null) => /^Chào em, ([\p{L} ]+)/u.exec(greeting ?? '')?.[1] ?? 'nobody';

/** Sentences of the first questions as the open paper shows them. */
async function wordsOfPaper(): Promise<string[]> {
  const article = page.getByRole('article');
  const found = new Set<string>();
  const buttons = page.getByRole('complementary').getByRole('button', { name: /^Phần [IVX]+, Câu \d+/ });
  for (let at = 0; at < Math.min(12, await buttons.count()); at++) {
    await buttons.nth(at).click();
    // biome-ignore lint/performance/useDomNodeTextContent: lines as a pupil sees them, not all blocks run into one
    for (const line of (await article.innerText()).split('\n'))
      for (const run of line.split(/[^\p{L} ]+/u)) if (run.trim().length >= 12) found.add(run.trim());
  }
  return [...found].filter((words) => !isOfPlayer(words));
}

/** What stands in the player itself, and so on every paper. */
const player = globSync(`${fileURLToPath(new URL('../dist/', import.meta.url))}**/*.{js,html}`).map((file) =>
  readFileSync(file, 'utf8'),
);
const isOfPlayer = (words: string) => player.some((text) => text.includes(words));
