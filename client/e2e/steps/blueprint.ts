import type { Locator, Page } from 'playwright-core';

/** Opens a new exam with a blueprint: one row for the whole subject, spread over the levels as the form proposes. */
export async function beginBlueprint(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Bài thi' }).first().click();
  await page.getByRole('link', { name: 'Tạo bài thi' }).first().click();
  await page.getByLabel('Tên bài thi').fill(title);
  await page.getByRole('button', { name: 'Lập ma trận' }).click();
}

/** Draws, and waits for the word that every cell is full. */
export async function drawAll(page: Page, questions: number): Promise<void> {
  await page.getByRole('button', { name: 'Rút câu', exact: true }).click();
  await page.getByText(`Đã rút ${questions}/${questions} câu theo ma trận.`).waitFor();
}

/** The questions of a part that are chosen: what a person reads of each. */
export const chosenIn = (page: Page, part: 'I' | 'II' | 'III'): Promise<string[]> =>
  ticked(partOf(page, part)).locator('label').allTextContents();

/** Asks for another question in place of the first that is chosen in a part; gives the words of the one that goes. */
export async function replaceFirst(page: Page, part: 'I' | 'II' | 'III'): Promise<string> {
  const first = ticked(partOf(page, part)).first();
  const words = (await first.locator('label').textContent()) ?? '';
  await first.getByRole('button', { name: 'Đổi câu khác' }).click();
  return words;
}

/** The innermost section with the part's name: the card around it has it too. */
const partOf = (page: Page, part: string): Locator =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: new RegExp(`^Phần ${part} ·`) }) })
    .last();

const ticked = (part: Locator): Locator =>
  part.getByRole('listitem').filter({ has: part.page().getByRole('checkbox', { checked: true }) });
