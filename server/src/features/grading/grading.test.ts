import { eq, sql } from 'drizzle-orm';
import { candidateSignIn } from 'shared/contracts/delivery.ts';
import * as contract from 'shared/contracts/grading.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { ALL_RIGHT, sitExam } from '../../testing-sittings.ts';
import { auditEntries } from '../audit/index.ts';
import { formsOf } from '../papers/index.ts';
import { markFinishedSessions } from './index.ts';
import { attemptResults } from './tables.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let right: Awaited<ReturnType<typeof sitExam>>;

const HOUR = 3_600_000;
const REASON = 'Hội đồng đã duyệt';

/** Three candidates: one all right, one who never hands in, one absent. The session is over. */
beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 3 });
  product.pass(HOUR);
  right = await sitExam(product, exam.slips[0] ?? '', ALL_RIGHT);
  await sitExam(product, exam.slips[1] ?? '', { q1: 'o1', q2: { s1: true, s2: false } }, { handsIn: false });
  product.pass(3 * HOUR + 60_000);
});
afterEach(() => product.close());

const mark = (as = school.as('manager')) =>
  product.call(contract.markSession, { as, params: { sessionId: exam.sessionId } });
const list = async (as = school.as('teacher')) =>
  (await product.call(contract.listResults, { as, params: { examId: exam.examId }, query: {} })).value.rows;
const publish = (showAnswers: boolean, as = school.as('manager')) =>
  product.call(contract.publishResults, { as, params: { examId: exam.examId }, body: { reason: REASON, showAnswers } });
const ownResult = (as: string) => product.call(contract.readOwnResult, { as });
const correct = (item: string, correction: contract.KeyCorrection) =>
  product.call(contract.correctKey, {
    as: school.as('manager'),
    params: { examId: exam.examId },
    body: { item, correction, reason: 'Đáp án in nhầm' },
  });

test('every attempt is marked from its ledger, the one that was never handed in as it stands', async () => {
  expect((await mark()).value).toEqual({ marked: 2, unchanged: 0, absent: 1, broken: [] });
  expect((await list()).map(({ number, state, total }) => [number, state, total])).toEqual([
    ['000001', 'submitted', 1.75],
    // Two of four statements right: a quarter of a point.
    ['000002', 'collected', 0.25],
    ['000003', 'absent', null],
  ]);
});

test('the list of exams says how far marking has come and who may go on', async () => {
  const exams = async (as: string) => (await product.call(contract.listResultExams, { as })).value.exams;
  const sessions = [{ id: exam.sessionId, isOver: true, attempts: 2, marked: 0 }];
  expect(await exams(school.as('manager'))).toMatchObject([
    { id: exam.examId, mayPublish: true, publishedAt: null, sessions },
  ]);
  await mark();
  expect(await exams(school.as('teacher'))).toMatchObject([{ mayPublish: false, sessions: [{ marked: 2 }] }]);
});

test('marking again changes nothing and leaves no new trace', async () => {
  await mark();
  const before = await product.deps.db.$count(auditEntries);
  expect((await mark()).value).toMatchObject({ marked: 0, unchanged: 2 });
  expect(await product.deps.db.$count(auditEntries)).toBe(before);
});

test('sessions that are over are marked by the clock, without anybody', async () => {
  await product.deps.db.execute(
    sql`UPDATE attempts SET sealed_at = now(), sealed_by = 'deadline' WHERE sealed_at IS NULL`,
  );
  expect(await markFinishedSessions(product.deps)).toBe(2);
  expect(await markFinishedSessions(product.deps)).toBe(0);
});

test('a ledger that does not hold is not written into the audit chain again at every look of the clock', async () => {
  await product.deps.db.execute(sql`UPDATE attempts SET sealed_at = now() WHERE sealed_at IS NULL`);
  await product.deps.db.execute(
    sql`UPDATE ledger_events SET hash = 'x' WHERE attempt_id = ${right.attempt} AND seq = 1`,
  );
  expect(await markFinishedSessions(product.deps)).toBe(1);
  const before = await product.deps.db.$count(auditEntries);
  expect(await markFinishedSessions(product.deps)).toBe(0);
  expect(await product.deps.db.$count(auditEntries)).toBe(before);
});

test('nothing is marked while somebody still has time', async () => {
  await product.deps.db.execute(sql`UPDATE attempts SET extra_ms = ${4 * HOUR} WHERE sealed_at IS NULL`);
  expect(await mark()).toMatchObject({ status: 409, error: { code: 'sessionNotOver', details: { left: 1 } } });
});

test('an answer that was altered in the database is found, and its attempt is left to a person', async () => {
  await product.deps.db.execute(
    sql`UPDATE ledger_events SET event = jsonb_set(event, '{response}', '"o3"') WHERE attempt_id = ${right.attempt} AND seq = 1`,
  );
  expect((await mark()).value).toMatchObject({ marked: 1, broken: ['000001'] });
  expect((await list())[0]).toMatchObject({ number: '000001', state: 'unmarked', total: null });
});

