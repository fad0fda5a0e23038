import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import * as contract from 'shared/contracts/invigilation.ts';
import { signIn } from 'shared/contracts/people.ts';
import type { Response } from 'shared/questions/registry.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries, verifyAudit } from '../audit/index.ts';
import { findAttempt, sealOverdue } from '../delivery/index.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { candidates, exams, rooms, sessions } from '../sessions/index.ts';
import { controls } from './tables.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 3 });
});
afterEach(() => product.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WRITER = 'page-one';
const REASON = 'Mất điện ở phòng 1';

async function enter(seat: number): Promise<string> {
  const { cookies } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  return cookies;
}

async function begin(seat: number) {
  const as = await enter(seat);
  const { value, error } = await product.call(delivery.openAttempt, { as, body: { writer: WRITER } });
  expect(error).toBeUndefined();
  const heard: delivery.ServerMessage[] = [];
  product.deps.bus.subscribe(`attempt.${value.attempt}`, (news) =>
    heard.push((news as { message: delivery.ServerMessage }).message),
  );
  return { as, ...value, heard };
}

const control = (kind: contract.Control, scope: contract.ControlScope = {}, as: string = school.as('invigilator')) =>
  product.call(contract.issueControl, { as, params: { sessionId: exam.sessionId }, body: { scope, control: kind } });

const fiveMinutes = { kind: 'extend', seconds: 300, reason: REASON } as const;
const pause = { kind: 'pause', reason: REASON } as const;
const resume = { kind: 'resume', reason: REASON } as const;
const end = { kind: 'end', reason: REASON } as const;

const save = (attempt: { as: string; attempt: string }, ...responses: (Response | null)[]) =>
  product.call(delivery.appendEvents, {
    as: attempt.as,
    params: { attemptId: attempt.attempt },
    body: {
      writer: WRITER,
      events: chain(
        genesis(attempt.attempt),
        responses.map(
          (response, index): LedgerEvent => ({
            seq: index + 1,
            at: 1,
            kind: 'answer',
            item: `q${index + 1}`,
            response,
          }),
        ),
      ),
    },
  });

async function board() {
  const { value } = await product.call(contract.readBoard, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
  });
  return value;
}
const seatOf = async (seat: number) => {
  const found = (await board()).seats.find(({ candidateId }) => candidateId === exam.candidateIds[seat]);
  if (!found) throw new Error(`no seat ${seat}`);
  return found;
};
const clockOf = async (as: string) => (await product.call(delivery.readCandidate, { as })).value.clock;
const one = (seat: number): contract.ControlScope => ({ candidateIds: [exam.candidateIds[seat] ?? ''] });

test('time given to chosen candidates moves their deadline and no other, and their page is told', async () => {
  product.pass(HOUR);
  const chosen = await begin(0);
  const other = await begin(1);
  expect((await control(fiveMinutes, one(0))).value).toEqual({ reached: 1 });

  expect((await clockOf(chosen.as)).deadlineAt).toBe(chosen.clock.deadlineAt + 5 * MINUTE);
  expect((await clockOf(other.as)).deadlineAt).toBe(other.clock.deadlineAt);
  expect(chosen.heard).toMatchObject([{ type: 'clock', clock: { extraSeconds: 300 }, reason: REASON }]);
  expect(other.heard).toEqual([]);
});

test.each([
  ['a room', () => ({ roomId: exam.roomId })],
  ['the session', () => ({})],
])('time given to %s reaches all who are in it, begun or not', async (_name, scope) => {
  product.pass(HOUR);
  const first = await begin(0);
  expect((await control(fiveMinutes, scope())).value).toEqual({ reached: 3 });
  expect((await clockOf(first.as)).deadlineAt).toBe(first.clock.deadlineAt + 5 * MINUTE);
  expect((await begin(1)).clock.extraSeconds).toBe(300);
});

test('time given twice adds up, also when both are given at once', async () => {
  product.pass(HOUR);
  const { as, clock } = await begin(0);
  await Promise.all([control(fiveMinutes), control(fiveMinutes), control(fiveMinutes)]);
  expect((await clockOf(as)).deadlineAt).toBe(clock.deadlineAt + 15 * MINUTE);
});

test('time given before the start holds after it', async () => {
  await control(fiveMinutes, one(0));
  product.pass(HOUR);
  expect((await begin(0)).clock).toMatchObject({ deadlineAt: product.deps.now() + 95 * MINUTE, extraSeconds: 300 });
  expect((await begin(1)).clock.deadlineAt).toBe(product.deps.now() + 90 * MINUTE);
});

