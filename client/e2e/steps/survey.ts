import type { BrowserContext, Page } from 'playwright-core';

/** Makes a survey from the template of parents' satisfaction, opens it and returns the address to share. */
export async function openSurvey(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Khảo sát' }).first().click();
  await page.getByRole('button', { name: 'Tạo khảo sát' }).first().click();
  await page.getByText('Từ mẫu: hài lòng của phụ huynh').first().click();
  await page.getByText('Phiếu đã sẵn sàng để mở.').waitFor();
  await page.getByRole('button', { name: 'Mở khảo sát' }).click();
  const link = page.getByLabel('Đường dẫn').and(page.locator('input'));
  await link.waitFor();
  await page.getByRole('img', { name: 'Mã QR mở khảo sát này' }).waitFor();
  return link.inputValue();
}

/** One person answers every question on a phone: the option at `place` of each list, and a sentence. */
export async function answerOnPhone(context: BrowserContext, address: string, place: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Gửi phiếu' }).waitFor();
  for (const group of await page.getByRole('group').all()) {
    const choices = group.getByRole('radio').or(group.getByRole('checkbox'));
    const count = await choices.count();
    if (count > 0) await choices.nth(Math.min(place, count - 1)).check({ force: true });
  }
  for (const box of await page.getByRole('textbox').all()) await box.fill('Nhà trường rất tận tình.');
  return page;
}

export async function sendAnswers(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await page.getByRole('heading', { name: 'Đã nhận phiếu' }).waitFor();
}
