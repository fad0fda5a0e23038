import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { KIND_NAMES } from 'shared/questions/registry.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type House, openBrowser } from './house/browser.ts';
import { obstacles, picture } from './house/pictures.ts';
import { type Product, startProduct } from './house/product.ts';
import { signInAs } from './house/staff.ts';
import * as candidate from './steps/candidate.ts';
import { BY_KEYBOARD, tabTo } from './steps/kinds.ts';

const QUESTIONS = 11;

let product: Product;
let house: House;
let sitting: Page;

beforeAll(async () => {
  [product, house] = await Promise.all([startProduct(), openBrowser()]);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await house.photograph();
});
afterAll(async () => {
  await house?.close();
  await product?.stop();
  await product?.discard();
});

describe('a teacher', () => {
  let teaching: Page;

  test('begins a question of any kind, sees beside it what candidates will see, and meets no obstacle', async () => {
    teaching = await signInAs(house, product, 'giaovien');
    await teaching.goto(`${product.address}/bank/new`);
    await teaching.getByLabel('Môn học').first().fill('Toán');
    await picture(teaching, 'new-question', [360, 1366]);
    const kinds = teaching.getByRole('group', { name: 'Dạng câu hỏi' }).getByRole('button');
    const count = await kinds.count();
    expect(count).toBe(KIND_NAMES.length);
    for (let at = 0; at < count; at++) {
      await kinds.nth(at).click();
      await teaching.getByRole('heading', { name: 'Thí sinh sẽ thấy' }).waitFor();
      await picture(teaching, `new-${KIND_NAMES[at]}`, [360, 1366]);
      await teaching.getByRole('button', { name: 'Thôi, không lưu' }).click();
    }
    expect(obstacles).toEqual([]);
    // Two dozen pages, each pictured twice and looked over.
  }, 300_000);

  test('writes an ordering question, and finds it in the bank with its key', async () => {
    await teaching.getByRole('button', { name: /^Sắp xếp/ }).click();
    await teaching.getByLabel('Nội dung câu hỏi').fill('Sắp xếp từ bé đến lớn.');
    for (const [at, number] of ['1', '2', '3', '4'].entries())
      await teaching.getByLabel(`Mục thứ ${at + 1}`, { exact: true }).fill(number);
    await teaching.getByRole('button', { name: 'Lưu vào ngân hàng' }).click();
    await teaching.getByText('Sắp xếp từ bé đến lớn.').first().waitFor();
    await picture(teaching, 'question-ordering', [360, 1366]);
    expect(obstacles).toEqual([]);
  });
});

describe('an exam with a question of each kind', () => {
  test('opens with the slip of the demo', async () => {
    const access = JSON.parse(await readFile(`${product.dataDir}/demo-accounts.json`, 'utf8')) as { slips: string[] };
    sitting = await candidate.enterWithSlip(await house.person(), product.address, access.slips.at(-1) ?? '');
    await candidate.beginPaper(sitting);
  });

  test('is answered with the keyboard alone, question by question, on a page without obstacles', async () => {
    const met: string[] = [];
    for (let at = 0; at < QUESTIONS; at++) {
      const card = sitting.getByRole('article');
      const words = (await card.textContent()) ?? '';
      const known = BY_KEYBOARD.find(([, stem]) => stem.test(words));
      if (known) {
        const [name, , answer] = known;
        await answer(sitting, card);
        met.push(name);
        await picture(sitting, `kind-${name}`, [360, 1366]);
      }
      if (at < QUESTIONS - 1) {
        await tabTo(sitting, sitting.getByRole('button', { name: 'Câu sau' }));
        await sitting.keyboard.press('Enter');
      }
    }
    expect(met.toSorted()).toEqual(BY_KEYBOARD.map(([name]) => name).toSorted());
    expect(obstacles).toEqual([]);
  });

  test('keeps every answer on the server, and the palette says so', async () => {
    await candidate.saved(sitting);
    const answered = sitting.getByRole('complementary').getByRole('button', { name: /đã trả lời/ });
    // The essay is shorter than asked for, and nothing was drawn.
    expect(await answered.count()).toBe(QUESTIONS - 2);
  });

  test('shows the same answers after the page is loaded again', async () => {
    await sitting.reload();
    await sitting.getByRole('article').waitFor();
    await candidate.saved(sitting);
    const answered = sitting.getByRole('complementary').getByRole('button', { name: /đã trả lời/ });
    expect(await answered.count()).toBe(QUESTIONS - 2);
  });
});
