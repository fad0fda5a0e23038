import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';
import type { House } from './browser.ts';

/** A device that acts as Safe Exam Browser 3 with this configuration does: its hash goes along with every request. */
export async function openSafeExamBrowser(house: House, configKey: string): Promise<BrowserContext> {
  const context = await house.person({
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 SEB/3.10.0',
  });
  await context.route('**/*', (route) => {
    const url = route.request().url().replace(/#.*$/, '');
    const hash = createHash('sha256')
      .update(url + configKey)
      .digest('hex');
    return route.continue({ headers: { ...route.request().headers(), 'x-safeexambrowser-configkeyhash': hash } });
  });
  return context;
}
