import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { obstacles, picture } from './house/pictures.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import { beginBlueprint, chosenIn, drawAll, replaceFirst } from './steps/blueprint.ts';
import { sealPapers } from './steps/manager.ts';

const EVERY_WIDTH = [360, 1366, 1920] as const;
const PAPER = fileURLToPath(new URL('../../server/src/features/bank/demo/de-minh-hoa-toan-2025.docx', import.meta.url));

const stage = setStage();

describe('a paper drawn from the bank by a blueprint', () => {
  let drawing: Page;
  const EXAM = 'Kiểm tra 45 phút, Toán 12';

  test('finds approved questions for every cell', async () => {
    drawing = await signInAs(stage.house, stage.product, 'quanly');
    await beginBlueprint(drawing, EXAM);
    await drawAll(drawing, 22);
    expect((await chosenIn(drawing, 'I')).length).toBe(12);
    expect((await chosenIn(drawing, 'II')).length).toBe(4);
    expect((await chosenIn(drawing, 'III')).length).toBe(6);
    await picture(drawing, 'blueprint', EVERY_WIDTH);
  });

  test('gives one question back for another of the same cell, and leaves the others', async () => {
    const before = await chosenIn(drawing, 'III');
    const gone = await replaceFirst(drawing, 'III');
    await expect.poll(() => chosenIn(drawing, 'III')).not.toContain(gone);
    const after = await chosenIn(drawing, 'III');
    expect(after.length).toBe(6);
    expect(after.filter((words) => before.includes(words)).length).toBe(5);
    const level = (words: string | undefined) => /(NB|TH|VDC|VD) ·/.exec(words ?? '')?.[1];
    expect(level(gone)).toBeDefined();
    expect(level(after.find((words) => !before.includes(words)))).toBe(level(gone));
  });

  test('is sealed as it stands', async () => {
    await drawing.getByRole('button', { name: 'Lưu bài thi' }).click();
    await drawing.getByRole('heading', { name: EXAM }).waitFor();
    await sealPapers(drawing, 2);
  });
});

describe('long work in the bank', () => {
  let teaching: Page;
  const LARGE = 'ngan-hang.gift';
  const BESIDE = 'de-minh-hoa-toan-2025.docx';
  /** As many questions as are taken from one file: some three megabytes. */
  const WORDS = 'Sông nào chảy qua thành phố này, và đổ ra biển ở đâu? '.repeat(10);
  const large = Buffer.from(`::Câu hỏi::${WORDS}{=Hà Nội ~Huế ~Đà Nẵng}\n\n`.repeat(5_000));
  async function chooseSubject() {
    const field = teaching.getByLabel('Môn học').and(teaching.locator('input'));
    await field.fill('Toán');
    await field.blur();
  }
  const openImports = async () => {
    await teaching.goto(`${stage.product.address}/bank/import`);
    await teaching.getByRole('heading', { name: 'Nhập câu hỏi từ tệp' }).waitFor();
  };

  test('an upload goes on to the questions', async () => {
    teaching = await signInAs(stage.house, stage.product, 'giaovien');
    await openImports();
    await chooseSubject();
    await teaching.locator('input[type=file]').setInputFiles(PAPER);
    await teaching.getByText('22 câu, trong đó 1 câu cần xem lại.').waitFor();
  });

  test('shows how far it is, and leaves nothing where it is stopped while it is read', async () => {
    await openImports();
    await chooseSubject();
    // A slow line, so that a person would see it.
    const line = await teaching.context().newCDPSession(teaching);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 200_000 };
    await line.send('Network.emulateNetworkConditions', slow);
    await teaching.locator('input[type=file]').setInputFiles({ name: LARGE, mimeType: 'text/plain', buffer: large });
    const sent = teaching.getByRole('progressbar', { name: `Đang gửi ${LARGE} (KB)` });
    await expect.poll(async () => Number(await sent.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    await picture(teaching, 'bank-upload', EVERY_WIDTH);
    await line.send('Network.emulateNetworkConditions', { ...slow, uploadThroughput: -1 });
    await teaching.getByRole('progressbar', { name: `Đang đọc từng câu của ${LARGE}` }).waitFor();
    await teaching.getByRole('button', { name: 'Hủy' }).click();
    await teaching.getByRole('button', { name: 'Chọn tệp' }).waitFor();
    await openImports();
    await teaching.getByRole('link', { name: BESIDE }).first().waitFor();
    expect(await teaching.getByText(LARGE).count()).toBe(0);
  });

  test('an export says what it is doing until the file is there', async () => {
    await teaching.goto(`${stage.product.address}/bank`);
    await teaching.getByRole('checkbox', { name: 'Chọn câu này' }).first().check();
    await teaching.getByRole('button', { name: 'Xuất tệp' }).click();
    const dialog = teaching.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'QTI 3.0' }).check();
    await dialog.getByText('Cả 1 câu ghi được trọn vẹn.').waitFor();
    await picture(teaching, 'bank-export', EVERY_WIDTH);
    const saved = teaching.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Tải tệp về' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^cau-hoi-\d{4}-\d\d-\d\d\.zip$/);
  });
});

test('nothing on these pages stands in the way of anybody', () => {
  expect(obstacles).toEqual([]);
});
