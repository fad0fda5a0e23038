import { strToU8, unzipSync, zipSync } from 'fflate';
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

/** Takes the evidence of an attempt out, with a reason; the path of what was downloaded. */
export async function takeBundle(page: Page, reason: string): Promise<string> {
  await page.getByRole('button', { name: 'Xuất gói bằng chứng' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do (bắt buộc)').fill(reason);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Xuất', exact: true }).click(),
  ]);
  return download.path();
}

/** The same bundle with one word more in one of its files. */
export function changedBundle(bundle: Uint8Array): Buffer {
  const files = unzipSync(bundle);
  const name = Object.keys(files).find((one) => one.endsWith('.json')) ?? '';
  return Buffer.from(zipSync({ ...files, [name]: strToU8(`${Buffer.from(files[name] ?? []).toString()} `) }));
}

/** Answers the one appeal that waits on the page. */
export async function answerAppeal(page: Page, outcome: string, reason: string): Promise<void> {
  await page.getByRole('radio', { name: outcome }).check();
  await page.getByLabel('Lý do (bắt buộc)').fill(reason);
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã gửi trả lời cho thí sinh.').waitFor();
}
