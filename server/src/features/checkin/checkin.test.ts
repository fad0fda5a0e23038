import * as contract from 'shared/contracts/checkin.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { readBoard } from 'shared/contracts/invigilation.ts';
import { postSignals, type WireSignal } from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';

const HOUR = 3_600_000;
const REPORT: contract.CheckInReport = {
  tier: 'light',
  device: { backend: 'wasm', millisecondsPerLook: 180, width: 640, height: 480, brightness: 0.4 },
  steps: [
    { step: 'camera', outcome: 'passed' },
    { step: 'liveness', outcome: 'unsure' },
    { step: 'room', outcome: 'left' },
  ],
};

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 3 });
});
afterEach(() => product.close());

async function signIn(camera = true) {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera } });
  return as;
}
const begin = async (as: string) => {
  product.pass(HOUR);
  return (await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } })).value.attempt;
};
const seat = async () => {
  const params = { sessionId: exam.sessionId };
  return (await product.call(readBoard, { as: school.as('invigilator'), params })).value.seats[0];
};
const clear = (as: string, candidateId = exam.candidateIds[0] ?? '', how: contract.Clearing = 'slipByEye') =>
  product.call(contract.clearCheckIn, { as, params: { sessionId: exam.sessionId, candidateId }, body: { how } });

test('what the machine was unsure of stands on the board, and keeps nobody out', async () => {
  const as = await signIn();
  expect((await product.call(contract.reportCheckIn, { as, body: REPORT })).error).toBeUndefined();
  expect((await seat())?.watch).toMatchObject({
    ...{ level: 3, consent: 'agreed', tier: 'light' },
    checkIn: { open: ['liveness', 'room'], cleared: null },
  });
  expect(await begin(as)).toBeTruthy();
});

test('an invigilator settles it in the room: shown, told to the page, audited', async () => {
  const as = await signIn();
  await product.call(contract.reportCheckIn, { as, body: REPORT });
  expect((await clear(school.as('reviewer'))).error?.code).toBe('forbidden');
  expect((await clear(school.as('invigilator'))).error).toBeUndefined();
  expect((await seat())?.watch.checkIn?.cleared).toMatchObject({ how: 'slipByEye', by: 'Nguyễn Thị invigilator' });
  expect((await product.call(contract.readCheckIn, { as })).value.cleared).toMatchObject({ how: 'slipByEye' });
  const acts = await product.deps.db.select().from(auditEntries);
  expect(acts.filter(({ act }) => act === 'checkIn.clear')).toMatchObject([
    { details: { how: 'slipByEye', outcomes: 'camera passed, liveness unsure, room left' } },
  ]);
});

test('a later check-in is open again however the one before was settled, and what that one told stays in the audit', async () => {
  const as = await signIn();
  await product.call(contract.reportCheckIn, {
    as,
    body: { ...REPORT, steps: [{ step: 'camera', outcome: 'passed' }] },
  });
  await clear(school.as('invigilator'), exam.candidateIds[0], 'letIn');
  product.pass(60_000);
  const worse: contract.CheckInReport = { ...REPORT, steps: [{ step: 'identity', outcome: 'unsure' }] };
  await product.call(contract.reportCheckIn, { as, body: worse });
  expect((await seat())?.watch.checkIn).toMatchObject({ open: ['identity'], cleared: null });
  expect((await product.call(contract.readCheckIn, { as })).value.cleared).toBeNull();
  const acts = await product.deps.db.select().from(auditEntries);
  expect(acts.filter(({ act }) => act === 'checkIn.replace')).toMatchObject([
    { details: { outcomes: 'camera passed', cleared: 'letIn', now: 'identity unsure' } },
  ]);
  await clear(school.as('invigilator'));
  expect((await seat())?.watch.checkIn?.cleared).toMatchObject({ how: 'slipByEye' });
});

test('an invigilator lets somebody in whose page could not say anything', async () => {
  await signIn();
  await clear(school.as('invigilator'), exam.candidateIds[0], 'letIn');
  expect((await seat())?.watch.checkIn).toMatchObject({ tier: 'none', open: [], cleared: { how: 'letIn' } });
});

test('a check-in of somebody of no such session cannot be settled', async () => {
  const stranger = '00000000-0000-4000-8000-000000000000';
  expect((await clear(school.as('invigilator'), stranger)).error?.code).toBe('notFound');
});

test('who does not use the camera has no check-in, and the invigilator sees what they have instead', async () => {
  const as = await signIn(false);
  expect((await product.call(contract.reportCheckIn, { as, body: REPORT })).error?.code).toBe('cameraNotAgreed');
  expect((await seat())?.watch).toMatchObject({ level: 1, consent: 'pupilRefused', alternative: 'supervised' });
});

test('the board follows which checks look, and the report says it minute by minute', async () => {
  const as = await signIn();
  const attemptId = await begin(as);
  const startedAt = product.deps.now();
  let seq = 0;
  const tell = (kind: string, payload: WireSignal['payload'], from: number, endedAt: number | null) => {
    const signal = { source: 'page-number-1', seq: seq++, kind, payload, startedAt: from, endedAt };
    return product.call(postSignals, { as, params: { attemptId }, body: { signals: [signal] } });
  };
  const full = { tier: 'full', checks: ['noFace', 'phoneSeen'] };
  await tell('watched', full, startedAt, null);
  expect((await seat())?.watch).toMatchObject({ tier: 'full', checks: ['noFace', 'phoneSeen'], notWatched: null });
  product.pass(60_000);
  await tell('watched', full, startedAt, startedAt + 60_000);
  await tell('notWatched', { reason: 'ended' }, startedAt + 60_000, null);
  expect((await seat())?.watch).toMatchObject({ checks: [], notWatched: 'ended' });
  product.pass(60_000);
  await tell('notWatched', { reason: 'ended' }, startedAt + 60_000, startedAt + 120_000);
  const blind = [{ why: 'coarse', checks: ['phoneSeen'] }];
  await tell('watched', { tier: 'light', checks: ['noFace'], blind }, startedAt + 120_000, null);
  expect((await seat())?.watch).toMatchObject({ tier: 'light', checks: ['noFace'], notWatched: null });
  product.pass(60_000);

  const read = (as: string) => product.call(contract.readWatchedMinutes, { as, params: { attemptId } });
  expect((await read(school.as('reviewer'))).value.minutes).toMatchObject([
    { tier: 'full', checks: ['noFace', 'phoneSeen'], reasons: [] },
    { tier: null, checks: [], reasons: ['ended'] },
    { tier: 'light', checks: ['noFace'], reasons: ['coarse'] },
  ]);
  expect((await read(as)).error?.code).toBe('notSignedIn');
});
