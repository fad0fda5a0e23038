import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hiddenWhileFocused } from './house/focus.ts';
import { obstacles, picture } from './house/pictures.ts';
import { setStage } from './house/stage.ts';
import { giveVoice, readAloud } from './house/voice.ts';
import * as candidate from './steps/candidate.ts';
import { BY_KEYBOARD, tabTo } from './steps/kinds.ts';

const QUESTIONS = 11;

const stage = setStage();
let sitting: Page;

describe('an exam with a question of each kind', () => {
  test('opens with the slip of the demo', async () => {
    const access = JSON.parse(await readFile(`${stage.product.dataDir}/demo-accounts.json`, 'utf8')) as {
      slips: string[];
    };
    const device = await stage.house.person();
    await giveVoice(device);
    sitting = await device.newPage();
    await sitting.goto(`${stage.product.address}/thi`);
    await tabTo(sitting, sitting.getByLabel('Mã dự thi'));
    await sitting.keyboard.type(access.slips.at(-1) ?? '');
    await sitting.keyboard.press('Enter');
    await tabTo(sitting, sitting.getByRole('button', { name: 'Vào làm bài' }));
    await sitting.keyboard.press('Enter');
    await sitting.getByRole('article').waitFor();
  });

  test('can be read as large as anybody needs, in strong contrast, and aloud', async () => {
    await sitting.getByRole('button', { name: 'Đọc to' }).waitFor();
    await tabTo(sitting, sitting.getByRole('button', { name: 'Chữ và màu' }));
    await sitting.keyboard.press('Enter');
    const larger = sitting.getByRole('button', { name: /^A\+/ });
    await tabTo(sitting, larger);
    while (!(await larger.isDisabled())) await sitting.keyboard.press('Enter');
    await sitting.getByText('200%').waitFor();
    await sitting.keyboard.press('Escape');
    await turn(sitting, 'Tương phản cao');
    await picture(sitting, 'large-contrast', [360]);
    expect(await scrollsSideways(sitting)).toBe(false);
    await turn(sitting, 'Nền tối');
    await picture(sitting, 'large-dark-contrast', [360, 1366]);
    await turn(sitting, 'Nền tối');
    await tabTo(sitting, sitting.getByRole('button', { name: 'Chữ và màu' }));
    await sitting.keyboard.press('Enter');
    const smaller = sitting.getByRole('button', { name: /^A−/ });
    await tabTo(sitting, smaller);
    while (!(await sitting.getByText('100%').isVisible())) await sitting.keyboard.press('Enter');
    await sitting.keyboard.press('Escape');
  });

  const met: string[] = [];
  const sideways: string[] = [];
  let before = '';
  // One sentence a question: each has the whole time limit, and one that holds the story up is named.
  const places = Array.from({ length: QUESTIONS }, (_, index) => index + 1);
  test.each(places)('is answered with the keyboard alone, question %i', async (place) => {
    const card = sitting.getByRole('article');
    const kindOf = (words: string) => BY_KEYBOARD.find(([, stem]) => stem.test(words));
    let words = '';
    const isNext = async () => {
      words = (await card.textContent()) ?? '';
      return words !== before && !met.includes(kindOf(words)?.[0] ?? '');
    };
    await expect.poll(isNext).toBe(true);
    // What was being read is not read on over another question.
    await expect.poll(() => readAloud(sitting)).toBeNull();
    const known = kindOf(words);
    if (known) {
      const [name, stem, answer] = known;
      await tabTo(sitting, card.getByRole('button', { name: 'Đọc to' }));
      await sitting.keyboard.press('Enter');
      await card.getByRole('button', { name: 'Dừng đọc' }).waitFor();
      expect((await readAloud(sitting)) ?? '').toMatch(stem);
      await answer(sitting, card);
      met.push(name);
      if (await scrollsSideways(sitting)) sideways.push(name);
      await picture(sitting, `kind-${name}`, [360, 1366]);
    }
    before = (await card.textContent()) ?? '';
    if (place < QUESTIONS) {
      await tabTo(sitting, sitting.getByRole('button', { name: 'Câu sau' }));
      await sitting.keyboard.press('Enter');
    }
  });

  test('has met every kind so, on pages without obstacles', () => {
    expect(met.toSorted()).toEqual(BY_KEYBOARD.map(([name]) => name).toSorted());
    expect(obstacles).toEqual([]);
    expect(sideways).toEqual([]);
  });

  test('is as readable in the dark, in strong contrast and in both, all questions at once', async () => {
    await tabTo(sitting, sitting.getByRole('button', { name: 'Cả phần' }), 200);
    await sitting.keyboard.press('Enter');
    await expect.poll(() => sitting.getByRole('article').count()).toBe(QUESTIONS);
    await turn(sitting, 'Nền tối');
    await picture(sitting, 'kinds-dark-contrast');
    await turn(sitting, 'Tương phản cao');
    await picture(sitting, 'kinds-dark');
    await turn(sitting, 'Nền tối');
    await picture(sitting, 'kinds-light');
    await tabTo(sitting, sitting.getByRole('button', { name: 'Từng câu' }), 200);
    await sitting.keyboard.press('Enter');
    expect(obstacles).toEqual([]);
  });

  test('hides nothing that has the focus at 400 %', async () => {
    await sitting.setViewportSize({ width: 320, height: 256 });
    expect(await hiddenWhileFocused(sitting)).toEqual([]);
    await picture(sitting, 'zoom-400', []);
    await sitting.setViewportSize({ width: 1366, height: 768 });
  });

  test('keeps every answer on the server, and the palette says so', async () => {
    await candidate.saved(sitting);
    const answered = sitting.getByRole('complementary').getByRole('button', { name: /đã trả lời/ });
    // The essay is shorter than asked for, and nothing was drawn.
    await expect.poll(() => answered.count()).toBe(QUESTIONS - 2);
  });

  test('shows the same answers after the page is loaded again', async () => {
    await sitting.reload();
    await sitting.getByRole('article').waitFor();
    await candidate.saved(sitting);
    const answered = sitting.getByRole('complementary').getByRole('button', { name: /đã trả lời/ });
    await expect.poll(() => answered.count()).toBe(QUESTIONS - 2);
  });

  test('is handed in with the keyboard alone', async () => {
    await tabTo(sitting, sitting.getByRole('button', { name: 'Nộp bài' }));
    await sitting.keyboard.press('Enter');
    await tabTo(sitting, sitting.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }));
    await sitting.keyboard.press('Enter');
    await sitting.getByRole('heading', { name: 'Bài đã nộp' }).waitFor();
  });
});

/** Sets a switch of the reading settings over, by the keyboard. */
async function turn(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Chữ và màu' }), 200);
  await page.keyboard.press('Enter');
  const control = page.getByRole('switch', { name });
  const before = await control.isChecked();
  await tabTo(page, control);
  await page.keyboard.press('Space');
  await expect.poll(() => control.isChecked()).toBe(!before);
  await page.keyboard.press('Escape');
}

/** At 400 % a screen of 1280 is 320 CSS pixels wide (WCAG 2.2, 1.4.10): true where the page then scrolls both ways. */
async function scrollsSideways(page: Page): Promise<boolean> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (before) await page.setViewportSize(before);
  return width > 320;
}
