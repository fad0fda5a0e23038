import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Types the slip's code at the door and stands in the lobby. */
export async function enterWithSlip(context: BrowserContext, address: string, code: string): Promise<Page> {
  const page = await context.newPage();
  await typeSlip(page, address, code);
  await page.getByRole('heading', { name: /^Chào em, / }).waitFor();
  return page;
}

/** Opens the door of the exam room and types a slip's code; what stands behind it depends on the exam. */
export async function typeSlip(page: Page, address: string, code: string): Promise<void> {
  await page.goto(`${address}/thi`);
  await page.getByLabel('Mã dự thi').fill(code);
  await page.getByRole('button', { name: 'Vào phòng thi' }).click();
}

/**
 * Reads what is watched and agrees; with the camera where the exam asks for one, without the microphone. The lobby says that
 * it heard so, unless the bell has just rung: then the paper opens by itself in its place.
 */
export async function agree(page: Page): Promise<void> {
  await page.getByText('Những gì được theo dõi').first().waitFor();
  await page.getByRole('button', { name: /^Em (đã đọc và đồng ý|đồng ý camera, không dùng micro)$/ }).click();
  const heard = page.getByText(/^Em( và gia đình)? đã đồng ý\./);
  await heard.or(openPaper(page)).first().waitFor();
}

/** The paper, or the cover over it that asks for full screen; the lobby too has a button for that, which is not meant. */
const openPaper = (page: Page) => page.getByRole('article').or(fullscreenCover(page));
const fullscreenCover = (page: Page) =>
  page.getByRole('heading', { name: /^(Kỳ thi này làm ở|Em đã rời) chế độ toàn màn hình$/ });

/** From the lobby into the paper: by itself when the time has come, by the button where it is past. */
export async function beginPaper(page: Page): Promise<void> {
  const begin = page.getByRole('button', { name: 'Vào làm bài' });
  await begin.or(openPaper(page)).first().waitFor();
  // In the first minute the paper opens by itself: the button may go away under the finger.
  if (await begin.isVisible()) await begin.click({ timeout: 5_000 }).catch(() => undefined);
  await enterFullscreen(page);
}

/** Goes back to full screen where the exam asks for it; a page that only watches needs none. */
export async function enterFullscreen(page: Page): Promise<void> {
  await openPaper(page).first().waitFor();
  if (await fullscreenCover(page).isVisible()) await page.getByRole('button', { name: 'Vào toàn màn hình' }).click();
  await page.getByRole('article').waitFor();
}

/** Asks on a page that only watches for the right to write, which an invigilator has to unlock. */
export async function askToWrite(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Làm bài ở đây' }).click();
  await page.getByText(/^Thầy\/cô đã được báo\./).waitFor();
}

/** The palette's button of a question: part "I", number 3. Its name also says how the question stands. */
export function paletteButton(page: Page, part: string, number: number) {
  return page.getByRole('complementary').getByRole('button', { name: new RegExp(`^Phần ${part}, Câu ${number}(,|$)`) });
}

export async function openQuestion(page: Page, part: string, number: number): Promise<void> {
  await paletteButton(page, part, number).click();
}

export async function choose(page: Page, number: number, option: 'A' | 'B' | 'C' | 'D'): Promise<void> {
  await openQuestion(page, 'I', number);
  const radio = page.getByRole('article').getByRole('radio').nth('ABCD'.indexOf(option));
  await radio.check({ force: true });
}

/** "ĐSĐS": one letter per statement. */
export async function judge(page: Page, number: number, letters: string): Promise<void> {
  await openQuestion(page, 'II', number);
  const statements = page.getByRole('article').getByRole('radiogroup');
  for (const [at, letter] of [...letters].entries()) {
    const name = letter === 'Đ' ? 'Đúng' : 'Sai';
    await statements.nth(at).getByRole('radio', { name }).check({ force: true });
  }
}

export async function write(page: Page, number: number, answer: string): Promise<void> {
  await type(page, number, answer);
  await page.getByRole('article').getByRole('textbox').blur();
}

/** The same without leaving the field. */
export async function type(page: Page, number: number, answer: string): Promise<void> {
  await openQuestion(page, 'III', number);
  await page.getByRole('article').getByRole('textbox').fill(answer);
}

/** What the clock of the paper says is left. */
export async function timeLeftMs(page: Page): Promise<number> {
  const shown = await page.getByRole('timer', { name: 'Thời gian còn lại' }).textContent();
  return (shown ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}

/** Waits until the browser keeps the player for a reload without a line. */
export async function playerIsKept(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** Waits until the pill says that the server keeps everything. */
export async function saved(page: Page): Promise<void> {
  await page.getByTitle(/^Đã lưu trên máy chủ \d\d:\d\d:\d\d$/).waitFor();
}

/** Waits until it is said under the question on the screen that the server has its answer. */
export async function answerIsKept(page: Page): Promise<void> {
  const said = page.getByRole('article').locator('[data-where=server]');
  await said.getByText(/^Trên máy chủ lúc \d\d:\d\d:\d\d$/).waitFor();
}

/** What the palette says of the questions of a part: "đã trả lời", "chưa trả lời" … */
export async function standing(page: Page, part: string, number: number): Promise<string> {
  return (await paletteButton(page, part, number).getAttribute('aria-label')) ?? '';
}

/** Hands the paper in and returns the receipt's short code. */
export async function handIn(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click();
  await page.getByRole('heading', { name: 'Bài đã nộp' }).waitFor();
  const code = await page.getByText('Mã biên nhận').locator('xpath=following-sibling::*[1]').textContent();
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4})+$/);
  return code ?? '';
}
