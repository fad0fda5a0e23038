import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { type House, openBrowser } from './house/browser.ts';
import { filmScreen } from './house/screen-before-camera.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import * as candidate from './steps/candidate.ts';

/** An old laptop's camera at arm's length, in a hand that is not quite still. */
const HELD = { width: 620, turned: 5, lean: 0.93, blur: 0.8, contrast: 0.7, shake: 3 };
/** Somebody moves to the next pupil without waiting: a code may be seen for as short as this. */
const EACH_MS = 450;
vi.setConfig({ testTimeout: 240_000 });

const stage = setStage();
let camera: House | undefined;
let device: BrowserContext;
let sitting: Page;
const pictures: Buffer[] = [];

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await camera?.photograph('camera');
});
afterAll(async () => {
  await camera?.close();
});

test('a pupil whose line is gone hands in, and the screen shows the sealed answers as codes', async () => {
  const access = JSON.parse(await readFile(`${stage.product.dataDir}/demo-accounts.json`, 'utf8')) as {
    slips: string[];
  };
  device = await stage.house.person();
  // Cutting the network leaves sockets alone that are open: this pupil's line has none.
  await device.routeWebSocket(/\/socket/, (socket) => socket.close());
  sitting = await candidate.enterWithSlip(device, stage.product.address, access.slips.at(-1) ?? '');
  await candidate.beginPaper(sitting);
  await candidate.saved(sitting);
  await sitting.waitForLoadState('networkidle');
  await device.setOffline(true);
  // Whatever kind of question stands first, something of it is only on this machine.
  await sitting.getByRole('button', { name: 'Đánh dấu xem lại' }).click();
  await sitting.getByRole('button', { name: 'Nộp bài' }).click();
  await sitting.getByRole('dialog').getByRole('button', { name: 'Nộp bài' }).click();
  await sitting.getByRole('button', { name: 'Hiện bài thành mã QR' }).click();
  const codes = sitting.getByRole('figure');
  const said = async () => /(\d+)\D+(\d+)/.exec((await codes.locator('figcaption').textContent()) ?? '') ?? [];
  const count = Number((await said())[2]);
  expect(count).toBeGreaterThan(1);
  const seen = new Map<number, Buffer>();
  await expect
    .poll(
      async () => {
        const before = Number((await said())[1]);
        const picture = await codes.screenshot();
        // The codes turn by themselves: a picture that was taken while one turned shows neither for sure.
        if (before === Number((await said())[1])) seen.set(before, picture);
        return seen.size;
      },
      { timeout: 120_000, interval: 20 },
    )
    .toBe(count);
  for (let place = 1; place <= count; place++) pictures.push(seen.get(place) as Buffer);
});

test("an invigilator's camera reads them from that screen, tilted, grey and not quite sharp, and the paper is taken", async () => {
  const studio = await device.newPage();
  camera = await openBrowser(await filmScreen(studio, pictures, { hold: HELD, eachMs: EACH_MS }));
  const watching = await signInAs(camera, stage.product, 'quanly');
  const sessions = await watching.request.get(`${stage.product.address}/api/watched-sessions`);
  const { sessions: watched } = (await sessions.json()) as { sessions: { id: string; closed: boolean }[] };
  for (const { id, closed } of watched) {
    if (closed) continue;
    await watching.goto(`${stage.product.address}/sessions/${id}/board`);
    if (await isSittingHere(watching)) break;
  }
  await watching.getByRole('button', { name: 'Nhận tệp bài làm' }).click();
  await watching.getByRole('button', { name: 'Quét mã QR trên màn hình của em' }).click();
  await watching.getByText(/^Đã nhận bài của số báo danh \d+\.$/).waitFor({ timeout: 120_000 });
  await watching.getByRole('button', { name: /^Chỗ \d+, .*đã nộp/i }).waitFor();
});

/** The board of the session in which somebody writes: the demo has others. */
async function isSittingHere(page: Page): Promise<boolean> {
  await page.getByRole('list', { name: 'Số thí sinh theo trạng thái' }).waitFor();
  return (await page.getByRole('button', { name: /^Chỗ \d+, .*(đang làm|mất mạng)/i }).count()) > 0;
}
