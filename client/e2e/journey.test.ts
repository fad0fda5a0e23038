import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { editDatabase } from './house/database.ts';
import { khaothi } from './house/khaothi.ts';
import { obstacles, picture } from './house/pictures.ts';
import { openSafeExamBrowser } from './house/safe-exam-browser.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import * as candidate from './steps/candidate.ts';
import * as invigilator from './steps/invigilator.ts';
import * as manager from './steps/manager.ts';
import * as results from './steps/results.ts';
import * as survey from './steps/survey.ts';
import * as teacher from './steps/teacher.ts';

const ours = (path: string) => fileURLToPath(new URL(`../../server/src/features/${path}`, import.meta.url));
const PAPER = ours('bank/demo/de-minh-hoa-toan-2025.docx');
const CLASS_LIST = ours('sessions/demo/danh-sach-lop-12a1.xlsx');
const EXAM = 'Kiểm tra cuối học kì I, Toán 12';
const SCHOOL = 'THPT Hoàng Liên';
/** First and second of the class list in the order of given names. */
const [FIRST, SECOND] = ['Nguyễn Đức Anh', 'Vàng Thị Ánh'];
const EVERY_WIDTH = [360, 1366, 1920] as const;

const stage = setStage();
/** The candidates' slips, in the order of their numbers. */
let slips: string[] = [];
let managing: Page;
let watching: Page;

describe('from a Word file to an exam', () => {
  let teaching: Page;

  test('a teacher sees each question of a Word file beside what was read from it, problems first', async () => {
    teaching = await signInAs(stage.house, stage.product, 'giaovien');
    await picture(teaching, 'today', EVERY_WIDTH);
    await teacher.uploadWord(teaching, 'Toán', PAPER);
    await teaching.getByText('22 câu, trong đó 1 câu cần xem lại.').waitFor();
    await expect.poll(() => teaching.getByRole('article').first().textContent()).toContain('Câu 5, Phần I');
    await expect.poll(() => teaching.locator('.katex').count()).toBeGreaterThan(20);
    await picture(teaching, 'word-import', EVERY_WIDTH);
  });

  test('the teacher picks the missing key and saves all of it into the bank', async () => {
    await teacher.pickKey(teaching, 'I', 5, 'A');
    await teacher.saveAll(teaching, 22);
    await teaching.getByRole('link', { name: 'Xem trong ngân hàng' }).click();
    await teaching.getByRole('heading', { name: 'Ngân hàng câu hỏi' }).waitFor();
    await picture(teaching, 'bank', EVERY_WIDTH);
  });

  test('a manager makes an exam of it by the 2025 scheme, with page lock and camera, and seals two codes', async () => {
    managing = await signInAs(stage.house, stage.product, 'quanly');
    await manager.makeExam(managing, {
      title: EXAM,
      subject: 'Toán',
      security: 'Khóa trong trang',
      proctoring: 'Camera: có mặt',
    });
    await manager.sealPapers(managing, 2);
    await picture(managing, 'exam', EVERY_WIDTH);
  });

  test('a class list from Excel fills a room by given name, every pupil gets a slip, the session opens', async () => {
    await manager.addSession(managing, 40);
    await manager.takeClassList(managing, { file: CLASS_LIST, school: SCHOOL, count: 30 });
    slips = await manager.printSlips(managing);
    expect(slips).toHaveLength(30);
    await picture(managing, 'session', EVERY_WIDTH);
    await manager.recordFamilies(managing, 30);
    await picture(managing, 'consents', EVERY_WIDTH);
    await managing.goBack();
    await manager.openNow(managing);
  });
});