test('a pause stops the clock, no second is lost, and after it the attempt goes on', async () => {
  product.pass(HOUR);
  const attempt = await begin(0);
  product.pass(10 * MINUTE);
  await control(pause);
  product.pass(3 * HOUR);
  await sealOverdue(product.deps);
  expect(await clockOf(attempt.as)).toMatchObject({ phase: 'paused', deadlineAt: product.deps.now() + 80 * MINUTE });

  await control(resume);
  expect(await clockOf(attempt.as)).toMatchObject({ phase: 'running', deadlineAt: product.deps.now() + 80 * MINUTE });
  expect((await save(attempt, 'o2')).value.receipt.seq).toBe(1);
  expect(attempt.heard.map((message) => message.type === 'clock' && message.clock.phase)).toEqual([
    'paused',
    'running',
  ]);
});

test('a second pause over the first takes nothing away, and a second resume gives nothing', async () => {
  product.pass(HOUR);
  const { as } = await begin(0);
  await control(pause, one(0));
  product.pass(10 * MINUTE);
  await control(pause);
  product.pass(10 * MINUTE);
  await control(resume, one(0));
  const { deadlineAt } = await clockOf(as);
  expect(deadlineAt).toBe(product.deps.now() + 90 * MINUTE);
  expect(await control(resume, one(0))).toMatchObject({ status: 409, error: { code: 'nobodyInScope' } });
  expect((await clockOf(as)).deadlineAt).toBe(deadlineAt);
});

test('a pause holds the door for those who have not begun, and takes nothing of their time even where the session ends early', async () => {
  await product.deps.db
    .update(sessions)
    .set({ endsAt: new Date(product.deps.now() + HOUR + 90 * MINUTE) })
    .where(eq(sessions.id, exam.sessionId));
  const as = await enter(0);
  product.pass(50 * MINUTE);
  await control(pause);
  product.pass(30 * MINUTE);
  expect(await product.call(delivery.openAttempt, { as, body: { writer: WRITER } })).toMatchObject({
    error: { code: 'notYetOpen' },
  });
  await control(resume);
  // Twenty of the thirty minutes fell into the session: its end moves by them.
  expect((await begin(0)).clock).toMatchObject({ phase: 'running', deadlineAt: product.deps.now() + 90 * MINUTE });
  product.pass(5 * MINUTE);
  expect((await begin(1)).clock.deadlineAt).toBe(product.deps.now() + 85 * MINUTE);
});

test('ending collects the paper as it stands; the page is told and nothing counts after it', async () => {
  product.pass(HOUR);
  const attempt = await begin(0);
  const other = await begin(1);
  await save(attempt, 'o2');
  expect((await control(end, one(0))).value).toEqual({ reached: 1 });

  expect((await findAttempt(product.deps.db, attempt.attempt))?.sealedBy).toBe('staff');
  expect(attempt.heard).toEqual([{ type: 'ended' }]);
  expect(await save(attempt, 'o2', { s1: true })).toMatchObject({ status: 409, error: { code: 'attemptSealed' } });
  expect((await save(other, 'o1')).value.sealed).toBe(false);
});

test('a message reaches the pages in scope', async () => {
  product.pass(HOUR);
  const chosen = await begin(0);
  const other = await begin(1);
  await control({ kind: 'message', text: 'Câu 2 sửa chữ "lớn" thành "nhỏ".', reason: 'Đính chính đề' }, one(0));
  expect(chosen.heard).toEqual([
    { type: 'message', id: expect.any(String), text: 'Câu 2 sửa chữ "lớn" thành "nhỏ".', at: product.deps.now() },
  ]);
  expect(other.heard).toEqual([]);
});

test('an act that would reach nobody is refused in words and leaves no trace', async () => {
  product.pass(HOUR);
  await begin(0);
  await control(end, one(0));
  const before = (await board()).controls.length;
  for (const refused of [
    await control(fiveMinutes, one(0)),
    await control(pause, one(0)),
    await control(resume),
    await control(end, one(1)),
    await control({ kind: 'message', text: 'Chào', reason: REASON }, one(1)),
    await control(fiveMinutes, { candidateIds: ['0198c1de-0000-7000-8000-000000000001'] }),
    await control(fiveMinutes, { roomId: '0198c1de-0000-7000-8000-000000000001' }),
  ])
    expect(refused).toMatchObject({ status: 409, error: { code: 'nobodyInScope' } });
  expect((await board()).controls).toHaveLength(before);
});

