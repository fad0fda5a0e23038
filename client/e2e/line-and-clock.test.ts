import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { openAttempt, readCandidate } from 'shared/contracts/delivery.ts';
import { readBoard } from 'shared/contracts/invigilation.ts';
import { readScript } from 'shared/contracts/scripts.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from './house/ask.ts';
import { makeComingExam } from './house/coming-exam.ts';
import { khaothi } from './house/khaothi.ts';
import { answersOnMachine, moveDate, moveDateFromNowOn } from './house/machine.ts';
import { obstacles, picture } from './house/pictures.ts';
import { moveStart } from './house/sealed-exam.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import * as candidate from './steps/candidate.ts';
import * as invigilator from './steps/invigilator.ts';
import { sheetsOf } from './steps/reviewer.ts';
import * as line from './steps/without-line.ts';

const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);
/** The lobby is loaded anew and its line cut before that; a slow machine too has the time for it. */
const BELL_IN_MS = 25_000;
const UNTIL_BELL = { timeout: BELL_IN_MS + 30_000 };
const MINUTE_MS = 60_000;
const EVERY_WIDTH = [360, 1366, 1920] as const;
/** What the board offers to give back was longer than this. */
const OUTAGE_MS = 61_000;
const TYPED = '-2,5';

const stage = setStage();
let managing: Page;
let sessionId: string;
let slips: string[];

beforeAll(async () => {
  managing = await signInAs(stage.house, stage.product, 'quanly');
  const made = await makeComingExam(managing, { classList: CLASS_LIST, school: 'THPT Hoàng Liên' });
  ({ sessionId, slips } = made);
});

/** What the board has at this moment of whoever sits at a page, and what time it is there. */
async function seatOf(page: Page) {
  const { candidateId } = (await ask(page, readCandidate)).value;
  const { seats, now } = (await ask(managing, readBoard, { params: { sessionId } })).value;
  const seat = seats.find((one) => one.candidateId === candidateId);
  if (!seat) throw new Error('Nobody of this session sits here.');
  return { ...seat, now };
}

