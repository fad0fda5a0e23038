import type { Page } from 'playwright-core';
import { slipCodes } from '../house/slips.ts';

export interface ExamPlan {
  readonly title: string;
  readonly subject: string;
  readonly security: 'Trình duyệt bất kỳ' | 'Khóa trong trang' | 'Safe Exam Browser';
  readonly proctoring: 'Không giám sát' | 'Theo dõi trang' | 'Camera: có mặt' | 'Camera: đầy đủ';
}

/** Makes an exam by the 2025 scheme of its subject, of the newest questions of the bank, and saves the draft. */
export async function makeExam(page: Page, plan: ExamPlan): Promise<void> {
  await page.getByRole('link', { name: 'Bài thi' }).first().click();
  await page.getByRole('link', { name: 'Tạo bài thi' }).first().click();
  await page.getByLabel('Tên bài thi').fill(plan.title);
  const newest = page.getByRole('button', { name: /^Chọn \d+ câu mới nhất$/ });
  for (let part = 0; part < 3; part++) await newest.nth(part).click();
  await page.getByRole('radio', { name: plan.security }).check();
  await page.getByRole('radio', { name: plan.proctoring }).check();
  await page.getByRole('button', { name: 'Lưu bài thi' }).click();
  await page.getByRole('heading', { name: plan.title }).waitFor();
}

/** Draws the codes and seals the papers. */
export async function sealPapers(page: Page, codes: number): Promise<void> {
  await page.getByRole('button', { name: 'Niêm phong đề' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Số mã đề').fill(String(codes));
  await dialog.getByRole('button', { name: 'Niêm phong đề' }).click();
  await page.getByText('Đề đã niêm phong. Tiếp theo').waitFor();
}

/** Adds a session with one room, as the form proposes it: tomorrow morning. */
export async function addSession(page: Page, seats: number): Promise<void> {
  await page.getByRole('button', { name: 'Thêm ca thi' }).first().click();
  await page.getByLabel('Phòng 1: Số chỗ').fill(String(seats));
  await page.getByRole('button', { name: 'Lưu ca thi' }).click();
  await page.getByRole('heading', { name: 'Ca sáng' }).waitFor();
}

/** Takes a class list as candidates; where the list does not name its school, the page asks for it. */
export async function takeClassList(page: Page, list: { file: string; school: string; count: number }): Promise<void> {
  const { file, school, count } = list;
  await page.locator('input[type=file]').setInputFiles(file);
  const usable = page.getByText(`${count} dòng dùng được`);
  const asked = page.getByRole('combobox', { name: 'Học sinh thuộc trường nào?' });
  await usable.or(asked).first().waitFor();
  if (await asked.isVisible()) {
    await asked.click();
    await page.getByRole('option', { name: school }).click();
    await usable.waitFor();
  }
  await page.getByRole('button', { name: `Thêm ${count} thí sinh` }).click();
  await page.getByText(`Đã thêm ${count} thí sinh`).waitFor();
}

/** Records the families' forms of everybody who has none yet, as agreed to the camera, and goes back to the session. */
export async function recordFamilies(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: 'Phiếu đồng ý camera' }).click();
  await page.getByRole('button', { name: `Ghi phiếu cho ${count} em chưa có` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Phiếu giấy lưu ở đâu').fill('Cặp phiếu 12A1, tủ văn phòng');
  await dialog.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByText(`Đã ghi ${count} phiếu.`).waitFor();
}

/** Prints all slips and returns their codes, in the order of the candidates' numbers. */
export async function printSlips(page: Page): Promise<string[]> {
  const printed = page.waitForEvent('download');
  await page.getByRole('button', { name: /^In phiếu dự thi/ }).click();
  return slipCodes(await printed);
}

export async function openNow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mở ca thi ngay' }).click();
  await sayWhy(page, 'Thí sinh đã có mặt đủ', 'Mở ca thi ngay');
  await page.getByText('Đang thi', { exact: true }).first().waitFor();
}

/** Acts on the whole session ask why. */
async function sayWhy(page: Page, reason: string, confirm: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: reason }).click();
  await dialog.getByRole('button', { name: confirm }).click();
}

/** Closes the session for good. */
export async function closeSession(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Đóng ca thi' }).click();
  await sayWhy(page, 'Hết giờ làm bài', 'Đóng ca thi');
  await page.getByText('Đã đóng', { exact: true }).first().waitFor({ timeout: 30_000 });
}
