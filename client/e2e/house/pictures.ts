import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

/** A phone, an old school PC, a projector. */
const WIDTHS = { 360: 780, 1366: 768, 1920: 1080 } as const;
const folder = process.env.PICTURES_DIR ?? fileURLToPath(new URL('../results/', import.meta.url));

/** Takes small pictures of a page as it stands, at each width, as `<name>-<width>.webp`. */
export async function picture(page: Page, name: string, widths: readonly (keyof typeof WIDTHS)[] = [1366]) {
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  const devtools = await page.context().newCDPSession(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: WIDTHS[width] });
    await page.evaluate(() => document.fonts.ready);
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
    await writeFile(`${folder}/${name}-${width}.webp`, Buffer.from(data, 'base64'));
  }
  await devtools.detach();
  if (before) await page.setViewportSize(before);
}