test('a closed session takes no more acts', async () => {
  await product.deps.db.update(sessions).set({ closedAt: new Date() }).where(eq(sessions.id, exam.sessionId));
  expect(await control(fiveMinutes)).toMatchObject({ status: 409, error: { code: 'sessionOver' } });
});

test('an act without a reason is refused', async () => {
  expect(await control({ ...fiveMinutes, reason: '  ' })).toMatchObject({ status: 400, error: { code: 'badRequest' } });
});

test('time given while papers are being collected is not undone by it', async () => {
  product.pass(HOUR);
  const { attempt } = await begin(0);
  product.pass(90 * MINUTE + 16_000);
  const { db } = product.deps;
  // The act comes between finding what is overdue and collecting it.
  const lateDb = Object.create(db, {
    transaction: {
      async value(work: Parameters<typeof db.transaction>[0]) {
        await control(fiveMinutes);
        return db.transaction(work);
      },
    },
  });
  expect(await sealOverdue({ ...product.deps, db: lateDb })).toBe(0);
  expect((await findAttempt(db, attempt))?.sealedAt).toBeNull();
});

test('an invigilator of another school sees and steers nothing here; a teacher neither', async () => {
  await product.deps.db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    const personId = await createPerson(tx, { name: 'Vàng Thị Mỷ', personalNumber: null, birthDate: null, sex: null });
    await createAccount(tx, {
      personId,
      username: 'elsewhere',
      password: 'mot-mat-khau-khac',
      roles: [{ role: 'invigilator', unitId }],
    });
  });
  const { cookies } = await product.call(signIn, { body: { username: 'elsewhere', password: 'mot-mat-khau-khac' } });
  for (const as of [cookies, school.as('teacher')]) {
    const refused = { status: 403, error: { code: 'forbidden' } };
    const params = { sessionId: exam.sessionId };
    expect(await product.call(contract.readBoard, { as, params })).toMatchObject(refused);
    expect(await control(fiveMinutes, {}, as)).toMatchObject(refused);
    const hand = { ...params, candidateId: exam.candidateIds[0] ?? '' };
    expect(await product.call(contract.lowerHand, { as, params: hand })).toMatchObject(refused);
  }
  expect((await board()).controls).toEqual([]);
});

test('an invigilator of a school watches and steers the rooms of that school in an exam of the department, and no other', async () => {
  const { db } = product.deps;
  const away = await db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    const roomId = '0198c1de-0000-7000-8000-00000000000a';
    await tx.insert(rooms).values({ id: roomId, sessionId: exam.sessionId, name: 'Phòng 2', unitId, seats: 24 });
    await tx
      .update(candidates)
      .set({ roomId })
      .where(eq(candidates.id, exam.candidateIds[2] ?? ''));
    await tx.update(exams).set({ unitId: school.root }).where(eq(exams.id, exam.examId));
    return roomId;
  });
  const { rooms: watched, seats } = await board();
  expect(watched.map(({ name }) => name)).toEqual(['Phòng 1']);
  expect(seats.map(({ candidateId }) => candidateId).sort()).toEqual(exam.candidateIds.slice(0, 2).sort());
  const { value } = await product.call(contract.listWatchedSessions, { as: school.as('invigilator') });
  expect(value.sessions).toMatchObject([{ id: exam.sessionId, rooms: ['Phòng 1'], candidates: 2 }]);
  expect((await product.call(contract.listWatchedSessions, { as: school.as('teacher') })).value.sessions).toEqual([]);

  const refused = { status: 403, error: { code: 'forbidden' } };
  expect(await control(fiveMinutes, { roomId: away })).toMatchObject(refused);
  expect(await control(fiveMinutes, { candidateIds: exam.candidateIds })).toMatchObject(refused);
  // Their whole session is their rooms.
  expect((await control(fiveMinutes)).value).toEqual({ reached: 2 });

  // However much is done elsewhere, their own feed is full of what concerns them.
  product.pass(MINUTE);
  const act = { sessionId: exam.sessionId, kind: 'message', text: 'Chào', reason: REASON, reached: 1 } as const;
  const by = school.accountOf('manager');
  const at = new Date(product.deps.now());
  await db.insert(controls).values([
    ...Array.from({ length: 60 }, () => ({ ...act, id: randomUUID(), by, at, roomId: away })),
    ...Array.from({ length: 60 }, () => ({
      ...act,
      id: randomUUID(),
      by,
      at,
      candidateIds: [exam.candidateIds[2] ?? ''],
    })),
  ]);
  await db.insert(controls).values({ ...act, id: randomUUID(), by, at: new Date(0) });
  expect((await board()).controls.map(({ kind, scope }) => [kind, scope])).toEqual([
    ['extend', { candidateIds: expect.arrayContaining(exam.candidateIds.slice(0, 2)) }],
    ['message', {}],
  ]);
});

