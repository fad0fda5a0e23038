import { listRisks } from 'shared/contracts/proctoring.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { signalsOf } from './queries.ts';
import { loadPage, type Sitting, sit } from './testing.ts';

const MINUTE = 60_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 3 });
});
afterAll(() => product.close());

/** A page that says for so many minutes that it watches, and commits a regular picture every so often; it uploads none. */
async function watch(who: Sitting, minutes: number, pictureEvery: number): Promise<void> {
  const page = await loadPage(product, who);
  let seq = 0;
  const say = (kind: string, payload: Record<string, string | string[] | null>, isOver = false) => {
    const at = product.deps.now();
    seq += 1;
    return { source: page.source, seq, kind, startedAt: at, endedAt: isOver ? at : null, payload };
  };
  await page.send([say('watched', { tier: 'full', checks: ['noFace', 'phoneSeen'] })]);
  for (let minute = 1; minute <= minutes; minute += 1) {
    product.pass(MINUTE);
    const sha256 = String(minute).padStart(64, '0');
    const picture = say('snapshotTaken', { sha256, reason: 'periodic', faces: null, phone: null }, true);
    await page.send(minute % pictureEvery === 0 ? [picture] : []);
  }
}
const toldOf = async ({ attemptId }: Sitting) =>
  (await signalsOf(product.deps.db, attemptId)).filter(({ kind }) => kind === 'fewPictures');

test('a page that says it watches and commits no picture is told of once, though it says nothing else', async () => {
  const who = await sit(product, exam.slips[0] ?? '');
  await watch(who, 35, Number.POSITIVE_INFINITY);
  expect(await toldOf(who)).toMatchObject([{ source: 'server', payload: { minutes: 20, due: 10, committed: 0 } }]);
  const { attempts } = (
    await product.call(listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })
  ).value;
  // What is only reported stands behind it.
  expect(attempts[0]?.risk.evidence[0]).toMatchObject({ kind: 'fewPictures', modality: 'custody' });
});

test('a page whose pictures are committed as they come due is not, also where none was uploaded yet', async () => {
  const who = await sit(product, exam.slips[1] ?? '', { late: 0 });
  await watch(who, 35, 2);
  expect(await toldOf(who)).toEqual([]);
});
