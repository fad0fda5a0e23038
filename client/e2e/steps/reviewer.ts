import type { Page } from 'playwright-core';

/** Opens an incident by hand on the page of an attempt, and closes it by what the candidate has said. */
export async function explainIncident(page: Page, seen: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Lập sự việc' }).click();
  await page.getByLabel('Lý do (bắt buộc)').fill(seen);
  await page.getByRole('button', { name: 'Lập sự việc' }).click();
  await page.getByRole('radio', { name: 'Đã được giải thích' }).check();
  await page.getByRole('radio', { name: 'Thí sinh giải thích, hợp lý' }).check();
  await page.getByLabel('Lý do (bắt buộc)').fill(reason);
  await page.getByRole('button', { name: 'Lưu ý kiến' }).click();
  await page.getByText('Đã lưu, sự việc được kết luận.').waitFor();
}

/** How many sheets a page is on paper. */
export async function sheetsOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
