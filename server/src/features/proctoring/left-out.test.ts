import { relaxPageSignals } from 'shared/contracts/page-lock.ts';
import { postSignals, type WireSignal } from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { signalsOf } from './queries.ts';
import { signalsAside } from './tables.ts';
import { type Sitting, sit } from './testing.ts';

const MINUTE = 60_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, { proctoring: 1 });
  who = await sit(product, exam.slips[0] ?? '', { camera: false });
  product.pass(MINUTE);
});
afterEach(() => product.close());

const relax = async (signals: ('focusLost' | 'tabHidden')[]) => {
  const params = { candidateId: exam.candidateIds[0] ?? '' };
  const body = { signals, reason: 'Em dùng trình đọc màn hình' };
  await product.call(relaxPageSignals, { as: school.as('invigilator'), params, body });
};
const lost = (seq: number, startedAt: number, endedAt: number | null = startedAt): WireSignal => ({
  ...{ source: 'page-number-1', seq, kind: 'focusLost', startedAt, endedAt, payload: {} },
});
const tell = async (...signals: WireSignal[]) =>
  (await product.call(postSignals, { as: who.as, params: { attemptId: who.attemptId }, body: { signals } })).value;

test('a signal from before its accommodation that arrives after it is kept aside', async () => {
  const seenAt = product.deps.now();
  product.pass(MINUTE);
  await relax(['focusLost']);
  product.pass(MINUTE);
  expect(await tell(lost(0, seenAt))).toMatchObject({ recorded: 0, aside: 1 });
  expect(await product.deps.db.select().from(signalsAside)).toMatchObject([{ why: 'relaxed', startedAt: seenAt }]);
  expect(await tell({ ...lost(1, seenAt), kind: 'tabHidden' })).toMatchObject({ recorded: 1, aside: 0 });
});

test('a signal from under an accommodation that was taken back meanwhile is kept aside, and a later one counts', async () => {
  await relax(['focusLost', 'tabHidden']);
  product.pass(MINUTE);
  const [under, before] = [product.deps.now(), product.deps.now() - 2 * MINUTE];
  product.pass(MINUTE);
  await relax(['tabHidden']);
  await relax([]);
  product.pass(MINUTE);
  const after = product.deps.now();
  product.pass(1_000);
  expect(await tell(lost(0, under), lost(1, before), lost(2, after))).toMatchObject({ recorded: 1, aside: 2 });
  expect(await signalsOf(product.deps.db, who.attemptId)).toMatchObject([{ startedAt: after }]);
});

test('what had begun to count ends where its accommodation began, however late the page tells so', async () => {
  const begunAt = product.deps.now();
  expect(await tell(lost(0, begunAt, null))).toMatchObject({ recorded: 1 });
  product.pass(MINUTE);
  const relaxedAt = product.deps.now();
  await relax(['focusLost']);
  product.pass(10 * MINUTE);
  expect(await tell(lost(1, begunAt, product.deps.now()))).toMatchObject({ recorded: 1, aside: 0 });
  const ends = (await signalsOf(product.deps.db, who.attemptId)).map(({ endedAt }) => endedAt);
  expect(ends).toEqual(expect.arrayContaining([null, relaxedAt]));
});

test('what is left out besides later moves no beginning of what was left out before', async () => {
  const begunAt = product.deps.now();
  await tell(lost(0, begunAt, null));
  product.pass(MINUTE);
  const relaxedAt = product.deps.now();
  await relax(['focusLost']);
  product.pass(10 * MINUTE);
  await relax(['focusLost', 'tabHidden']);
  product.pass(MINUTE);
  const hidden = { ...lost(2, begunAt), kind: 'tabHidden' };
  await tell(lost(1, begunAt, product.deps.now()), hidden);
  const ends = (await signalsOf(product.deps.db, who.attemptId)).map(({ endedAt }) => endedAt);
  expect(ends.filter((at) => at !== null)).toEqual([relaxedAt]);
});

test('what counted before is not kept aside besides when a page that heard nothing sends it again', async () => {
  const seenAt = product.deps.now();
  expect(await tell(lost(0, seenAt))).toMatchObject({ recorded: 1 });
  await relax(['focusLost']);
  expect(await tell(lost(0, seenAt))).toMatchObject({ recorded: 0, known: 1, aside: 0 });
});
