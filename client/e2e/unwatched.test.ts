import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { VISION_FILES } from 'proctoring/signals/vision-messages.ts';
import { BLIND_REASONS } from 'proctoring/signals/watched/watched.ts';
import { readWatchedMinutes } from 'shared/contracts/checkin.ts';
import { readWatching } from 'shared/contracts/consents.ts';
import { readBoard } from 'shared/contracts/invigilation.ts';
import { listRisks, readTimeline } from 'shared/contracts/proctoring.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ask } from './house/ask.ts';
import { changeDevices, giveCameraBack, putHandOnCable, takeCamera } from './house/faulty-camera.ts';
import { signInAs } from './house/staff.ts';
import { setStage } from './house/stage.ts';
import { makeWatchedExam } from './house/watched-exam.ts';
import * as candidate from './steps/candidate.ts';

const CLASS_LIST = fileURLToPath(
  new URL('../../server/src/features/sessions/demo/danh-sach-lop-12a1.xlsx', import.meta.url),
);
/** Models load, looks come by the machine's pace, and what failed is tried again after a while. */
const VISION = { timeout: 150_000 };
vi.setConfig({ testTimeout: 400_000 });

const stage = setStage();
let managing: Page;
let sessionId: string;
let slips: string[];

beforeAll(async () => {
  managing = await signInAs(stage.house, stage.product, 'quanly');
  ({ sessionId, slips } = await makeWatchedExam(managing, { classList: CLASS_LIST, school: 'THPT Hoàng Liên' }));
});

interface Sitting {
  readonly device: BrowserContext;
  readonly page: Page;
  readonly attemptId: string;
}

/** The next candidate agrees to all that is watched and writes. */
async function sits(device: BrowserContext): Promise<Sitting> {
  const page = await candidate.enterWithSlip(device, stage.product.address, slips.shift() ?? '');
  await candidate.agree(page);
  await candidate.beginPaper(page);
  const { attemptId } = (await ask(page, readWatching)).value;
  if (!attemptId) throw new Error('Nobody writes here.');
  return { device, page, attemptId };
}

/** What the invigilator's board has of a seat at this moment. */
async function seatOf({ attemptId }: Sitting) {
  const { seats } = (await ask(managing, readBoard, { params: { sessionId } })).value;
  const seat = seats.find((one) => one.attemptId === attemptId);
  if (!seat) throw new Error('No seat of this attempt.');
  return seat;
}

/**
 * Why something was not watched, by the report that the reviewer reads. That nobody here gave a microphone or did the check-in
 * is no failure, nor is what the drawn picture of a test camera shows.
 */
async function gapsOf({ attemptId }: Sitting): Promise<string[]> {
  const { minutes } = (await ask(managing, readWatchedMinutes, { params: { attemptId } })).value;
  const reasons = new Set(minutes.flatMap((minute) => minute.reasons));
  for (const expected of ['microphone.notConsented', ...BLIND_REASONS]) reasons.delete(expected);
  return [...reasons].sort();
}

/** The page says that it does not watch and harms nobody, board and report say why, and an answer is kept. */
async function goesOnUnwatched(sitting: Sitting, reason: string): Promise<void> {
  await sitting.page.getByTitle('Không theo dõi được, em cứ làm bài').waitFor(VISION);
  await expect
    .poll(async () => (await seatOf(sitting)).watch, VISION)
    .toMatchObject({ notWatched: reason, checks: [] });
  expect(await gapsOf(sitting)).toContain(reason);
  await answers(sitting);
}

async function answers(sitting: Sitting): Promise<void> {
  const { answered } = await seatOf(sitting);
  await candidate.choose(sitting.page, answered + 1, 'A');
  await expect.poll(async () => (await seatOf(sitting)).answered).toBe(answered + 1);
}

async function isWatchedAgain(sitting: Sitting): Promise<void> {
  await sitting.page.getByTitle('Camera đang bật').waitFor(VISION);
  await expect
    .poll(async () => (await seatOf(sitting)).watch, VISION)
    .toMatchObject({ notWatched: null, checks: expect.arrayContaining(['noFace']) });
}