test('a corrected key marks again; the earlier mark stays on record and the act in the audit chain', async () => {
  await mark();
  expect((await correct('q1', { kind: 'key', key: 'a' })).value).toEqual({ changed: 2, unchanged: 0 });
  expect((await list()).map(({ total, revision }) => [total, revision])).toEqual([
    [1.5, 2],
    [0.5, 2],
    [null, null],
  ]);
  const marks = await product.deps.db
    .select()
    .from(attemptResults)
    .where(eq(attemptResults.attemptId, right.attempt))
    .orderBy(attemptResults.revision);
  expect(marks.map(({ total, reason }) => [total, reason])).toEqual([
    [1.75, 'Chấm lần đầu'],
    [1.5, 'Đáp án in nhầm'],
  ]);
  const [act] = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'exam.correctKey'));
  expect(act?.details).toMatchObject({ item: 'q1', before: 'B', correction: { kind: 'key', key: 'a' } });
});

test('full points for everybody reach those who sat, not the absent', async () => {
  await mark();
  await correct('q3', { kind: 'everybody' });
  expect((await list()).map(({ total }) => total)).toEqual([1.75, 0.75, null]);
});

test.each([
  ['q1', 'E'],
  ['q2', 'ĐS'],
  ['q3', 'hai'],
])('a key that %s cannot have (%s) is refused', async (item, key) => {
  await mark();
  expect(await correct(item, { kind: 'key', key })).toMatchObject({ status: 422, error: { code: 'keyNotReadable' } });
});

test('a candidate reads the own result only after publication', async () => {
  await mark();
  expect(await ownResult(right.as)).toMatchObject({ status: 404, error: { code: 'notPublished' } });
  expect((await publish(false)).status).toBe(200);
  const { value } = await ownResult(right.as);
  expect(value).toMatchObject({ total: 1.75, maximum: 1.75, state: 'submitted', corrected: false });
  expect(value.parts.map(({ points, items }) => [points, items.length])).toEqual([
    [0.25, 0],
    [1, 0],
    [0.5, 0],
  ]);
  expect(JSON.stringify(value)).not.toMatch(/rank|Páo [23]/);
});

test('where answers are shown, letters are those of the own paper', async () => {
  const second = await product.call(candidateSignIn, {
    body: { code: exam.slips[1] ?? '' },
  });
  await mark();
  await publish(true);
  const [first, other] = [(await ownResult(right.as)).value, (await ownResult(second.cookies)).value];
  expect(first.parts[0]?.items[0]).toMatchObject({ answered: true, points: 0.25, everybody: false });
  expect(first.parts[0]?.items[0]?.own).toBe(first.parts[0]?.items[0]?.right);
  expect(first.parts[1]?.items[0]).toMatchObject({ own: 'ĐSĐS', right: 'ĐSĐS' });
  expect(first.parts[2]?.items[0]).toMatchObject({ own: '-1,50', right: '-1,5' });
  expect(other.parts[0]?.items[0]?.own).not.toBe(other.parts[0]?.items[0]?.right);
  expect(other.parts[2]?.items[0]).toMatchObject({ answered: false, own: '' });
  // The two papers are different codes: the same option stands under the letter of each.
  const forms = await formsOf(product.deps.db, exam.examId);
  const letters = forms.map((form) => 'ABCD'[form.places[0]?.options.indexOf('o2') ?? 0]);
  expect([first.parts[0]?.items[0]?.right, other.parts[0]?.items[0]?.right]).toEqual(letters);
});

test('an absent candidate is told so kindly', async () => {
  await mark();
  await publish(false);
  const absent = await product.call(candidateSignIn, { body: { code: exam.slips[2] ?? '' } });
  expect(await ownResult(absent.cookies)).toMatchObject({ status: 404, error: { code: 'wasAbsent' } });
});

test('one ledger that does not hold withholds one result, not those of all others', async () => {
  await product.deps.db.execute(
    sql`UPDATE ledger_events SET hash = 'x' WHERE attempt_id = ${right.attempt} AND seq = 1`,
  );
  await mark();
  expect((await publish(false)).value).toMatchObject({ withheld: ['000001'] });
  expect(await ownResult(right.as)).toMatchObject({ error: { code: 'notPublished' } });
  const second = await product.call(candidateSignIn, { body: { code: exam.slips[1] ?? '' } });
  expect((await ownResult(second.cookies)).status).toBe(200);
});

test('nothing is published before it is marked, and nothing without a reason', async () => {
  expect(await publish(false)).toMatchObject({ status: 409, error: { code: 'notMarkedYet' } });
  const hasty = await product.call(contract.publishResults, {
    as: school.as('manager'),
    params: { examId: exam.examId },
    body: { reason: ' ', showAnswers: false },
  });
  expect(hasty.status).toBe(400);
});

test('a teacher reads but neither marks nor publishes; an invigilator does not read; nobody unknown does anything', async () => {
  expect((await mark(school.as('teacher'))).status).toBe(403);
  expect((await publish(false, school.as('teacher'))).status).toBe(403);
  const read = (as: string) => product.call(contract.listResults, { as, params: { examId: exam.examId }, query: {} });
  expect((await read(school.as('teacher'))).status).toBe(200);
  expect((await read(school.as('invigilator'))).status).toBe(403);
  expect((await read('')).status).toBe(401);
});