describe('a candidate sits the exam', () => {
  let device: BrowserContext;
  let sitting: Page;

  test('the slip opens the lobby, which says what is watched and checks the device', async () => {
    device = await stage.house.person();
    sitting = await candidate.enterWithSlip(device, stage.product.address, slips[0] ?? '');
    await sitting.getByRole('heading', { name: `Chào em, ${FIRST}` }).waitFor();
    await picture(sitting, 'lobby', EVERY_WIDTH);
    await candidate.agree(sitting);
    await candidate.beginPaper(sitting);
  });

  test('all three kinds of questions can be answered and flagged, and the palette tells', async () => {
    await candidate.choose(sitting, 1, 'B');
    await candidate.judge(sitting, 1, 'ĐSĐS');
    await candidate.write(sitting, 1, '-1,5');
    await sitting.getByRole('button', { name: 'Đánh dấu xem lại' }).click();
    await expect.poll(() => candidate.standing(sitting, 'I', 1)).toContain('đã trả lời');
    await expect.poll(() => candidate.standing(sitting, 'II', 1)).toContain('đã trả lời');
    await expect.poll(() => candidate.standing(sitting, 'III', 1)).toContain('có đánh dấu');
    await expect.poll(() => candidate.standing(sitting, 'I', 2)).toContain('chưa trả lời');
    await candidate.saved(sitting);
    await picture(sitting, 'paper', EVERY_WIDTH);
  });

  test('a reload loses nothing', async () => {
    await sitting.reload();
    await candidate.beginPaper(sitting);
    await expect.poll(() => candidate.standing(sitting, 'I', 1)).toContain('đã trả lời');
    await expect.poll(() => candidate.standing(sitting, 'III', 1)).toContain('đã trả lời, có đánh dấu');
  });

  test('a reload without a line shows the paper again, and what is answered then is saved when the line is back', async () => {
    await candidate.playerIsKept(sitting);
    await device.setOffline(true);
    await sitting.reload();
    await candidate.enterFullscreen(sitting);
    await expect.poll(() => candidate.standing(sitting, 'III', 1)).toContain('đã trả lời, có đánh dấu');
    await candidate.choose(sitting, 4, 'A');
    await sitting.getByTitle('Mất mạng. Bài vẫn được lưu trên máy này.').waitFor();
    await device.setOffline(false);
    await candidate.saved(sitting);
    await expect.poll(() => candidate.standing(sitting, 'I', 4)).toContain('đã trả lời');
  });

  test('a second tab only watches until it is made the one that writes', async () => {
    const second = await device.newPage();
    await second.goto(`${stage.product.address}/thi`);
    await candidate.beginPaper(second);
    await second.getByText('Trang này chỉ xem').waitFor();
    await second.getByRole('button', { name: 'Làm bài ở đây' }).click();
    await sitting.getByText('Trang này chỉ xem').waitFor();
    await sitting.close();
    sitting = second;
    await candidate.enterFullscreen(sitting);
    await candidate.choose(sitting, 2, 'C');
    await candidate.saved(sitting);
  });

  test('the board shows the room live, and who needs somebody comes first', async () => {
    watching = await managing.context().newPage();
    await watching.goto(managing.url());
    await invigilator.openBoard(watching);
    await invigilator.seat(watching, FIRST, 'Đang làm, đã trả lời 5 trên 22 câu').waitFor();
    await sitting.getByRole('button', { name: 'Giơ tay' }).click();
    await sitting.getByRole('dialog').getByRole('button', { name: 'Không nghe được' }).click();
    await watching.getByRole('region', { name: 'Cần để ý' }).getByText('Vừa giơ tay: không nghe được').waitFor();
    await watching.getByRole('region', { name: 'Cần để ý' }).getByRole('button', { name: 'Đã giúp' }).waitFor();
  });

  test('another machine goes on with the paper only once the invigilator has unlocked it, and back likewise', async () => {
    const other = await (await stage.house.person()).newPage();
    await candidate.typeSlip(other, stage.product.address, slips[0] ?? '');
    await other.getByText(/^Bài đang được làm ở máy khác, từ/).waitFor();
    await candidate.askToWrite(other);
    await picture(other, 'unlock-asked', EVERY_WIDTH);
    await picture(watching, 'unlock-needed', EVERY_WIDTH);
    await invigilator.unlock(watching);
    await sitting.getByText(/^Bài đang được làm ở máy khác, từ/).waitFor();
    await candidate.enterFullscreen(other);
    await candidate.askToWrite(sitting);
    await invigilator.unlock(watching);
    await other.getByText('Trang này chỉ xem').waitFor();
    await other.context().close();
    await candidate.enterFullscreen(sitting);
    await candidate.choose(sitting, 2, 'C');
    await candidate.saved(sitting);
  });

  test('five minutes more, a pause and a message reach the candidate within two seconds', async () => {
    await invigilator.chooseSeat(watching, FIRST);
    await invigilator.act(watching, '+5 phút');
    await sitting.getByText('Em được thêm 5 phút.').waitFor();
    await invigilator.act(watching, 'Nhắn tin');
    await sitting.getByText('Còn 15 phút, các em kiểm tra lại bài.').waitFor();
    await picture(sitting, 'message', [360, 1366]);
    await invigilator.act(watching, 'Tạm dừng');
    await sitting.getByRole('heading', { name: 'Bài thi đang tạm dừng' }).waitFor();
    await picture(watching, 'board', EVERY_WIDTH);
    await invigilator.act(watching, 'Tiếp tục');
    await sitting.getByRole('article').waitFor();
  });

  test('the camera in the page finds the empty chair, and the TensorFlow service looks again', async () => {
    await watching.getByRole('link', { name: 'Xem bằng chứng' }).first().click();
    await watching.getByRole('heading', { name: 'Vì sao nên xem' }).waitFor();
    const seenAgain = watching
      .locator('details', { hasText: 'Tất cả bằng chữ' })
      .getByText(/Máy chủ: 0 người/)
      .first();
    await expect.poll(() => reloaded(watching, seenAgain), { timeout: 80_000, interval: 1_000 }).toBe(true);
    await expect.poll(() => watching.getByText('Camera không thấy khuôn mặt nào').count()).toBeGreaterThan(0);
    await watching.getByRole('button', { name: 'Mở ảnh' }).first().click();
    await watching.getByRole('img', { name: /^Ảnh lúc/ }).waitFor();
    await picture(watching, 'evidence', EVERY_WIDTH);
  });

  test('a server killed with -9 costs time, not answers', async () => {
    const back = stage.product.killServer();
    await candidate.choose(sitting, 3, 'D');
    await sitting.getByTitle('Mất mạng. Bài vẫn được lưu trên máy này.').waitFor();
    await picture(sitting, 'offline');
    await back;
    await candidate.saved(sitting);
    for (const number of [1, 2, 3])
      await expect.poll(() => candidate.standing(sitting, 'I', number)).toContain('đã trả lời');
  });

  test('where no socket comes through, the same answers travel over HTTP', async () => {
    const narrow = await stage.house.person();
    await narrow.routeWebSocket(/\/socket\?/, (socket) => socket.close());
    const other = await candidate.enterWithSlip(narrow, stage.product.address, slips[1] ?? '');
    await other.getByRole('heading', { name: `Chào em, ${SECOND}` }).waitFor();
    await candidate.agree(other);
    await candidate.beginPaper(other);
    const batch = other.waitForResponse((reply) => reply.url().endsWith('/events') && reply.ok());
    await candidate.choose(other, 1, 'A');
    await batch;
    await candidate.handIn(other);
  });

  test('handing in gives a receipt with a short code', async () => {
    await candidate.handIn(sitting);
    await sitting.getByText('6/22').waitFor();
    await picture(sitting, 'receipt', EVERY_WIDTH);
  });
});

