import type { Locator, Page } from 'playwright-core';

/** From a session's page to its board. */
export async function openBoard(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Vào phòng giám sát' }).click();
  await page.getByRole('toolbar', { name: 'Áp dụng cho' }).waitFor();
}

/** A seat of the wall, by its candidate's name and, where given, what it says of state and progress. */
export function seat(page: Page, name: string, says = ''): Locator {
  return page.getByRole('button', { name: new RegExp(`^Chỗ \\d+, ${name}, .*${says}`) });
}

/** Chooses one seat, so that acts reach only this candidate. */
export async function chooseSeat(page: Page, name: string): Promise<void> {
  await seat(page, name).click();
  await page.getByRole('combobox', { name: 'Áp dụng cho' }).getByText('1 chỗ đã chọn').waitFor({ state: 'attached' });
}

type Act = '+5 phút' | 'Tạm dừng' | 'Tiếp tục' | 'Nhắn tin';

/** Does one act with the first ready-made reason (and text); returns when the server has taken it. */
export async function act(page: Page, kind: Act): Promise<void> {
  await page.getByRole('toolbar', { name: 'Áp dụng cho' }).getByRole('button', { name: kind }).click();
  const dialog = page.getByRole('dialog');
  if (kind === 'Nhắn tin') await dialog.getByRole('button', { name: 'Còn 15 phút, các em kiểm tra lại bài.' }).click();
  const reasons = { '+5 phút': 'Mất điện', 'Tạm dừng': 'Sự cố', 'Tiếp tục': 'Sự cố đã', 'Nhắn tin': 'Nhắc giờ' };
  await dialog.getByRole('button', { name: reasons[kind] }).first().click();
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}

/** Lets the machine that waits for it go on with its paper. */
export async function unlock(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Cần để ý' }).getByRole('button', { name: 'Mở khóa' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Máy hỏng, phải đổi máy' }).click();
  await dialog.locator('button[type=submit]').click();
  await dialog.waitFor({ state: 'detached' });
}