describe('the exam goes on, board and report say what is not watched, and watching returns by itself', () => {
  test('where the camera is refused, until it is allowed; what an older page kept of a model spoils nothing', async () => {
    const device = await stage.house.person();
    await putHandOnCable(device, 'NotAllowedError');
    await device.addInitScript(keepBrokenModel);
    const sitting = await sits(device);
    await goesOnUnwatched(sitting, 'refused');

    const board = await managing.context().newPage();
    await board.goto(`${stage.product.address}/sessions/${sessionId}/board`);
    await board
      .getByTitle(/không theo dõi bằng camera/)
      .first()
      .click();
    const watched = board.getByRole('region', { name: 'Đang theo dõi thế nào' });
    await watched.getByText('Trình duyệt chưa cho dùng camera').waitFor();
    await board.goto(`${stage.product.address}/reviewing/${sitting.attemptId}`);
    await board.getByRole('cell', { name: 'trình duyệt chưa cho dùng camera' }).first().waitFor();
    await board.close();

    await giveCameraBack(sitting.page);
    await isWatchedAgain(sitting);
    await device.close();
  });

  test('where another program has the camera, and where its cable is pulled', async () => {
    const device = await stage.house.person();
    await putHandOnCable(device, 'NotReadableError');
    const sitting = await sits(device);
    await goesOnUnwatched(sitting, 'busy');
    await giveCameraBack(sitting.page);
    await isWatchedAgain(sitting);

    await takeCamera(sitting.page, 'NotFoundError');
    await goesOnUnwatched(sitting, 'ended');
    await giveCameraBack(sitting.page);
    await isWatchedAgain(sitting);
    expect(await gapsOf(sitting)).toEqual(['busy', 'ended']);
    await device.close();
  });

  test('where a model is missing on the server, and where the worker is gone without a word', async () => {
    const device = await stage.house.person();
    const model = `**${VISION_FILES}centernet.bin`;
    await device.route(model, (route) => route.fulfill({ status: 404 }));
    const sitting = await sits(device);
    await goesOnUnwatched(sitting, 'visionFailed');
    await device.unroute(model);
    await changeDevices(sitting.page);
    await isWatchedAgain(sitting);

    for (const worker of sitting.page.workers()) await worker.evaluate(() => close());
    await goesOnUnwatched(sitting, 'visionFailed');
    await changeDevices(sitting.page);
    await isWatchedAgain(sitting);
    await device.close();
  });
});

test('pictures of a page wait while queue, storage and service do not take them, and all of them arrive', async () => {
  const release = stage.product.holdService();
  const giveStorageBack = await takeStorageAway();
  const device = await stage.house.person();
  const uploads = '**/api/attempts/*/snapshots';
  const full = { error: { code: 'tooMany', details: {}, sentence: 'Có quá nhiều yêu cầu.' } };
  await device.route(uploads, (route) => route.fulfill({ status: 429, json: full }), { times: 1 });
  const sitting = await sits(device);
  const refused = (status: number) =>
    sitting.page.waitForResponse((reply) => reply.url().endsWith('/snapshots') && reply.status() === status, VISION);
  await refused(429);
  await refused(503);
  await answers(sitting);
  const pictures = async () =>
    (await ask(managing, readTimeline, { params: { attemptId: sitting.attemptId } })).value.snapshots;
  expect(await pictures()).toEqual([]);

  const backAt = Date.now();
  await giveStorageBack();
  await expect.poll(async () => (await pictures()).some(({ takenAt }) => takenAt < backAt), VISION).toBe(true);
  const waiting = async () => (await ask(managing, listRisks, { params: { sessionId } })).value.rechecks.waiting;
  expect(await waiting()).toBeGreaterThan(0);
  await answers(sitting);
  await device.close();

  release();
  await expect.poll(waiting, VISION).toBe(0);
});

/** Where pictures of evidence are kept nothing can be written; the result puts back what was there. */
async function takeStorageAway(): Promise<() => Promise<void>> {
  const evidence = `${stage.product.dataDir}/blobs/evidence`;
  const away = `${evidence}-away`;
  await mkdir(evidence, { recursive: true });
  await rename(evidence, away);
  await writeFile(evidence, 'no folder');
  return async () => {
    await rm(evidence);
    await rename(away, evidence);
  };
}

test('no page asked anything of another machine', () => {
  expect(stage.house.outside).toEqual([]);
});

/** Runs in the page: what TensorFlow.js leaves in a browser that ended in the middle of keeping a model. */
function keepBrokenModel(): void {
  const opening = indexedDB.open('tensorflowjs', 1);
  opening.onupgradeneeded = () => {
    for (const store of ['models_store', 'model_info_store'])
      opening.result
        .createObjectStore(store, { keyPath: 'modelPath' })
        .put({ modelPath: 'blazeface', modelArtifacts: {}, modelArtifactsInfo: {} });
  };
  opening.onsuccess = () => opening.result.close();
}
