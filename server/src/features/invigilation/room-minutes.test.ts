import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { type Control, type ControlScope, issueControl } from 'shared/contracts/invigilation.ts';
import { signIn } from 'shared/contracts/people.ts';
import { type IncidentScope, openIncident } from 'shared/contracts/proctoring-review.ts';
import { readRoomMinutes } from 'shared/contracts/room-minutes.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { closeSession } from '../delivery/index.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { candidates, exams, rooms } from '../sessions/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let as: string;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 4 });
  as = school.as('invigilator');
});
afterEach(() => product.close());

const one = (seat: number) => exam.candidateIds[seat] ?? '';

async function enter(seat: number) {
  const { cookies } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  return cookies;
}
async function begin(seat: number) {
  const page = await enter(seat);
  const { value } = await product.call(delivery.openAttempt, { as: page, body: { writer: 'page-one' } });
  const handIn = () =>
    product.call(delivery.appendEvents, {
      ...{ as: page, params: { attemptId: value.attempt } },
      body: { writer: 'page-one', events: chain(genesis(value.attempt), [{ seq: 1, at: 1, kind: 'submit' }]) },
    });
  return { attempt: value.attempt, handIn };
}
const act = (control: Control, scope: ControlScope, by = as) =>
  product.call(issueControl, { as: by, params: { sessionId: exam.sessionId }, body: { scope, control } });
const write = (kind: 'power' | 'illness' | 'device', scope: IncidentScope, reason: string) =>
  product.call(openIncident, { as, params: { sessionId: exam.sessionId }, body: { scope, kind, reason } });
const minutes = (roomId = exam.roomId, who = as) =>
  product.call(readRoomMinutes, { as: who, params: { sessionId: exam.sessionId, roomId } });

test('the minutes say who came, who did not, and when each began and ended', async () => {
  product.pass(HOUR);
  const startedAt = product.deps.now();
  const first = await begin(0);
  await begin(1);
  await enter(2);
  product.pass(30 * MINUTE);
  await first.handIn();
  const handedInAt = product.deps.now();
  const by = school.accountOf('manager');
  await closeSession(product.deps, { sessionId: exam.sessionId, reason: 'Hết giờ làm bài', by });

  const { value } = await minutes();
  expect(value).toMatchObject({
    unit: 'THPT số 1',
    session: { id: exam.sessionId, closedAt: handedInAt },
    room: { name: 'Phòng 1' },
    candidates: [
      { name: 'Giàng A Páo 1', seat: 1, state: 'handedIn', begunAt: startedAt, endedAt: handedInAt },
      { state: 'timeOver', begunAt: startedAt, endedAt: handedInAt },
      { state: 'lobby', begunAt: null, endedAt: null },
      { state: 'absent', begunAt: null, endedAt: null },
    ],
    ...{ controls: [], outages: [], incidents: [] },
  });
});

test('what was done, lost, given back and written down stands there in the order of time', async () => {
  product.pass(HOUR);
  const { attempt } = await begin(0);
  const lost = (from: number, seconds: number) =>
    product.deps.db.execute(
      sql`INSERT INTO attempt_outages (attempt_id, from_at, until_at) VALUES (${attempt}, ${from}, ${from + seconds * 1000})`,
    );
  const at = product.deps.now();
  await lost(at, 420);
  product.pass(10 * MINUTE);
  await write('power', { roomId: exam.roomId }, 'Mất điện từ 8 giờ, có lại sau bảy phút');
  product.pass(MINUTE);
  await act(
    { kind: 'extend', seconds: 420, forOutage: true, reason: 'Bù thời gian mất điện' },
    { candidateIds: [one(0)] },
  );
  await lost(at + 600_000, 90);
  product.pass(MINUTE);
  await write('illness', { candidateIds: [one(3)] }, 'Em ốm, không vào thi được');
  await act({ kind: 'pause', reason: 'Chờ xử lý đề thi' }, { roomId: exam.roomId });

  const { value } = await minutes();
  expect(value.controls).toMatchObject([
    { kind: 'extend', seconds: 420, by: 'Nguyễn Thị invigilator', reason: 'Bù thời gian mất điện' },
    { kind: 'pause', scope: { roomId: exam.roomId } },
  ]);
  expect(value.outages.map(({ candidateId, seconds, isCredited }) => [candidateId, seconds, isCredited])).toEqual([
    [one(0), 420, true],
    [one(0), 90, false],
  ]);
  expect(value.incidents).toMatchObject([
    {
      kind: 'power',
      candidateId: null,
      by: 'Nguyễn Thị invigilator',
      reason: 'Mất điện từ 8 giờ, có lại sau bảy phút',
    },
    { kind: 'illness', candidateId: one(3), reason: 'Em ốm, không vào thi được' },
  ]);
});

