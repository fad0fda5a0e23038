import { asc, inArray } from 'drizzle-orm';
import { listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { readWatchedMinutes } from 'shared/contracts/checkin.ts';
import { listRisks } from 'shared/contracts/proctoring.ts';
import { planReview, readReviewers } from 'shared/contracts/proctoring-review.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { type Sitting, sit } from './testing.ts';

const MINUTE = 60_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer', 'invigilator']);
  exam = await seedExam(product, school, { proctoring: 1 });
  who = await sit(product, exam.slips[0] ?? '');
});
afterAll(() => product.close());

test('who looks at a room or at the minutes of an attempt is audited, once in ten minutes however often a page asks', async () => {
  const look = async (role: 'reviewer' | 'invigilator') => {
    const as = school.as(role);
    const risks = await product.call(listRisks, { as, params: { sessionId: exam.sessionId } });
    const minutes = await product.call(readWatchedMinutes, { as, params: { attemptId: who.attemptId } });
    expect([risks.status, minutes.status]).toEqual([200, 200]);
  };
  const views = async () =>
    (await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq)))
      .filter(({ act }) => act === 'evidence.list' || act === 'evidence.watched')
      .map(({ actor, act, subjectId }) => [actor, act, subjectId]);
  const viewOf = (role: 'reviewer' | 'invigilator') => [
    [school.accountOf(role), 'evidence.list', exam.sessionId],
    [school.accountOf(role), 'evidence.watched', who.attemptId],
  ];
  for (let asked = 0; asked < 4; asked += 1) await look('reviewer');
  expect(await views()).toEqual(viewOf('reviewer'));
  await look('invigilator');
  product.pass(9 * MINUTE);
  await look('reviewer');
  expect(await views()).toEqual([...viewOf('reviewer'), ...viewOf('invigilator')]);
  product.pass(MINUTE);
  await look('reviewer');
  expect(await views()).toEqual([...viewOf('reviewer'), ...viewOf('invigilator'), ...viewOf('reviewer')]);
});

test('who reads the plan of a review, how reviewers judged or what pupils wrote against it is audited, once in ten minutes', async () => {
  const as = school.as('reviewer');
  const params = { sessionId: exam.sessionId };
  for (let asked = 0; asked < 2; asked += 1) {
    const read = [
      await product.call(planReview, { as, params, query: { minutes: 60 } }),
      await product.call(readReviewers, { as, params }),
      await product.call(listIncidentAppeals, { as, params }),
    ];
    expect(read.map(({ status }) => status)).toEqual([200, 200, 200]);
  }
  const acts = ['evidence.plan', 'evidence.reviewers', 'appeal.list'];
  const views = await product.deps.db
    .select({ actor: auditEntries.actor, act: auditEntries.act, subject: auditEntries.subjectId })
    .from(auditEntries)
    .where(inArray(auditEntries.act, acts))
    .orderBy(asc(auditEntries.seq));
  expect(views).toEqual(acts.map((act) => ({ actor: school.accountOf('reviewer'), act, subject: exam.sessionId })));
});
