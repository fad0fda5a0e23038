import type { Locator, Page } from 'playwright-core';

/** Goes on by Tab until something has the focus: what the keyboard cannot reach is not there for everybody. */
export async function tabTo(page: Page, wanted: Locator, most = 60): Promise<void> {
  for (let press = 0; press < most; press++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

/** How each kind of question of the demo is answered with the keyboard alone, by a piece of its stem. */
export const BY_KEYBOARD: readonly (readonly [
  name: string,
  stem: RegExp,
  answer: (page: Page, card: Locator) => Promise<void>,
])[] = [
  [
    'multiple-choice',
    /là nghiệm của phương trình/,
    async (page, card) => {
      await tabTo(page, card.getByRole('checkbox').nth(1));
      await page.keyboard.press('Space');
      // A letter ticks as well, wherever the focus is.
      await page.keyboard.press('c');
    },
  ],
  [
    'short-text',
    /Tác giả của bài thơ/,
    async (page, card) => {
      await tabTo(page, card.getByRole('textbox'));
      await page.keyboard.type('viễn phương');
    },
  ],
  [
    'essay',
    /Viết đoạn văn/,
    async (page, card) => {
      await tabTo(page, card.getByRole('textbox'));
      await page.keyboard.type('Em cảm nhận được ước nguyện tha thiết của nhà thơ, abcde f.');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.type('!');
    },
  ],
  [
    'matching',
    /Nối mỗi tác giả/,
    async (page, card) => {
      for (const [source, letter] of [
        ['1', 'Truyện Kiều'],
        ['2', 'Bình Ngô'],
        ['3', 'Tắt đèn'],
      ] as const) {
        const group = card.getByRole('group').nth(Number(source) - 1);
        await tabTo(page, group.getByRole('button', { name: new RegExp(letter) }));
        await page.keyboard.press('Enter');
      }
    },
  ],
  [
    'matrix',
    /đơn chất hay hợp chất/,
    async (page, card) => {
      for (const row of [0, 1, 2]) {
        await tabTo(page, card.getByRole('group').nth(row).getByRole('radio').first());
        await page.keyboard.press(row === 0 ? 'Space' : 'ArrowDown');
      }
    },
  ],
  [
    'ordering',
    /Sắp xếp các bước/,
    async (page, card) => {
      await tabTo(page, card.getByRole('button', { name: /^Đưa ra sau/ }).first());
      await page.keyboard.press('Enter');
      // The button has moved with its entry and is still held.
      await page.keyboard.press('Enter');
    },
  ],
  [
    'associate',
    /trái nghĩa/,
    async (page, card) => {
      for (const words of ['nóng', 'lạnh', 'cao', 'thấp']) {
        await tabTo(page, card.getByRole('list', { name: 'Các mục để ghép' }).getByRole('button', { name: words }));
        await page.keyboard.press('Enter');
      }
    },
  ],
  [
    'cloze',
    /Complete the sentences/,
    async (page, card) => {
      await tabTo(page, card.getByRole('combobox'));
      await page.keyboard.press('ArrowDown');
      await tabTo(page, card.getByRole('textbox').nth(0));
      await page.keyboard.type('by');
      await tabTo(page, card.getByRole('textbox').nth(1));
      await page.keyboard.type('30');
    },
  ],
  [
    'composite',
    /Cho hàm số/,
    async (page, card) => {
      await tabTo(page, card.getByRole('radio').first());
      await page.keyboard.press('Space');
      await tabTo(page, card.getByRole('textbox'));
      await page.keyboard.type('-4');
    },
  ],
  [
    'slider',
    /Nước sôi/,
    async (page, card) => {
      await tabTo(page, card.getByRole('slider'));
      await page.keyboard.press('ArrowUp');
    },
  ],
];