describe('a pupil whose line is cut before the bell', () => {
  let device: BrowserContext;
  let sitting: Page;
  let words: string[];
  let file: { path: string; text: string };
  let answers: Record<string, unknown>;

  test('waits for it with the sealed paper on the machine', async () => {
    device = await stage.house.person();
    sitting = await candidate.enterWithSlip(device, stage.product.address, slips[0] ?? '');
    await candidate.playerIsKept(sitting);
    await moveStart(managing, sessionId, Date.now() + BELL_IN_MS);
    await sitting.reload();
    await line.allIsFetchedAhead(sitting);
    await device.setOffline(true);
    await sitting.getByText('Bắt đầu sau').waitFor();
  });

  test('hears the twelve words that a manager reads out', async () => {
    words = await line.readWords(managing, stage.product.address, sessionId);
    expect(words).toHaveLength(12);
  });

  test('opens the paper with them when the bell has rung, and not with one word wrong', async () => {
    await sitting.getByLabel('Mã mở đề giám thị đọc').waitFor(UNTIL_BELL);
    await line.typeWords(sitting, words.toReversed());
    await sitting.getByText('Các từ chưa đúng. Em nghe giám thị đọc lại từng từ.').waitFor();
    await line.typeWords(sitting, words);
    await sitting.getByRole('article').waitFor();
  });

  test('answers and hands in, and takes the answers along as a file', async () => {
    await candidate.choose(sitting, 1, 'B');
    await candidate.judge(sitting, 1, 'ĐSĐS');
    await candidate.write(sitting, 1, '-1,5');
    await sitting.getByTitle('Mất mạng. Bài vẫn được lưu trên máy này.').waitFor();
    const download = await line.handInToFile(sitting);
    expect(download.suggestedFilename()).toMatch(/^bai-lam-\d+\.khaothi$/);
    const path = `${tmpdir()}/${download.suggestedFilename()}`;
    await download.saveAs(path);
    file = { path, text: await readFile(path, 'utf8') };
    answers = await answersOnMachine(sitting);
    expect(Object.values(answers)).toHaveLength(3);
  });

  test('is on the board once the file is chosen there; dropped once more it changes nothing', async () => {
    await managing.goto(`${stage.product.address}/sessions/${sessionId}/board`);
    await line.chooseFile(managing, file.path);
    await managing.getByText(/^Đã nhận bài của số báo danh \d+\.$/).waitFor();
    await managing.getByRole('button', { name: /^Chỗ \d+, .*đã nộp/i }).waitFor();
    await line.dropFile(managing, file.path);
    await managing.getByText(/^Bài của số báo danh \d+ đã có đủ trên máy chủ\.$/).waitFor();
  });

  test('has the very answers in the ledger that were given on the machine', async () => {
    const { attempt } = JSON.parse(file.text) as { attempt: string };
    const script = (await ask(managing, readScript, { params: { attemptId: attempt } })).value;
    const given = script.items.filter(({ answered }) => answered);
    expect(given.map(({ part, number }) => [part, number])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
    expect(Object.fromEntries(given.map(({ item, response }) => [item, response]))).toEqual(answers);
    expect(given[2]?.response).toBe('-1,5');
  });

  test('gets the receipt when the line is back', async () => {
    await device.setOffline(false);
    await sitting.getByRole('heading', { name: 'Bài đã nộp' }).waitFor();
    await sitting.getByText('3/22').waitFor();
    await sitting.getByText('Mã biên nhận').waitFor();
    await device.close();
  });
});

describe('of pupils with a line', () => {
  let sitting: Page;
  let board: Page;
  let closing: BrowserContext;
  let closedAt: number;

  test('one has typed an answer when the page goes away', async () => {
    closing = await stage.house.person();
    const page = await candidate.enterWithSlip(closing, stage.product.address, slips[2] ?? '');
    await candidate.beginPaper(page);
    await candidate.choose(page, 1, 'B');
    await candidate.answerIsKept(page);
    await candidate.type(page, 1, TYPED);
    await page.close();
    closedAt = Date.now();
  });

  test('one reads under an answer since when the server has it, and nothing under a question without one', async () => {
    const device = await stage.house.person();
    sitting = await candidate.enterWithSlip(device, stage.product.address, slips[1] ?? '');
    await candidate.beginPaper(sitting);
    const where = sitting.getByRole('article').locator('[data-where]');
    await expect.poll(() => where.textContent()).toBe('');
    await candidate.choose(sitting, 1, 'B');
    await candidate.answerIsKept(sitting);
    await candidate.choose(sitting, 2, 'C');
    await candidate.answerIsKept(sitting);
    await sitting.getByRole('button', { name: 'Câu sau' }).click();
    await expect.poll(() => where.textContent()).toBe('');
  });

  test.each([1, -2])('one keeps the right time where the date of the computer moves by %i hours', async (hours) => {
    // An hour would be seen; what the two questions take is not.
    const isRight = async () => {
      const { deadlineAt, now } = await seatOf(sitting);
      return Math.abs((deadlineAt ?? 0) - now - (await candidate.timeLeftMs(sitting))) < MINUTE_MS;
    };
    expect(await isRight()).toBe(true);
    await moveDate(sitting, hours);
    // The server's word comes anew with the answer.
    await candidate.choose(sitting, hours > 0 ? 3 : 4, 'A');
    await candidate.answerIsKept(sitting);
    expect(await isRight()).toBe(true);
    await moveDateFromNowOn(sitting, hours);
    await sitting.reload();
    await sitting.getByRole('article').waitFor();
    expect(await isRight()).toBe(true);
  });

  test('one loses the line and goes on at another machine; what the first sends later is kept beside, and is to be read', async () => {
    const device = await stage.house.person();
    // Cutting the network leaves sockets alone that are open: this pupil's line has none.
    await device.routeWebSocket(/\/socket/, (socket) => socket.close());
    const first = await candidate.enterWithSlip(device, stage.product.address, slips[3] ?? '');
    await candidate.beginPaper(first);
    await candidate.choose(first, 1, 'B');
    await candidate.answerIsKept(first);
    await device.setOffline(true);
    await candidate.choose(first, 2, 'C');
    const other = await (await stage.house.person()).newPage();
    await candidate.typeSlip(other, stage.product.address, slips[3] ?? '');
    await candidate.askToWrite(other);
    board = await managing.context().newPage();
    await board.goto(`${stage.product.address}/sessions/${sessionId}/board`);
    await invigilator.unlock(board);
    await candidate.choose(other, 2, 'D');
    await candidate.answerIsKept(other);
    // Which comes through first is chance: heard that another writes, the page keeps its answer and shows it to the pupil.
    await device.route(`**${openAttempt.path}`, (route) => route.abort());
    await device.setOffline(false);
    const strays = board.getByRole('link', { name: 'Xem thao tác giữ riêng' });
    await strays.waitFor({ timeout: 60_000 });
    await device.unroute(`**${openAttempt.path}`);
    await first.getByText(/^Bài đang được làm ở máy khác, từ/).waitFor({ timeout: 60_000 });
    await strays.click();
    await board.getByRole('cell', { name: 'Phần I, Câu 2' }).first().waitFor();
    await board.getByRole('cell', { name: 'Trả lời' }).first().waitFor();
    await picture(board, 'strays', EVERY_WIDTH);
    await device.close();
  });

  test('that is written down, and the minutes of the room say it on a sheet or two', async () => {
    await board.goBack();
    await board.getByRole('button', { name: 'Lập biên bản' }).last().click();
    const dialog = board.getByRole('dialog');
    await dialog.getByText('Mất điện, mất mạng', { exact: true }).click();
    await dialog.getByLabel('Diễn biến').fill('Máy 4 mất mạng, em làm tiếp ở máy dự phòng.');
    await picture(board, 'incident-dialog', EVERY_WIDTH);
    await dialog.getByRole('button', { name: 'Ghi biên bản' }).click();
    await dialog.waitFor({ state: 'detached' });
    await board.getByRole('link', { name: 'Biên bản' }).first().click();
    await board.getByText('Máy 4 mất mạng, em làm tiếp ở máy dự phòng.').waitFor();
    await picture(board, 'room-minutes', EVERY_WIDTH);
    expect(await sheetsOf(board)).toBeLessThanOrEqual(3);
    await board.close();
  });

  test('the one whose page went away finds after a minute what was typed, and one click on the board gives the minutes back', async () => {
    // The time itself is what is tested: less than a minute is no outage.
    await expect.poll(() => Date.now() - closedAt, { timeout: 2 * OUTAGE_MS }).toBeGreaterThan(OUTAGE_MS);
    const page = await closing.newPage();
    await page.goto(`${stage.product.address}/thi`);
    await candidate.openQuestion(page, 'III', 1);
    await expect.poll(() => page.getByRole('article').getByRole('textbox').inputValue()).toBe(TYPED);
    await candidate.answerIsKept(page);
    const before = await seatOf(page);
    await managing.goto(`${stage.product.address}/sessions/${sessionId}/board`);
    await managing
      .getByRole('region', { name: 'Bù giờ mất mạng' })
      .getByRole('button', { name: /^Bù \d+ phút$/ })
      .click();
    await page.getByText(/^Em được thêm \d+ phút\.$/).waitFor();
    const { deadlineAt, outage } = await seatOf(page);
    expect(outage).toBeNull();
    expect((deadlineAt ?? 0) - (before.deadlineAt ?? 0)).toBeGreaterThanOrEqual(2 * MINUTE_MS);
    await closing.close();
  });

  test('on pages without obstacles', () => {
    expect(obstacles).toEqual([]);
  });
});

test('all ledgers, that of the file too, are whole', async () => {
  await stage.house.close();
  await stage.product.stop();
  expect(await khaothi(['verify'], stage.product.dataDir)).toMatchObject({ code: 0 });
});
