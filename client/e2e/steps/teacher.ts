import type { Page } from 'playwright-core';

/** Uploads a Word file for a subject and stands before the questions that were read from it. */
export async function uploadWord(page: Page, subject: string, file: string): Promise<void> {
  await page.getByRole('link', { name: 'Ngân hàng câu hỏi' }).first().click();
  await page.getByRole('link', { name: 'Nhập từ tệp' }).first().click();
  await page.getByRole('heading', { name: 'Nhập câu hỏi từ tệp' }).waitFor();
  const field = page.getByLabel('Môn học').and(page.locator('input'));
  await field.fill(subject);
  await field.blur();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Trong tệp').first().waitFor();
}

/** The card of a question in the review: part "I", question 5. */
function reviewed(page: Page, part: string, number: number) {
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name: `Câu ${number}, Phần ${part}` }) });
}

/** Picks the right option of a choice question whose key the file did not say. */
export async function pickKey(page: Page, part: string, number: number, option: 'A' | 'B' | 'C' | 'D'): Promise<void> {
  const card = reviewed(page, part, number);
  // The choice shows only once the server has kept it.
  await card.getByRole('radio').nth('ABCD'.indexOf(option)).click({ force: true });
  await card.getByText('Đã sửa').waitFor();
}

export async function saveAll(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: `Lưu ${count} câu vào ngân hàng` }).click();
  await page.getByText(`Đã lưu ${count} trên ${count} câu vào ngân hàng.`).waitFor();
}
