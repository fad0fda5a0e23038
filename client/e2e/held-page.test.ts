import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import type { SignalName } from 'proctoring/signals/registry.ts';
import { HIDDEN_FIELD } from 'proctoring/signals/scripted-input/observe.ts';
import { readCandidate } from 'shared/contracts/delivery.ts';
import { readTimeline, type Timeline } from 'shared/contracts/proctoring.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from './house/ask.ts';
import { type DailyBrowser, openDailyBrowser } from './house/daily-browser.ts';
import { makeHeldExam } from './house/held-exam.ts';
import { obstacles, picture } from './house/pictures.ts';
import { publish } from './house/publish.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import * as candidate from './steps/candidate.ts';
import * as reviewer from './steps/reviewer.ts';
import { compose, retype } from './steps/typing.ts';

const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);
const EVERY_WIDTH = [360, 1366, 1920] as const;
const TYPED = 'tiếng Việt tiếng Việt';

const stage = setStage();
let managing: Page;
let exam: Awaited<ReturnType<typeof makeHeldExam>>;
let daily: DailyBrowser | undefined;

beforeAll(async () => {
  managing = await signInAs(stage.house, stage.product, 'quanly');
  exam = await makeHeldExam(managing, { classList: CLASS_LIST, school: 'THPT Hoàng Liên' });
});
afterAll(() => daily?.close());

interface Sitting {
  readonly page: Page;
  readonly attemptId: string;
}

async function sits(device: BrowserContext, slip: string | undefined): Promise<Sitting> {
  const page = await candidate.enterWithSlip(device, stage.product.address, slip ?? '');
  await candidate.agree(page);
  await candidate.beginPaper(page);
  return { page, attemptId: (await ask(page, readCandidate)).value.attempt?.id ?? '' };
}

const signalsOf = async ({ attemptId }: Sitting) =>
  (await ask(managing, readTimeline, { params: { attemptId } })).value.signals;

/** Waits for a signal of one kind in what the reviewer reads, over or not yet. */
async function signalOf(sitting: Sitting, kind: SignalName, isOver: boolean): Promise<Timeline['signals'][number]> {
  const found = async () =>
    (await signalsOf(sitting)).findLast((one) => one.kind === kind && (one.endedAt !== null) === isOver);
  await expect.poll(found).toBeDefined();
  return (await found()) ?? expect.fail(`no ${kind}`);
}

const lastedMs = ({ startedAt, endedAt }: { startedAt: number; endedAt: number | null }) => (endedAt ?? 0) - startedAt;

