import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** A phone, an old school PC, a projector. */
const WIDTHS = { 360: 780, 1366: 768, 1920: 1080 } as const;
const folder = process.env.PICTURES_DIR ?? fileURLToPath(new URL('../results/', import.meta.url));

/** What stands in the way of people on the pages taken so far: page, rule of WCAG 2 A and AA, place. */
export const obstacles: string[] = [];

/** Takes small pictures of a page as it stands, at each width, as `<name>-<width>.webp`, and looks for obstacles on it. */
export async function picture(page: Page, name: string, widths: readonly (keyof typeof WIDTHS)[] = [1366]) {
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  const devtools = await page.context().newCDPSession(page);
  // What was just said in passing hides what the page is about.
  const veil = await page.addStyleTag({ content: '.mantine-Notifications-root { visibility: hidden }' });
  await page.evaluate(() => scrollTo(0, 0));
  for (const width of widths) {
    await page.setViewportSize({ width, height: WIDTHS[width] });
    await page.evaluate(() => document.fonts.ready);
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
    await writeFile(`${folder}/${name}-${width}.webp`, Buffer.from(data, 'base64'));
  }
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  for (const { id, nodes } of violations) obstacles.push(`${name}: ${id} at ${nodes[0]?.target.join(' ')}`);
  await veil.evaluate((node) => node.parentNode?.removeChild(node));
  await devtools.detach();
  if (before) await page.setViewportSize(before);
}
