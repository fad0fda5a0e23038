import { listRisks } from 'shared/contracts/proctoring.ts';
import { beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { signalsOf } from './queries.ts';
import { recordSignals } from './record-signals.ts';
import { loadPage, type Sitting, sit, type TestPage } from './testing.ts';

const MINUTE = 60_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;
beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer']);
  exam = await seedExam(product, school, { candidates: 1, proctoring: 3 });
  who = await sit(product, exam.slips[0] ?? '');
  return () => product.close();
});

let seq = 0;
const signal = (source: string, kind: string, payload: Record<string, string | string[] | null>) => {
  const at = product.deps.now();
  seq += 1;
  return { source, seq, kind, startedAt: at, endedAt: kind === 'watched' ? null : at, payload };
};
const watched = (source: string) => signal(source, 'watched', { tier: 'full', checks: ['noFace', 'phoneSeen'] });
/** A page that says for so many minutes that it is there, and commits a regular picture every so often; it uploads none. */
async function goOn(page: TestPage, minutes: number, pictureEvery: number): Promise<void> {
  for (let minute = 1; minute <= minutes; minute += 1) {
    product.pass(MINUTE);
    const sha256 = String(product.deps.now()).padStart(64, '0');
    const picture = signal(page.source, 'snapshotTaken', { sha256, reason: 'periodic', faces: null, phone: null });
    await page.send(minute % pictureEvery === 0 ? [picture] : []);
  }
}
/** The same of a page that is loaded now and says that it watches. */
async function watch(minutes: number, pictureEvery: number, source = 'page-number-1'): Promise<TestPage> {
  const page = await loadPage(product, who, { source });
  await page.send([watched(source)]);
  await goOn(page, minutes, pictureEvery);
  return page;
}
const told = async () => (await signalsOf(product.deps.db, who.attemptId)).filter(({ kind }) => kind === 'fewPictures');

test('a page that says it watches and commits no picture is told of once, though it says nothing else', async () => {
  await watch(35, Number.POSITIVE_INFINITY);
  expect(await told()).toMatchObject([{ source: 'server', payload: { minutes: 20, due: 10, committed: 0 } }]);
  const { attempts } = (
    await product.call(listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })
  ).value;
  // What is only reported stands behind it.
  expect(attempts[0]?.risk.evidence[0]).toMatchObject({ kind: 'fewPictures', modality: 'custody' });
});

test('a page whose pictures are committed as they come due is not, also where none was uploaded yet', async () => {
  await watch(35, 2);
  expect(await told()).toEqual([]);
});

test('an hour without power is not: no picture was due while the page was gone', async () => {
  await watch(10, 2);
  product.pass(60 * MINUTE);
  await watch(10, 2, 'page-number-2');
  expect(await told()).toEqual([]);
});

test('an hour of sleep is not: the page goes on afterwards as if nothing had been', async () => {
  const page = await watch(10, 2);
  product.pass(60 * MINUTE);
  await goOn(page, 10, 2);
  expect(await told()).toEqual([]);
});

test('what a room without a line brings up an hour later counts as of then', async () => {
  const source = 'page-number-1';
  const witness = { receivedAt: product.deps.now(), isNonceRight: true, bodyHash: null, heldBack: null };
  const sent = [watched(source)];
  product.pass(60 * MINUTE);
  const deps = { ...product.deps, log: product.app.log };
  expect(await recordSignals(deps, who.attemptId, sent, undefined, witness)).toMatchObject({ recorded: 1 });
  expect(await told()).toEqual([]);
});
