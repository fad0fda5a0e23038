import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { postSignals } from 'shared/contracts/proctoring.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { answerFiles } from '../scripts/index.ts';
import { behindIn, filesToCarry, looseToCarry } from './carried.ts';
import { carryPiece } from './carry-file.ts';
import { createPutOff } from './put-off.ts';
import { roomUplinks } from './tables.ts';

let product: TestApp;
let as: string;
let attemptId: string;
let sessionId: string;

beforeAll(async () => {
  product = await startTestApp();
  const exam = await seedExam(product, await seedSchool(product, ['manager']), { proctoring: 2 });
  sessionId = exam.sessionId;
  as = (await product.call(candidateSignIn, { body: { code: exam.slips[0] ?? '' } })).cookies;
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: false } });
  product.pass(3_600_000);
  attemptId = (await product.call(openAttempt, { as, body: { writer: 'writer-one' } })).value.attempt;
});
afterAll(() => product.close());

test('signals of an attempt that no report has told of wait until one has', async () => {
  const { db } = product.deps;
  const at = product.deps.now() - 2_000;
  const pasted = { source: 'page-number-1', seq: 0, kind: 'pasted', startedAt: at, endedAt: at };
  const signals = [{ ...pasted, payload: { characters: 40 } }];
  expect((await product.call(postSignals, { as, params: { attemptId }, body: { signals } })).error).toBeUndefined();
  expect(await looseToCarry(db, sessionId, 10)).toEqual([]);
  expect((await behindIn(db, sessionId)).signals).toBe(1);
  await db.insert(roomUplinks).values({ attemptId, seq: 0 });
  expect(await looseToCarry(db, sessionId, 10)).toMatchObject([{ attemptId, seq: 0, kind: 'pasted' }]);
});

test('a file that came in during a report is not sent before its answer, and stays for the next', async () => {
  const { deps } = product;
  await deps.db.insert(answerFiles).values({
    ...{ attemptId, sha256: 'a'.repeat(64), item: 'q1', name: 'bai.jpg', bytes: 9, wrappedKey: '' },
    storedAt: new Date(deps.now()),
  });
  // Nobody listens there: sending it would fail.
  const from = { sessionId, province: 'http://127.0.0.1:9', token: '' } as unknown as Parameters<typeof carryPiece>[1];
  expect(
    await carryPiece(deps, from, { standings: new Map(), open: { file: null }, putOff: createPutOff(() => 0) }),
  ).toBe(false);
  expect(await filesToCarry(deps.db, sessionId)).toHaveLength(1);
});
