import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type House, openBrowser } from './house/browser.ts';
import { obstacles, picture } from './house/pictures.ts';
import { type Product, startProduct } from './house/product.ts';
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
