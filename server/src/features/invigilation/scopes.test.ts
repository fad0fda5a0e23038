import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import * as delivery from 'shared/contracts/delivery.ts';
import * as contract from 'shared/contracts/invigilation.ts';
import { signIn } from 'shared/contracts/people.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { candidates, exams, findCandidate, rooms, sessions } from '../sessions/index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 3 });
});
afterEach(() => product.close());

const REASON = 'Mất điện cả trường';
const fiveMinutes = { kind: 'extend', seconds: 300, reason: REASON } as const;

const give = (scope: contract.ControlScope, as = school.as('invigilator'), sessionId = exam.sessionId) =>
  product.call(contract.issueControl, { as, params: { sessionId }, body: { scope, control: fiveMinutes } });

const extraMs = async () => {
  const rows = await product.deps.db.select().from(candidates);
  return new Map(rows.map((row) => [row.id, row.extraMs]));
};

/** Another school, whose room is the third candidate's. */
async function secondSchool() {
  return product.deps.db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    const roomId = randomUUID();
    await tx.insert(rooms).values({ id: roomId, sessionId: exam.sessionId, name: 'Phòng 2', unitId, seats: 24 });
    await tx
      .update(candidates)
      .set({ roomId })
      .where(eq(candidates.id, exam.candidateIds[2] ?? ''));
    return { unitId, roomId };
  });
}

/** Another session of the same exam with one candidate; `startsInMs` from now. */
async function anotherSession(startsInMs: number, closed = false) {
  const sessionId = randomUUID();
  const roomId = randomUUID();
  const candidateId = randomUUID();
  const at = product.deps.now() + startsInMs;
  await product.deps.db.transaction(async (tx) => {
    await tx.insert(sessions).values({
      ...{ id: sessionId, examId: exam.examId, title: 'Ca 2', startsAt: new Date(at) },
      ...{ endsAt: new Date(at + 3 * 3_600_000), closedAt: closed ? new Date(at) : null },
    });
    await tx.insert(rooms).values({ id: roomId, sessionId, name: 'Phòng 9', unitId: school.school, seats: 24 });
    const known = await findCandidate(tx, exam.candidateIds[0] ?? '');
    if (!known) throw new Error('no candidate');
    await tx.insert(candidates).values({ ...known, id: candidateId, sessionId, roomId, slipHash: null });
  });
  return { sessionId, candidateId };
}

const entries = async () =>
  (await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'session.extend'))).map(
    ({ subjectId, details }) => ({ sessionId: subjectId, ...(details as object) }),
  );

async function invigilatorOf(unitId: string) {
  await product.deps.db.transaction(async (tx) => {
    const personId = await createPerson(tx, { name: 'Vàng Thị Mỷ', personalNumber: null, birthDate: null, sex: null });
    const roles = [{ role: 'invigilator' as const, unitId }];
    await createAccount(tx, { personId, username: 'giam-thi-2', password: 'mot-mat-khau-khac', roles });
  });
  const body = { username: 'giam-thi-2', password: 'mot-mat-khau-khac' };
  return (await product.call(signIn, { body })).cookies;
}

test('an act on a school reaches its rooms and no others, and the board tells it so', async () => {
  const { unitId } = await secondSchool();
  expect((await give({ schoolId: unitId })).value).toEqual({ reached: 1 });
  expect((await give({ schoolId: school.school })).value).toEqual({ reached: 2 });
  expect((await give({ schoolId: unitId })).value).toEqual({ reached: 1 });
  const given = await extraMs();
  expect(exam.candidateIds.map((id) => given.get(id))).toEqual([300_000, 300_000, 600_000]);
  const { value } = await product.call(contract.readBoard, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
  });
  expect(value.controls.map(({ scope, reached }) => [scope, reached])).toEqual([
    [{ schoolId: unitId }, 1],
    [{ schoolId: school.school }, 2],
    [{ schoolId: unitId }, 1],
  ]);
  expect(value.rooms.map(({ schoolId }) => schoolId)).toEqual([school.school, unitId]);
  expect(await entries()).toMatchObject([{ schoolId: unitId, reason: REASON }, { schoolId: school.school }, {}]);
});

test('an act on a school also reaches who writes there already', async () => {
  const { unitId } = await secondSchool();
  product.pass(3_600_000);
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[2] ?? '' } });
  await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
  await give({ schoolId: unitId });
  const opened = await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
  expect(opened.value.clock.extraSeconds).toBe(300);
});

test('who watches one school acts on that school and not on another, nor on the whole exam', async () => {
  const { unitId } = await secondSchool();
  await product.deps.db.update(exams).set({ unitId: school.root }).where(eq(exams.id, exam.examId));
  const as = await invigilatorOf(unitId);
  expect((await give({ schoolId: unitId }, as)).value).toEqual({ reached: 1 });
  for (const scope of [{ schoolId: school.school }, { schoolId: school.root }, { wholeExam: true }] as const)
    expect((await give(scope, as)).error?.code).toBe('forbidden');
  await give({ schoolId: school.school });
  const { value } = await product.call(contract.readBoard, { as, params: { sessionId: exam.sessionId } });
  expect(value.session.runningOfExam).toBe(0);
  // Acts on the other school are not theirs to read.
  expect(value.controls.map(({ scope }) => scope)).toEqual([{ schoolId: unitId }]);
});

test('an act on the exam reaches every running session, and each has its own entry with the reason', async () => {
  const running = await anotherSession(0);
  const planned = await anotherSession(7_200_000);
  const closed = await anotherSession(0, true);
  // It ended this morning and nobody has closed it.
  const over = await anotherSession(-4 * 3_600_000);
  product.pass(3_600_000);
  const { value } = await product.call(contract.readBoard, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
  });
  expect(value.session.runningOfExam).toBe(2);
  expect((await give({ wholeExam: true })).value).toEqual({ reached: 4 });
  const given = await extraMs();
  expect(exam.candidateIds.map((id) => given.get(id))).toEqual([300_000, 300_000, 300_000]);
  const others = [running, planned, closed, over];
  expect(others.map(({ candidateId }) => given.get(candidateId))).toEqual([300_000, 0, 0, 0]);
  const written = await entries();
  expect(written.map(({ sessionId }) => sessionId).sort()).toEqual([exam.sessionId, running.sessionId].sort());
  for (const entry of written) expect(entry).toMatchObject({ reason: REASON, exam: exam.examId });
  const there = await product.call(contract.readBoard, {
    as: school.as('invigilator'),
    params: { sessionId: running.sessionId },
  });
  expect(there.value.controls).toMatchObject([{ kind: 'extend', scope: {}, reached: 1 }]);
});

test('where no session runs an act on the exam is refused and leaves no trace', async () => {
  expect((await give({ wholeExam: true })).error?.code).toBe('nobodyInScope');
  expect(await entries()).toEqual([]);
});