describe('after the bell', () => {
  test('the closed session is marked by the scheme and shown as charts, per class', async () => {
    await managing.reload();
    await manager.closeSession(managing);
    await results.openResults(managing);
    await managing.getByText(/^2 trong 30 thí sinh dự thi\./).waitFor();
  });

  test('results leave as an Excel workbook and a PDF to print', async () => {
    const workbook = await readFile(await (await results.downloadAs(managing, 'Tải Excel')).path());
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    const pdf = await readFile(await (await results.downloadAs(managing, 'Tải PDF')).path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a candidate sees nothing before the results are published, and then the own result only', async () => {
    await results.publish(managing, 'Hội đồng đã duyệt điểm');
    const page = await (await stage.house.person()).newPage();
    await candidate.typeSlip(page, stage.product.address, slips[0] ?? '');
    const see = page.getByRole('button', { name: 'Xem kết quả' });
    const title = page.getByRole('heading', { name: 'Kết quả của em' });
    await see.or(title).first().waitFor();
    if (await see.isVisible()) await see.click();
    await title.waitFor();
    await picture(page, 'own-result', EVERY_WIDTH);
  });

  test('the demo province shows a whole cohort: every question with difficulty, discrimination, distractors', async () => {
    const page = await managing.context().newPage();
    await page.goto(`${stage.product.address}/results`);
    await page.getByRole('link', { name: 'Khảo sát chất lượng Toán 12, giữa học kì I' }).click();
    await page.getByText('Phổ điểm').first().waitFor();
    await picture(page, 'results', EVERY_WIDTH);
    await page.getByRole('link', { name: 'Phân tích câu hỏi' }).click();
    await page.getByRole('columnheader', { name: 'P', exact: true }).waitFor();
    await picture(page, 'item-analysis', EVERY_WIDTH);
    await page.close();
  });
});

describe('an exam in Safe Exam Browser', () => {
  let outside: Page;

  test('any other browser gets a page that says what to do, and the configuration file', async () => {
    await manager.makeExam(managing, {
      title: 'Thi thử bằng Safe Exam Browser',
      subject: 'Toán',
      security: 'Safe Exam Browser',
      proctoring: 'Theo dõi trang',
    });
    await manager.sealPapers(managing, 2);
    await manager.addSession(managing, 40);
    await manager.takeClassList(managing, { file: CLASS_LIST, school: SCHOOL, count: 30 });
    const [slip = ''] = await manager.printSlips(managing);
    await manager.openNow(managing);
    outside = await (await stage.house.person()).newPage();
    await candidate.typeSlip(outside, stage.product.address, slip);
    await outside.getByRole('heading', { name: 'Kỳ thi này làm trong Safe Exam Browser' }).waitFor();
    await picture(outside, 'safe-exam-browser', EVERY_WIDTH);
  });

  test('with the Config Key of that file on every request, its start address leads into the lobby', async () => {
    await outside.getByRole('button', { name: 'Mở bài thi trong Safe Exam Browser' }).click();
    const started = outside.waitForEvent('download');
    await outside.getByRole('button', { name: 'Tải tệp cấu hình' }).click();
    const file = await (await started).path();
    const inspected = await khaothi(['seb', 'inspect', file, '--json'], stage.product.dataDir);
    const { configKey, startURL } = JSON.parse(inspected.output);
    const inside = await (await openSafeExamBrowser(stage.house, configKey)).newPage();
    await inside.goto(startURL);
    await inside.getByRole('heading', { name: `Chào em, ${FIRST}` }).waitFor();
  });
});

test('three people answer a satisfaction survey on a phone, and its results show as charts', async () => {
  const address = await survey.openSurvey(managing);
  await picture(managing, 'survey-share', EVERY_WIDTH);
  for (const place of [0, 1, 2]) {
    const phone = await stage.house.person({ viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
    const page = await survey.answerOnPhone(phone, address, place);
    if (place === 0) await picture(page, 'survey-answering', [360]);
    await survey.sendAnswers(page);
    await phone.close();
  }
  await managing.getByRole('main').getByRole('link', { name: 'Kết quả' }).click();
  await managing.getByText('3 phiếu').first().waitFor();
  await picture(managing, 'survey-results', EVERY_WIDTH);
});

test('no request has left the machine', () => {
  expect(stage.house.outside).toEqual([]);
});

describe('afterwards, anybody with the database', () => {
  test('finds ledgers, receipts and the audit chain whole', async () => {
    await stage.house.close();
    await stage.product.stop();
    const verified = await khaothi(['verify'], stage.product.dataDir);
    expect(verified).toMatchObject({ code: 0 });
  });

  test('finds the first answer that somebody has changed by SQL', async () => {
    await editDatabase(
      stage.product.dataDir,
      `UPDATE ledger_events SET event = jsonb_set(event, '{response}', '"z"')
       WHERE (attempt_id, seq) = (SELECT attempt_id, seq FROM ledger_events
                                  WHERE event->>'kind' = 'answer' ORDER BY received_at DESC LIMIT 1)`,
    );
    const verified = await khaothi(['verify'], stage.product.dataDir);
    expect(verified.code).toBe(1);
    expect(verified.output).toContain('đã bị sửa');
  });
});

test('no page stands in the way of people who read, see or click otherwise', () => {
  expect(obstacles).toEqual([]);
});

/** Reads a page anew and tells whether something stands on it by now. */
async function reloaded(page: Page, wanted: Locator): Promise<boolean> {
  await page.reload();
  return wanted.waitFor({ timeout: 4_000 }).then(
    () => true,
    () => false,
  );
}
