import type { Page } from 'playwright-core';

/**
 * Goes once through all that the keyboard reaches, and names what is not to be seen at all while it has the focus: out of the
 * window, or under what stays in place (WCAG 2.2, 2.4.11).
 */
export async function hiddenWhileFocused(page: Page): Promise<string[]> {
  const hidden: string[] = [];
  let met = 0;
  for (let press = 0; press < 100; press++) {
    await page.keyboard.press('Tab');
    const { name, isSeen, isMet } = await page.evaluate(lookAtFocus);
    if (isMet) break;
    met += 1;
    if (!isSeen) hidden.push(name);
  }
  if (met < 10) throw new Error(`The keyboard reaches only ${met} things.`);
  return hidden;
}

/** Runs in the page. */
async function lookAtFocus(): Promise<{ name: string; isSeen: boolean; isMet: boolean }> {
  await new Promise(requestAnimationFrame);
  const focused = document.activeElement ?? document.body;
  const isMet = focused.hasAttribute('data-met');
  focused.setAttribute('data-met', '');
  const { left, top, width, height } = focused.getBoundingClientRect();
  const name = `${focused.tagName} ${focused.getAttribute('aria-label') ?? focused.textContent}`;
  const shares = [0.1, 0.5, 0.9];
  const points = shares.flatMap((x) => shares.map((y) => [left + width * x, top + height * y] as const));
  const isSeen = points.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return there !== null && (focused.contains(there) || there.contains(focused));
  });
  return { name, isSeen, isMet };
}
