import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { openIncident } from 'shared/contracts/proctoring-review.ts';
import { listRoomServers } from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttempt, straysOf } from './features/delivery/index.ts';
import { incidentsOf } from './features/proctoring/index.ts';
import { candidates, rooms } from './features/sessions/index.ts';
import { answers, append, ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 4 });
  session.province.pass(3_600_000);
}, 120_000);
afterAll(() => session.close());

const room = () => session.room().origin;

async function seat(place: number, roomId: string) {
  const { db } = session.province.deps;
  const candidateId = session.exam.candidateIds[place] ?? '';
  await db.update(candidates).set({ roomId }).where(eq(candidates.id, candidateId));
}

async function notTaken() {
  const { value } = await session.province.call(listRoomServers, {
    as: session.school.as('manager'),
    params: { sessionId: session.exam.sessionId },
  });
  return value.servers[0]?.refused;
}

test('what the province does not take stays in the room, says why, holds up nobody, and goes up once it may', async () => {
  const { db } = session.province.deps;
  const [own] = await db.select().from(rooms).where(eq(rooms.id, session.exam.roomId));
  if (!own) throw new Error('no room');
  const other = { ...own, id: randomUUID(), name: 'Phòng 2' };
  await db.insert(rooms).values(other);

  const second = await enter(room(), session.exam.slips[1] ?? '');
  session.line.cut();
  const first = await enter(room(), session.exam.slips[0] ?? '');
  // More than one report holds: it would take all the places of every report.
  const many = answers(first.opening.attempt, 450);
  expect(await append(room(), first, many)).toBeUndefined();
  const beside = answers(first.opening.attempt, 451).slice(450);
  expect(await append(room(), first, beside, 'page-without-pen')).toBe('notWriter');
  expect(await append(room(), second, answers(second.opening.attempt, 1))).toBeUndefined();
  const written = await ask(room(), openIncident, {
    ...{ as: session.invigilator, params: { sessionId: session.exam.sessionId } },
    body: { scope: { candidateIds: [session.exam.candidateIds[0] ?? ''] }, kind: 'late', reason: 'Vào muộn' },
  });
  expect(written.status).toBe(200);
  await seat(0, other.id);

  session.line.mend();
  await until('the other came up', async () => (await session.kept(1)).length === 1);
  const link = await until('the room knows what is not taken', async () => {
    const now = await session.link();
    return now && now.refused.length > 2 && now.waiting === 0 && now;
  });
  expect(link).toMatchObject({ waiting: 0, incidents: 0, behind: { refused: 452 } });
  expect(link.refused.map(({ what, count }) => [what, count])).toEqual([
    ['beside', 1],
    ['incidents', 1],
    ['ledger', 450],
  ]);
  expect(link.refused[0]?.why).toContain('không thuộc phòng của máy');
  await until('the province says so too', async () => (await notTaken()) === 452);
  expect(await session.kept(0)).toEqual([]);

  await seat(0, own.id);
  await until('all is up', async () => (await session.kept(0)).length === many.length);
  await until('beside it too', async () => (await straysOf(db, session.attemptOf(0))).length === 1);
  await until('and the room knows', async () => (await session.link())?.refused.length === 0);
  expect(await session.kept(0)).toEqual(many);
  expect(await incidentsOf(db, [session.attemptOf(0)])).toMatchObject([{ id: written.value.incidents[0]?.id }]);
}, 180_000);

test('what finds no place beside a ledger is not counted as carried, and what lies beside another goes up', async () => {
  const { db } = session.province.deps;
  const [third, fourth] = [
    await enter(room(), session.exam.slips[2] ?? ''),
    await enter(room(), session.exam.slips[3] ?? ''),
  ];
  for (const place of [2, 3]) await until('both are known', () => findAttempt(db, session.attemptOf(place)));
  await db.execute(
    sql`INSERT INTO stray_events (attempt_id, hash, event, why, writer, received_at)
        SELECT ${session.attemptOf(2)}::uuid, 'filled ' || n, '{}'::jsonb, 'notWriter', 'page', 0 FROM generate_series(1, 2000) AS n`,
  );
  for (const one of [third, fourth])
    expect(await append(room(), one, answers(one.opening.attempt, 1), 'page-without-pen')).toBe('notWriter');
  await until('that of the other is up', async () => (await straysOf(db, session.attemptOf(3))).length === 1);
  const link = await until('the room knows what is not taken', async () => {
    const now = await session.link();
    return now && now.refused.length > 0 && now;
  });
  expect(link.refused).toMatchObject([{ what: 'beside', count: 1 }]);
  expect(link.refused[0]?.why).toContain('quá nhiều phần để riêng');
  expect(await straysOf(db, session.attemptOf(2))).toHaveLength(2_000);
  await until('the province says so too', async () => (await notTaken()) === 1);
}, 180_000);
