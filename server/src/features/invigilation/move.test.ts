import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import * as delivery from 'shared/contracts/delivery.ts';
import * as contract from 'shared/contracts/invigilation.ts';
import { makeRoomServer } from 'shared/contracts/room-servers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { findAttempt } from '../delivery/index.ts';
import { createUnit } from '../people/index.ts';
import { candidates, exams, findCandidate, rooms } from '../sessions/index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let second: string;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 3 });
  second = await addRoom(school.school);
});
afterEach(() => product.close());

const REASON = 'Máy hỏng, phải đổi chỗ';

async function addRoom(unitId: string) {
  const id = randomUUID();
  await product.deps.db.insert(rooms).values({ id, sessionId: exam.sessionId, name: 'Phòng 2', unitId, seats: 24 });
  return id;
}

async function begin(seat: number, writer = 'page-one') {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  const { value } = await product.call(delivery.openAttempt, { as, body: { writer } });
  return { as, ...value };
}

const candidateId = (seat: number) => exam.candidateIds[seat] ?? '';
const move = (of: number, to: { roomId: string; seat: number }, scope: contract.ControlScope | null = null) =>
  product.call(contract.issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: {
      scope: scope ?? { candidateIds: [candidateId(of)] },
      control: { kind: 'move', ...to, reason: REASON },
    },
  });

const board = async () =>
  (await product.call(contract.readBoard, { as: school.as('invigilator'), params: { sessionId: exam.sessionId } }))
    .value;
const placeOf = async (seat: number) => {
  const found = (await board()).seats.find((one) => one.candidateId === candidateId(seat));
  return found && { roomId: found.roomId, seat: found.seat };
};

test('a candidate who writes moves to another room with the attempt, and goes on at the machine there', async () => {
  product.pass(3_600_000);
  const { attempt } = await begin(0);
  const news: unknown[] = [];
  product.deps.bus.subscribe(`session.${exam.sessionId}`, (said) => news.push(said));
  expect((await move(0, { roomId: second, seat: 7 })).value).toEqual({ reached: 1 });
  expect(await placeOf(0)).toEqual({ roomId: second, seat: 7 });
  expect((await findAttempt(product.deps.db, attempt))?.roomId).toBe(second);
  // Every board of the session reads anew.
  expect(news).toContainEqual({ candidateId: null });
  const [record] = (await board()).controls;
  expect(record).toMatchObject({ kind: 'move', text: 'Phòng 2 · 7', reason: REASON, reached: 1 });
  const [entry] = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'session.move'));
  expect(entry?.details).toMatchObject({
    ...{ candidateIds: [candidateId(0)], roomId: second, seat: 7 },
    ...{ fromRoomId: exam.roomId, reason: REASON },
  });
  const there = await begin(0, 'page-at-the-new-seat');
  const taken = await product.call(delivery.takeOverAttempt, {
    as: there.as,
    params: { attemptId: attempt },
    body: { writer: 'page-at-the-new-seat' },
  });
  expect(taken.value.mayWrite).toBe(true);
});

test('one who has not begun moves too, and begins at the new place', async () => {
  expect((await move(1, { roomId: second, seat: 1 })).value).toEqual({ reached: 1 });
  product.pass(3_600_000);
  const { attempt } = await begin(1);
  expect((await findAttempt(product.deps.db, attempt))?.roomId).toBe(second);
});

test('a move is refused for a taken seat, one that is not there, several candidates at once, and one who has handed in', async () => {
  product.pass(3_600_000);
  await begin(0);
  const { roomId } = exam;
  expect((await move(0, { roomId, seat: 2 })).error).toMatchObject({
    code: 'seatTaken',
    sentence: 'Chỗ 2 của Phòng 1 đã có thí sinh. Chọn chỗ khác.',
  });
  expect((await move(0, { roomId: second, seat: 25 })).error?.code).toBe('noSuchSeat');
  expect((await move(0, { roomId: randomUUID(), seat: 1 })).error?.code).toBe('notFound');
  const wider: contract.ControlScope[] = [{}, { roomId }, { candidateIds: exam.candidateIds }];
  for (const scope of wider) expect((await move(0, { roomId: second, seat: 1 }, scope)).error?.code).toBe('badRequest');
  await product.call(contract.issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [candidateId(0)] }, control: { kind: 'end', reason: 'Hết giờ' } },
  });
  expect((await move(0, { roomId: second, seat: 1 })).error?.code).toBe('nobodyInScope');
  expect(await placeOf(0)).toEqual({ roomId, seat: 1 });
  expect((await findCandidate(product.deps.db, candidateId(0)))?.seat).toBe(1);
});

test('two are moved to one seat at the same moment: one of them sits there', async () => {
  const both = await Promise.all([move(0, { roomId: second, seat: 5 }), move(1, { roomId: second, seat: 5 })]);
  expect(both.map(({ error }) => error?.code).sort()).toEqual(['seatTaken', undefined]);
  const there = await product.deps.db.select().from(candidates).where(eq(candidates.roomId, second));
  expect(there).toHaveLength(1);
});

test('nobody moves a candidate into a room that they do not watch', async () => {
  const away = await product.deps.db.transaction(async (tx) => {
    await tx.update(exams).set({ unitId: school.root }).where(eq(exams.id, exam.examId));
    return createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
  });
  expect((await move(0, { roomId: await addRoom(away), seat: 1 })).error?.code).toBe('forbidden');
  expect((await move(0, { roomId: second, seat: 1 })).value).toEqual({ reached: 1 });
});

test('across the border of a room that has a server of its own a move is refused in words', async () => {
  const made = await product.call(makeRoomServer, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy phòng 2', roomIds: [second] },
  });
  expect(made.error).toBeUndefined();
  expect((await move(0, { roomId: second, seat: 1 })).error).toMatchObject({
    code: 'roomHasOwnServer',
    sentence: expect.stringContaining('Phòng 2 có máy chủ phòng thi riêng'),
  });
  expect(await placeOf(0)).toEqual({ roomId: exam.roomId, seat: 1 });
});