test('every act is in the audit chain with its reason and its author, and the chain holds', async () => {
  product.pass(HOUR);
  await begin(0);
  for (const act of [fiveMinutes, pause, resume, { kind: 'message', text: 'Chào', reason: REASON } as const, end])
    await control(act);
  await product.call(contract.lowerHand, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId, candidateId: exam.candidateIds[0] ?? '' },
  });

  const entries = await product.deps.db.select().from(auditEntries).orderBy(auditEntries.seq);
  const ours = entries.filter(({ actor }) => actor === school.accountOf('invigilator'));
  expect(ours.map(({ act }) => act)).toEqual(
    expect.arrayContaining([
      'session.extend',
      'session.pause',
      'session.resume',
      'session.message',
      'session.end',
      'hand.lower',
    ]),
  );
  for (const { details } of ours.filter(({ act }) => act.startsWith('session.')))
    expect(details).toMatchObject({ reason: REASON });
  expect(await verifyAudit(product.deps.db)).toEqual({ entries: entries.length, broken: null });
});

test('a seat says how far its candidate is: absent, lobby, writing, paused, handed in, time over', async () => {
  expect((await seatOf(0)).state).toBe('absent');
  const as = await enter(0);
  expect((await seatOf(0)).state).toBe('lobby');
  await control(pause, one(0));
  expect((await seatOf(0)).state).toBe('paused');
  await control(resume, one(0));

  product.pass(HOUR);
  const attempt = await begin(0);
  expect(await seatOf(0)).toMatchObject({
    state: 'writing',
    attemptId: attempt.attempt,
    connected: true,
    name: 'Giàng A Páo 1',
    seat: 1,
  });
  await control(pause, one(0));
  expect((await seatOf(0)).state).toBe('paused');
  await control(resume, one(0));
  product.pass(10 * MINUTE);
  expect((await seatOf(0)).connected).toBe(false);
  product.pass(80 * MINUTE);
  expect((await seatOf(0)).state).toBe('timeOver');
  await control(fiveMinutes, one(0));
  expect((await seatOf(0)).state).toBe('writing');

  const [submit] = chain(genesis(attempt.attempt), [{ seq: 1, at: 1, kind: 'submit' }]);
  await product.call(delivery.appendEvents, {
    as,
    params: { attemptId: attempt.attempt },
    body: { writer: WRITER, events: submit ? [submit] : [] },
  });
  expect((await seatOf(0)).state).toBe('handedIn');
  await begin(1);
  await control(end, one(1));
  expect((await seatOf(1)).state).toBe('timeOver');
});

test('a seat counts questions that are answered now: taken back and emptied ones are not', async () => {
  product.pass(HOUR);
  const attempt = await begin(0);
  expect(await seatOf(0)).toMatchObject({ answered: 0, items: 3 });
  await save(attempt, 'o2', { s1: true }, '  ');
  expect((await seatOf(0)).answered).toBe(2);
  const back = await begin(1);
  await save(back, 'o1', {}, '-1,5');
  expect((await seatOf(1)).answered).toBe(2);
  const taken = await begin(2);
  await save(taken, null, { s1: false }, '');
  expect((await seatOf(2)).answered).toBe(1);
});

test('the feed tells who did what to whom and why, the latest first', async () => {
  product.pass(HOUR);
  await control(fiveMinutes, one(1));
  product.pass(MINUTE);
  await control(pause, { roomId: exam.roomId }, school.as('manager'));
  expect((await board()).controls).toMatchObject([
    { kind: 'pause', by: 'Nguyễn Thị manager', scope: { roomId: exam.roomId }, reached: 3, reason: REASON },
    { kind: 'extend', by: 'Nguyễn Thị invigilator', scope: one(1), seconds: 300, reached: 1 },
  ]);
});
