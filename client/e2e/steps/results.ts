import type { Download, Page } from 'playwright-core';

/** From the closed session to its results, marked by the machine or by the button. */
export async function openResults(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Kết quả', exact: true }).click();
  const picture = page.getByText('Phổ điểm').first();
  const mark = page.getByRole('button', { name: 'Chấm bài' });
  await picture.or(mark).first().waitFor();
  if (await mark.isVisible()) await mark.click();
  await picture.waitFor();
}

export async function downloadAs(page: Page, name: 'Tải Excel' | 'Tải PDF'): Promise<Download> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return started;
}

/** Publishes with a reason, answers shown. */
export async function publish(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Công bố' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do, căn cứ').fill(reason);
  await dialog.getByLabel('Cho thí sinh xem đáp án từng câu').check();
  await dialog.getByRole('button', { name: 'Công bố' }).click();
  await page.getByText(`Lý do: ${reason}`).waitFor();
}