describe('a page that holds the paper', () => {
  let sitting: Sitting;

  test("has the candidate's number across it, which is seen and stands in nobody's way", async () => {
    sitting = await sits(await stage.house.person(), exam.slips[0]);
    const { number } = (await ask(sitting.page, readCandidate)).value;
    const mark = sitting.page.locator('[aria-hidden="true"][style*="svg"]');
    await mark.waitFor();
    const image = await mark.evaluate((element) => getComputedStyle(element).backgroundImage);
    expect(decodeURIComponent(image)).toContain(`>${number}</text>`);
    expect(await mark.boundingBox()).toMatchObject({ x: 0, y: 0, ...sitting.page.viewportSize() });
    const card = sitting.page.getByRole('article');
    const marked = await card.screenshot();
    await mark.evaluate((element) => element.style.setProperty('visibility', 'hidden'));
    const bare = await card.screenshot();
    expect(marked.equals(bare)).toBe(false);
    expect((await card.screenshot()).equals(bare)).toBe(true);
    await mark.evaluate((element) => element.style.removeProperty('visibility'));
    await candidate.choose(sitting.page, 1, 'B');
    await candidate.answerIsKept(sitting.page);
  });

  test('takes Vietnamese typing for what it is, and what the candidate says to a signal arrives', async () => {
    // That a program drives this browser is noted by itself.
    await signalOf(sitting, 'scriptedInput', true);
    await sitting.page.getByRole('button', { name: 'Em nói bằng lời của mình…' }).click();
    const field = sitting.page.getByLabel('Em nói bằng lời của mình');
    await field.focus();
    const names = async () => (await signalsOf(sitting)).map(({ source, seq, kind }) => `${kind} ${source} ${seq}`);
    const before = await names();
    await compose(sitting.page);
    await sitting.page.keyboard.press('Space');
    await retype(sitting.page);
    expect(await field.inputValue()).toBe(TYPED);
    await sitting.page.getByRole('button', { name: 'Gửi', exact: true }).click();
    // What was told before it goes with it or has gone.
    const said = await signalOf(sitting, 'explained', true);
    expect(said.sentence.vi).toBe(`Thí sinh nói: “${TYPED}”.`);
    const since = (await names()).filter((name) => !before.includes(name));
    expect(since).toEqual([expect.stringMatching(/^explained /)]);
  });

  test('notices a program that fills the field nobody sees', async () => {
    await sitting.page.locator(`[${HIDDEN_FIELD}]`).evaluate((field: HTMLInputElement) => {
      field.value = 'có';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    const sentences = async () => (await signalsOf(sitting)).map(({ sentence }) => sentence.vi);
    await expect.poll(sentences).toContain('Một ô không hiện trên màn hình đã được điền.');
  });

  test('tells how long full screen was left, and one tap of the candidate stands beside it', async () => {
    await sitting.page.evaluate(() => document.exitFullscreen());
    await sitting.page.getByRole('heading', { name: 'Em đã rời chế độ toàn màn hình' }).waitFor();
    await signalOf(sitting, 'fullscreenLeft', false);
    await sitting.page.getByText(/^Máy vừa ghi: thoát toàn màn hình/).waitFor();
    await sitting.page.getByRole('button', { name: 'Em thấy không khỏe' }).click();
    await candidate.enterFullscreen(sitting.page);
    // A moment is none: nothing is told before the grace is over.
    expect(lastedMs(await signalOf(sitting, 'fullscreenLeft', true))).toBeGreaterThanOrEqual(5_000);
    const sentences = async () => (await signalsOf(sitting)).map(({ sentence }) => sentence.vi);
    await expect.poll(sentences).toContain('Thí sinh nói: “em thấy không khỏe”.');
  });

  test('tells how long another tab was in front of it', async () => {
    daily = await openDailyBrowser();
    const other = await sits(daily.device, exam.slips[1]);
    await daily.device.newPage();
    await signalOf(other, 'tabHidden', false);
    await other.page.bringToFront();
    expect(lastedMs(await signalOf(other, 'tabHidden', true))).toBeGreaterThanOrEqual(1_000);
  });

  test('is what the reviewer reads, in words', async () => {
    await candidate.handIn(sitting.page);
    await managing.goto(`${stage.product.address}/reviewing/${sitting.attemptId}`);
    const all = managing.locator('details', { hasText: 'Tất cả bằng chữ' });
    for (const sentence of [
      'Một ô không hiện trên màn hình đã được điền.',
      /^Thoát chế độ toàn màn hình \(.+\)\.$/,
      'Thí sinh nói: “em thấy không khỏe”.',
      `Thí sinh nói: “${TYPED}”.`,
    ])
      await all.getByText(sentence).first().waitFor();
  });

  test('becomes an incident with minutes that print on a sheet or two', async () => {
    await reviewer.explainIncident(managing, 'Em rời toàn màn hình giữa giờ.', 'Em không khỏe, giám thị biết.');
    await managing.getByRole('link', { name: 'Biên bản' }).click();
    await managing.getByRole('heading', { name: 'BIÊN BẢN XEM XÉT SỰ VIỆC TRONG PHÒNG THI' }).waitFor();
    await managing.getByText(/Căn cứ: thí sinh giải thích, hợp lý\. Lý do: Em không khỏe, giám thị biết\./).waitFor();
    // How much was noted depends on how slow the machine is.
    expect(await reviewer.sheetsOf(managing)).toBeLessThanOrEqual(2);
  });

  test('is taken out as a bundle, whose own page tells whether something was changed in it', async () => {
    await managing.goto(`${stage.product.address}/reviewing/${sitting.attemptId}`);
    const path = await reviewer.takeBundle(managing, 'Hội đồng thi yêu cầu');
    const folder = await mkdtemp(`${tmpdir()}/khaothi-bundle-`);
    const bundle = await readFile(path);
    const verifier = unzipSync(bundle)['kiem-chung.html'] ?? expect.fail('no page in the bundle');
    await writeFile(`${folder}/kiem-chung.html`, verifier);
    const offline = await stage.house.person({ offline: true });
    const page = await offline.newPage();
    await page.goto(pathToFileURL(`${folder}/kiem-chung.html`).href);
    await page
      .getByLabel('Gói bằng chứng')
      .setInputFiles({ name: 'goi.zip', mimeType: 'application/zip', buffer: bundle });
    await page.getByText('✓ Không phát hiện thay đổi nào.').waitFor();
    await page.getByText(`Bài làm / attempt: ${sitting.attemptId}`).waitFor();
    await picture(page, 'evidence-verified', EVERY_WIDTH);
    const changed = reviewer.changedBundle(bundle);
    await page
      .getByLabel('Gói bằng chứng')
      .setInputFiles({ name: 'goi.zip', mimeType: 'application/zip', buffer: changed });
    await page.getByText('✗ CÓ THAY ĐỔI. Không dùng gói này làm căn cứ.').waitFor();
    await offline.close();
    await rm(folder, { recursive: true });
  });

  test('is in the plan of the minutes that a reviewer has', async () => {
    await managing.goto(`${stage.product.address}/reviewing/sessions/${exam.sessionId}`);
    await managing.getByRole('heading', { name: 'Xem gì trong quỹ thời gian này' }).waitFor();
    const planned = managing.getByRole('list').filter({ has: managing.locator('li', { hasText: 'dự kiến' }) });
    await planned.last().getByRole('link').first().waitFor();
    await picture(managing, 'review-plan', EVERY_WIDTH);
    await managing.getByLabel('Số phút').fill('1');
    await managing.getByText('Dự kiến bỏ sót').waitFor();
  });

  test('is spoken of by the candidate too, and somebody who did not decide answers', async () => {
    await publish(managing, exam);
    await sitting.page.reload();
    await sitting.page.getByRole('heading', { name: 'Kết luận về buổi thi của em' }).waitFor();
    await sitting.page.getByRole('button', { name: 'Em muốn nêu ý kiến' }).click();
    await sitting.page.getByLabel('Ý kiến của em').fill('Lúc đó em bấm nhầm phím, cô giám thị đã thấy.');
    await sitting.page.getByRole('button', { name: 'Gửi ý kiến' }).click();
    await sitting.page.getByText('Thầy cô sẽ trả lời ở đây.').waitFor();
    await picture(sitting.page, 'own-incident', EVERY_WIDTH);
    await managing.goto(`${stage.product.address}/reviewing/sessions/${exam.sessionId}/appeals`);
    await managing.getByText('Thầy/cô đã cho ý kiến về sự việc này nên một người khác trả lời.').waitFor();
    const other = await signInAs(stage.house, stage.product, 'xemlai');
    await other.goto(`${stage.product.address}/reviewing/sessions/${exam.sessionId}/appeals`);
    await other.getByRole('radio', { name: 'Hủy kết luận' }).waitFor();
    await picture(other, 'appeals', EVERY_WIDTH);
    await reviewer.answerAppeal(other, 'Hủy kết luận', 'Giám thị xác nhận em bấm nhầm phím.');
    await sitting.page.reload();
    await sitting.page.getByText('Ý kiến của em được chấp nhận: kết luận trên không còn hiệu lực.').waitFor();
  });

  test('on pages without obstacles', () => {
    expect(obstacles).toEqual([]);
  });
});
