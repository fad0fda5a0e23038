import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, openBrowser } from './house/browser.ts';
import { picture } from './house/pictures.ts';
import { type Product, startProduct } from './house/product.ts';
import { signInAs } from './house/staff.ts';
import * as candidate from './steps/candidate.ts';
import * as manager from './steps/manager.ts';
import * as teacher from './steps/teacher.ts';

const PAPER = fileURLToPath(new URL('../../server/src/features/bank/demo/de-minh-hoa-toan-2025.docx', import.meta.url));
const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);
const EXAM = 'Kiểm tra cuối học kì I, Toán 12';
const EVERY_WIDTH = [360, 1366, 1920] as const;

let product: Product;
let house: House;

beforeAll(async () => {
  [product, house] = await Promise.all([startProduct(), openBrowser()]);
});
afterAll(async () => {
  await house?.close();
  await product?.stop();
});

describe('from a Word file to an exam', () => {
  let page: Page;

  test('a teacher sees each question of a Word file beside what was read from it, problems first', async () => {
    page = await signInAs(house, product, 'giaovien');
    await picture(page, 'today', EVERY_WIDTH);
    await teacher.uploadWord(page, 'Toán', PAPER);
    await page.getByText('22 câu, trong đó 1 câu cần xem lại.').waitFor();
    const first = page.getByRole('article').first();
    expect(await first.getByRole('heading').first().textContent()).toContain('Câu 5');
    expect(await page.locator('.katex').count()).toBeGreaterThan(20);
    await picture(page, 'word-import', EVERY_WIDTH);
  });

  test('the teacher picks the missing key and saves all of it into the bank', async () => {
    await teacher.pickKey(page, 'I', 5, 'A');
    await teacher.saveAll(page, 22);
    await page.getByRole('link', { name: 'Xem trong ngân hàng' }).click();
    await page.getByText('câu hỏi').first().waitFor();
    await picture(page, 'bank', EVERY_WIDTH);
  });
});

let slips: string[] = [];
let managerPage: Page;

describe('a manager makes the exam', () => {
  test('parts and points follow the 2025 scheme, with page lock and camera for presence', async () => {
    managerPage = await signInAs(house, product, 'quanly');
    await manager.makeExam(managerPage, {
      title: EXAM,
      subject: 'Toán',
      security: 'Khóa trong trang',
      proctoring: 'Camera: có mặt',
    });
    await manager.sealPapers(managerPage, 2);
    await picture(managerPage, 'exam', EVERY_WIDTH);
  });

  test('a class list from Excel fills the room, sorted by given name, and every pupil gets a slip', async () => {
    await manager.addSession(managerPage, 40);
    await manager.takeClassList(managerPage, { file: CLASS_LIST, school: 'THPT Hoàng Liên', count: 30 });
    slips = await manager.printSlips(managerPage);
    expect(slips).toHaveLength(30);
    await picture(managerPage, 'session', EVERY_WIDTH);
    await manager.openNow(managerPage);
  });
});

describe('a candidate sits the exam', () => {
  let device: BrowserContext;
  let page: Page;

  test('the slip opens the lobby, which says what is watched and checks the device', async () => {
    device = await house.person();
    page = await candidate.enterWithSlip(device, product.address, slips[0] ?? '');
    await picture(page, 'lobby', EVERY_WIDTH);
    await candidate.agree(page);
    await candidate.beginPaper(page);
  });

  test('all three kinds of questions can be answered and flagged, and the palette tells', async () => {
    await candidate.choose(page, 1, 'B');
    await candidate.judge(page, 1, 'ĐSĐS');
    await candidate.write(page, 1, '-1,5');
    await page.getByRole('button', { name: 'Đánh dấu xem lại' }).click();
    expect(await candidate.standing(page, 'I', 1)).toContain('đã trả lời');
    expect(await candidate.standing(page, 'II', 1)).toContain('đã trả lời');
    expect(await candidate.standing(page, 'III', 1)).toContain('có đánh dấu');
    expect(await candidate.standing(page, 'I', 2)).toContain('chưa trả lời');
    await candidate.saved(page);
    await picture(page, 'paper', EVERY_WIDTH);
  });

  test('a reload loses nothing', async () => {
    await page.reload();
    await candidate.beginPaper(page);
    expect(await candidate.standing(page, 'I', 1)).toContain('đã trả lời');
    expect(await candidate.standing(page, 'III', 1)).toContain('đã trả lời, có đánh dấu');
  });

  test('a second tab only watches until it is made the one that writes', async () => {
    const second = await device.newPage();
    await second.goto(`${product.address}/thi`);
    await candidate.beginPaper(second);
    await second.getByText('Trang này chỉ xem').waitFor();
    await second.getByRole('button', { name: 'Làm bài ở đây' }).click();
    await page.getByText('Trang này chỉ xem').waitFor();
    await page.close();
    page = second;
    await candidate.enterFullscreen(page);
    await candidate.choose(page, 2, 'C');
    await candidate.saved(page);
  });

  test('a server killed with -9 costs time, not answers', async () => {
    const back = product.killServer();
    await candidate.choose(page, 3, 'D');
    await page.getByTitle('Mất mạng. Bài vẫn được lưu trên máy này.').waitFor();
    await picture(page, 'offline', [1366]);
    await back;
    await candidate.saved(page);
    for (const number of [1, 2, 3]) expect(await candidate.standing(page, 'I', number)).toContain('đã trả lời');
  });

  test('where no socket comes through, the same answers travel over HTTP', async () => {
    const narrow = await house.person();
    await narrow.routeWebSocket(/\/socket\?/, (socket) => socket.close());
    const other = await candidate.enterWithSlip(narrow, product.address, slips[1] ?? '');
    await candidate.agree(other);
    await candidate.beginPaper(other);
    const batch = other.waitForResponse((reply) => reply.url().endsWith('/events') && reply.status() === 200);
    await candidate.choose(other, 1, 'A');
    await batch;
    await candidate.handIn(other);
  });

  test('handing in gives a receipt with a short code', async () => {
    await candidate.handIn(page);
    await page.getByText('4/22').waitFor();
    await picture(page, 'receipt', EVERY_WIDTH);
  });
});

test('no request left the machine', () => {
  expect(house.outside).toEqual([]);
});
