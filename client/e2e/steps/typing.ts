import type { Page } from 'playwright-core';

/** How syllables grow under an input method, up to the one that is put in their place. */
const TIENG_VIET = [
  ['t', 'ti', 'tie', 'tiê', 'tiên', 'tiêng', 'tiếng'],
  ['V', 'Vi', 'Vie', 'Viê', 'Viêt', 'Việt'],
] as const;

/** Types "tiếng Việt" into what has the focus as an input method does: each syllable is composed, and then put in. */
export async function compose(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const [place, stages] of TIENG_VIET.entries()) {
    if (place > 0) await page.keyboard.press('Space');
    for (const text of stages) {
      const at = { selectionStart: text.length, selectionEnd: text.length };
      await devtools.send('Input.imeSetComposition', { text, ...at });
    }
    await devtools.send('Input.insertText', { text: stages.at(-1) ?? '' });
  }
  await devtools.detach();
}

/** The same as UniKey does it: the letter before is taken back, and the one with its mark put in, without a composition. */
export async function retype(page: Page): Promise<void> {
  for (const [plain, marked] of [
    ['tie', 'ế'],
    ['ng', null],
    [' Vie', 'ệ'],
    ['t', null],
  ] as const) {
    await page.keyboard.type(plain);
    if (marked === null) continue;
    await page.keyboard.press('Backspace');
    await page.keyboard.insertText(marked);
  }
}
