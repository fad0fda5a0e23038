import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { postSignals, type WireSignal } from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { attentionOf } from './index.ts';
import { asideCount, signalsOf } from './queries.ts';
import { batches, signals } from './tables.ts';
import { loadPage, signalAt } from './testing.ts';

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

/** So many rows of each of these sources, as if they had come before. */
const before = (rows: number, ...sources: string[]) =>
  product.deps.db.insert(signals).values(
    sources.flatMap((source) =>
      Array.from({ length: rows }, (_, seq) => ({
        ...signal(seq),
        ...{ source, attemptId, kind: 'fullscreenLeft', receivedAt: product.deps.now() },
      })),
    ),
  );
const floods = async () =>
  (await signalsOf(product.deps.db, attemptId)).filter(
    ({ source, kind }) => source === 'server' && kind === 'chainBroken',
  );

test('an attempt tells up to a number of signals; what comes later is dropped and the page is not held up', async () => {
  const pages = ['page-before', 'page-between', 'page-just-left'] as const;
  for (const source of pages) await loadPage(product, { as, attemptId }, { source, signs: false });
  await before(2_500, pages[0], pages[1]);
  await before(999, pages[2]);
  const { status, value } = await tell(signal(0), signal(1), signal(2, 'fromTomorrow'));
  expect([status, value.recorded, value.aside]).toEqual([200, 1, 0]);
  expect((await signalsOf(product.deps.db, attemptId)).filter(({ source }) => source !== 'server')).toHaveLength(6_000);
  expect(await asideCount(product.deps.db, attemptId)).toBe(0);
}, 60_000);

test('a source that no page was opened for silences no page, and that it told too much is a sign, once', async () => {
  const page = await loadPage(product, { as, attemptId }, { source: 'honest-page' });
  await before(999, 'invented-one');
  expect(await floods()).toEqual([]);
  const explained = (source: string, seq: number): WireSignal => ({
    ...{ ...signal(seq, 'explained'), source },
    payload: { about: { kind: 'pasted', startedAt: 1 }, says: 'glasses', words: null },
  });
  expect((await tell(explained('invented-two', 0), explained('invented-two', 1))).value).toMatchObject({ recorded: 1 });
  await tell(explained('invented-three', 0));
  expect((await floods()).map(({ payload }) => payload)).toEqual([{ what: 'flooded', page: '' }]);
  expect((await attentionOf(product.deps.db, [attemptId])).get(attemptId)).toMatchObject({ level: 1 });
  product.pass(1_000);
  expect((await page.send([signalAt(product, page.source, 0)])).value).toMatchObject({ recorded: 1 });
  expect(await floods()).toHaveLength(1);
}, 60_000);

test('a page that fills the room for sealed words with its own stops no other page either', async () => {
  const [page, other] = [
    await loadPage(product, { as, attemptId }, { source: 'honest-page' }),
    await loadPage(product, { as, attemptId }, { source: 'second-page', signs: false }),
  ];
  await other.send([signalAt(product, other.source, 0)]);
  await product.deps.db.update(batches).set({ body: 'x'.repeat(6 * 1024 * 1024 + 1) });
  product.pass(1_000);
  expect((await page.send([signalAt(product, page.source, 0)])).value).toMatchObject({ recorded: 1 });
  expect(await floods()).toHaveLength(1);
}, 60_000);

test('an attempt sends so many batches a minute', async () => {
  for (let batch = 0; batch < 120; batch++) expect((await tell(signal(0))).status).toBe(200);
  expect((await tell(signal(0))).error?.code).toBe('tooMany');
  product.pass(60_000);
  expect((await tell(signal(0))).status).toBe(200);
}, 60_000);