test('of another room nothing stands there, and who does not watch a room does not read its minutes', async () => {
  const { db } = product.deps;
  const roomId = randomUUID();
  await db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    await tx.insert(rooms).values({ id: roomId, sessionId: exam.sessionId, name: 'Phòng 2', unitId, seats: 24 });
    await tx
      .update(candidates)
      .set({ roomId })
      .where(eq(candidates.id, one(3)));
    const personId = await createPerson(tx, { name: 'Vàng Thị Mỷ', personalNumber: null, birthDate: null, sex: null });
    const roles = [{ role: 'invigilator' as const, unitId }];
    await createAccount(tx, { personId, username: 'elsewhere', password: 'mot-mat-khau-khac', roles });
  });
  await act({ kind: 'extend', seconds: 300, reason: 'Vào muộn có lý do' }, { candidateIds: [one(0), one(3)] });
  product.pass(MINUTE);
  await act({ kind: 'extend', seconds: 60, reason: 'Chỉ phòng 2' }, { roomId });
  await write('power', { roomId }, 'Mất điện ở phòng 2');
  await db.update(exams).set({ unitId: school.root }).where(eq(exams.id, exam.examId));

  const { value } = await minutes();
  expect(value.candidates).toHaveLength(3);
  expect(value.controls.map(({ scope }) => scope)).toEqual([{ candidateIds: [one(0)] }]);
  expect(value.incidents).toEqual([]);
  const away = await product.call(signIn, { body: { username: 'elsewhere', password: 'mot-mat-khau-khac' } });
  expect((await minutes(roomId, away.cookies)).value).toMatchObject({
    unit: 'THPT số 2',
    candidates: [{ candidateId: one(3) }],
    controls: [{ scope: { candidateIds: [one(3)] } }, { scope: { roomId } }],
    incidents: [{ kind: 'power' }],
  });
  for (const [room, who] of [
    [exam.roomId, away.cookies],
    [roomId, as],
    [exam.roomId, school.as('teacher')],
    [randomUUID(), as],
  ] as const)
    expect((await minutes(room, who)).error?.code).toBe('forbidden');
  const read = await db.select().from(auditEntries).where(eq(auditEntries.act, 'room.minutes'));
  expect(read.map(({ subjectId }) => subjectId)).toEqual([exam.roomId, roomId]);
});

test('who was moved out has a name in the minutes of the room that was left', async () => {
  const { db } = product.deps;
  const roomId = randomUUID();
  await db
    .insert(rooms)
    .values({ id: roomId, sessionId: exam.sessionId, name: 'Phòng 2', unitId: school.school, seats: 24 });
  await write('device', { candidateIds: [one(0)] }, 'Máy treo');
  await act({ kind: 'move', roomId, seat: 7, reason: 'Máy hỏng' }, { candidateIds: [one(0)] });
  const left = (await minutes()).value;
  expect(left.gone).toMatchObject([{ candidateId: one(0), name: 'Giàng A Páo 1' }]);
  expect(left.controls).toMatchObject([{ kind: 'move', scope: { candidateIds: [one(0)] }, text: 'Phòng 2 · 7' }]);
  expect(left.incidents).toMatchObject([{ candidateId: one(0) }]);
  const reached = (await minutes(roomId)).value;
  expect(reached).toMatchObject({
    gone: [],
    candidates: [{ candidateId: one(0), seat: 7 }],
    controls: [{ kind: 'move' }],
  });
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.act, 'session.move'));
  expect(entry?.details).toMatchObject({ fromRoomId: exam.roomId, fromSeat: 1 });
});
