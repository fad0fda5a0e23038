import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { House } from './browser.ts';
import type { Product } from './product.ts';

const DemoAccounts = z.object({ accounts: z.array(z.object({ username: z.string(), password: z.string() })) });

/** Signs a person of the demo's staff in, at a device of their own. */
export async function signInAs(house: House, { address, dataDir }: Product, username: string): Promise<Page> {
  const { accounts } = DemoAccounts.parse(JSON.parse(await readFile(`${dataDir}/demo-accounts.json`, 'utf8')));
  const account = accounts.find((one) => one.username === username);
  if (!account) throw new Error(`The demo has no account ${username}.`);
  const page = await (await house.person()).newPage();
  await page.goto(address);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}
