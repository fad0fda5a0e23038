import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { obstacles, picture } from './house/pictures.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import { makeWatchedExam } from './house/watched-exam.ts';
import * as candidate from './steps/candidate.ts';

const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);
const EVERY_WIDTH = [360, 1366, 1920] as const;
/** Models load, looks come by the machine's pace. */
const VISION = { timeout: 150_000 };
vi.setConfig({ testTimeout: 300_000 });

const stage = setStage();
let managing: Page;
let sessionId: string;
let slips: string[];

beforeAll(async () => {
  managing = await signInAs(stage.house, stage.product, 'quanly');
  ({ sessionId, slips } = await makeWatchedExam(managing, { classList: CLASS_LIST, school: 'THPT Hoàng Liên' }));
});

describe('a candidate at an exam with full vision', () => {
  let device: BrowserContext;
  let sitting: Page;

  test('agrees, and the camera check finds place and face and asks for movements', async () => {
    device = await stage.house.person();
    sitting = await candidate.enterWithSlip(device, stage.product.address, slips[0] ?? '');
    await sitting.getByRole('button', { name: 'Em đồng ý cả camera và micro' }).waitFor();
    await picture(sitting, 'microphone-lobby', EVERY_WIDTH);
    await sitting.getByRole('button', { name: 'Em đồng ý cả camera và micro' }).click();
    await sitting.getByText(/Em và gia đình đã đồng ý\..*Micro chỉ đo/).waitFor();
    await picture(sitting, 'camera-lobby', EVERY_WIDTH);
    await sitting.getByRole('button', { name: 'Bắt đầu kiểm tra' }).click();
    const line = (name: string) => sitting.getByRole('listitem').filter({ hasText: name });
    // A slow machine leaves the face out.
    await line('Khuôn mặt của em')
      .getByText(/^(Được|Bỏ qua|Giám thị xem giúp)$/)
      .waitFor(VISION);
    await expect.poll(() => line('Chỗ ngồi và ánh sáng').textContent()).toContain('Được');
    await picture(sitting, 'camera-check', EVERY_WIDTH);
    await sitting.getByRole('button', { name: 'Bỏ qua bước này' }).click();
    await sitting.getByRole('button', { name: 'Bỏ qua bước này' }).click();
    await sitting.getByText('Xong. Giám thị sẽ xem lại giúp em').waitFor();
  });

  test('goes in, whatever the check was unsure of, and the invigilator settles it in the room', async () => {
    const board = await managing.context().newPage();
    await board.goto(`${stage.product.address}/sessions/${sessionId}/board`);
    const needs = board.getByRole('region', { name: 'Cần để ý' });
    await needs.getByText(/Kiểm tra đầu giờ chưa chắc: .*làm theo lời/).waitFor();
    await candidate.beginPaper(sitting);
    await needs.getByRole('button', { name: 'Đã đối chiếu phiếu' }).click();
    await needs.getByText('Kiểm tra đầu giờ chưa chắc').waitFor({ state: 'detached' });
    await board.getByTitle(/camera đang theo dõi|camera theo dõi mức nhẹ/).waitFor(VISION);
    await board.getByTitle(/camera đang theo dõi|camera theo dõi mức nhẹ/).click();
    await board
      .getByRole('region', { name: 'Đang theo dõi thế nào' })
      .getByText(/^Đang tìm: /)
      .waitFor();
    await picture(board, 'camera-board', EVERY_WIDTH);
    await board.close();
  });

  test('sees what is measured now, and answers a signal with one tap', async () => {
    await sitting.getByTitle('Camera đang bật').click();
    await sitting.getByText('Khuôn mặt trong hình').waitFor();
    const voice = sitting.getByRole('listitem').filter({ hasText: 'Micro' }).first();
    await voice.getByText('không có tiếng người').waitFor();
    await voice.getByText('có tiếng người', { exact: true }).waitFor();
    await picture(sitting, 'camera-panel', EVERY_WIDTH);
    await sitting.getByTitle('Camera đang bật').click();
    const reason = sitting.getByRole('button', { name: 'Em đang lau kính' });
    await reason.waitFor(VISION);
    await picture(sitting, 'camera-explain', EVERY_WIDTH);
    await reason.click();
  });

  test('on pages without obstacles', () => {
    expect(obstacles).toEqual([]);
  });
});
