import { randomBytes } from 'node:crypto';
import { sealAnswers } from 'shared/attempt/answer-file.ts';
import { fromBase64url } from 'shared/attempt/chain.ts';
import { takeAnswerFile } from 'shared/contracts/invigilation.ts';
import { listRoomServers, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAttempt, sealOverdue, straysOf, verifyLedgers } from './features/delivery/index.ts';
import { examReleases } from './features/papers/index.ts';
import { answers, append, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

let session: RoomSession;

/** A session that has begun, for the tests around. */
function inSession(candidates: number): void {
  beforeAll(async () => {
    session = await openRoomSession({ candidates });
    session.province.pass(3_600_000);
  }, 120_000);
  afterAll(() => session.close());
}

const origin = () => session.room().origin;

async function revoke() {
  const { call } = session.province;
  const as = session.school.as('manager');
  const { value } = await call(listRoomServers, { as, params: { sessionId: session.exam.sessionId } });
  const current = value.servers.find(({ revokedAt }) => revokedAt === null);
  await call(revokeRoomServer, { as, params: { serverId: current?.id ?? '' }, body: { reason: 'Máy hỏng' } });
}

describe('a laptop', () => {
  inSession(4);

  test('what a room could not take into a ledger is kept beside it at the province too, before the laptop is emptied', async () => {
    const page = await enter(origin(), session.exam.slips[0] ?? '');
    const { opening } = page;
    expect(await append(origin(), page, answers(opening.attempt, 1))).toBeUndefined();
    const [, second] = answers(opening.attempt, 2);
    expect(await append(origin(), page, second ? [second] : [], 'page-without-pen')).toBe('notWriter');
    const beside = await until('it has come up', async () => {
      const found = await straysOf(session.province.deps.db, opening.attempt);
      return found.length > 0 && found;
    });
    expect(beside).toMatchObject([{ hash: second?.hash, why: 'notWriter', writer: 'page-without-pen' }]);
    expect(await session.kept(0)).toHaveLength(1);
  }, 120_000);

  test('answers that were brought to the province by hand are not waited for by the room, which never had them', async () => {
    const page = await enter(origin(), session.exam.slips[1] ?? '');
    const { opening } = page;
    const events = answers(opening.attempt, 3);
    expect(await append(origin(), page, events.slice(0, 1))).toBeUndefined();
    await until('the first answer is up', async () => (await session.kept(1)).length === 1);
    session.line.cut();
    expect(await append(origin(), page, events.slice(1, 2))).toBeUndefined();
    const serverKey = fromBase64url(opening.answerKey);
    const file = sealAnswers({ attempt: opening.attempt, events }, { secret: randomBytes(32), serverKey });
    await session.province.call(takeAnswerFile, {
      as: session.school.as('invigilator'),
      params: { sessionId: session.exam.sessionId },
      body: { file },
    });
    session.line.mend();
    await until('nothing waits in the room', session.isUp);
    expect(await session.kept(1)).toEqual(events);
    expect(await straysOf(session.province.deps.db, opening.attempt)).toEqual([]);
  }, 120_000);

  test('answers go up although the province has no parcel for the room', async () => {
    const { db } = session.province.deps;
    const [release] = await db.delete(examReleases).returning();
    await session.restart();
    const page = await enter(origin(), session.exam.slips[3] ?? '');
    const { opening } = page;
    expect(await append(origin(), page, answers(opening.attempt, 1))).toBeUndefined();
    await until('the answer is up', async () => (await session.kept(3)).length === 1);
    if (release) await db.insert(examReleases).values(release);
  }, 120_000);

  test('of a laptop that is lost for good, what pages sealed for it is opened by the province, and joins', async () => {
    const page = await enter(origin(), session.exam.slips[2] ?? '');
    const { opening } = page;
    const events = answers(opening.attempt, 3);
    expect(await append(origin(), page, events.slice(0, 1))).toBeUndefined();
    await until('the first answer is up', async () => (await session.kept(2)).length === 1);
    session.line.cut();
    expect(await append(origin(), page, events.slice(1, 2))).toBeUndefined();
    await session.room().kill();
    await revoke();

    const serverKey = fromBase64url(opening.answerKey);
    const file = sealAnswers({ attempt: opening.attempt, events }, { secret: randomBytes(32), serverKey });
    const taken = await session.province.call(takeAnswerFile, {
      as: session.school.as('invigilator'),
      params: { sessionId: session.exam.sessionId },
      body: { file },
    });
    expect(taken.value).toMatchObject({ added: 2, late: false });
    expect(await session.kept(2)).toEqual(events);
  }, 120_000);
});

describe('a laptop whose credential ended', () => {
  inSession(2);

  test('too early is enrolled anew, and what it acknowledged meanwhile counts', async () => {
    const page = await enter(origin(), session.exam.slips[0] ?? '');
    const { opening } = page;
    const late = await enter(origin(), session.exam.slips[1] ?? '');
    const events = answers(opening.attempt, 3);
    expect(await append(origin(), page, events.slice(0, 1))).toBeUndefined();
    await until('the first answer is up', async () => (await session.kept(0)).length === 1);
    session.line.cut();
    expect(await append(origin(), page, events.slice(1))).toBeUndefined();
    expect(await append(origin(), late, answers(late.opening.attempt, 1))).toBeUndefined();
    await revoke();
    // The province ends on time what it believes to have back.
    session.province.pass(5 * 3_600_000);
    await sealOverdue(session.province.deps);
    expect((await findAttempt(session.province.deps.db, opening.attempt))?.sealedBy).toBe('deadline');

    session.line.mend();
    await session.restart(await session.makeCode());
    await until('all is up', async () => (await session.kept(0)).length === 3 && (await session.kept(1)).length === 1);
    expect(await session.kept(0)).toEqual(events);
    for (const place of [0, 1]) expect(await straysOf(session.province.deps.db, session.attemptOf(place))).toEqual([]);
    await until('the room knows', session.isUp);
    expect((await verifyLedgers(session.province.deps)).faults).toEqual([]);
  }, 180_000);
});
