import * as delivery from 'shared/contracts/delivery.ts';
import { giveConsent, NOTICE_VERSION, postSignals, type WireSignal } from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { asideCount, signalsOf } from './queries.ts';
import { signals } from './tables.ts';

let product: TestApp;
let as: string;
let attemptId: string;

beforeEach(async () => {
  product = await startTestApp();
  const exam = await seedExam(product, await seedSchool(product, ['manager']), { proctoring: 1 });
  as = (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } })).cookies;
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: false } });
  product.pass(3_600_000);
  attemptId = (await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } })).value.attempt;
});
afterEach(() => product.close());

const signal = (seq: number, kind = 'tabHidden'): WireSignal => {
  const at = product.deps.now();
  return { source: 'page-number-1', seq, kind, startedAt: at, endedAt: at, payload: {} };
};
const tell = (...told: WireSignal[]) =>
  product.call(postSignals, { as, params: { attemptId }, body: { signals: told } });

test('an attempt tells up to a number of signals; what comes later is dropped and the page is not held up', async () => {
  const at = product.deps.now();
  await product.deps.db.insert(signals).values(
    Array.from({ length: 5_999 }, (_, seq) => ({
      ...signal(seq),
      source: 'page-before',
      attemptId,
      kind: 'fullscreenLeft',
      receivedAt: at,
    })),
  );
  const { status, value } = await tell(signal(0), signal(1), signal(2, 'fromTomorrow'));
  expect([status, value.recorded, value.aside]).toEqual([200, 1, 0]);
  expect(await signalsOf(product.deps.db, attemptId)).toHaveLength(6_000);
  expect(await asideCount(product.deps.db, attemptId)).toBe(0);
}, 60_000);

test('an attempt sends so many batches a minute', async () => {
  for (let batch = 0; batch < 120; batch++) expect((await tell(signal(0))).status).toBe(200);
  expect((await tell(signal(0))).error?.code).toBe('tooMany');
  product.pass(60_000);
  expect((await tell(signal(0))).status).toBe(200);
}, 60_000);
