import { randomBytes } from 'node:crypto';
import { sealAnswers } from 'shared/attempt/answer-file.ts';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, fromBase64url, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { takeAnswerFile } from 'shared/contracts/invigilation.ts';
import { listRoomServers, readRoomLink, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAttempt, ledgerOf, sealOverdue, straysOf, verifyLedgers } from './features/delivery/index.ts';
import { examReleases } from './features/papers/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

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
const attemptOf = (place: number) => attemptIdOf(session.exam.candidateIds[place] ?? '');
const kept = (place: number) => ledgerOf(session.province.deps.db, attemptOf(place));

const answers = (attempt: string, ...responses: string[]): ChainedEvent[] =>
  chain(
    genesis(attempt),
    responses.map((response, at) => ({ kind: 'answer', item: 'q1', response, seq: at + 1, at: 1_000 + at })),
  );

async function append(as: string, attemptId: string, events: readonly ChainedEvent[]) {
  const body = { writer: 'page-one', events: [...events] };
  expect((await ask(origin(), delivery.appendEvents, { as, params: { attemptId }, body })).code).toBeUndefined();
}

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
    const { as, opening } = await enter(origin(), session.exam.slips[0] ?? '');
    await append(as, opening.attempt, answers(opening.attempt, 'o1'));
    const [, second] = answers(opening.attempt, 'o1', 'o4');
    const body = { writer: 'page-without-pen', events: second ? [second] : [] };
    const params = { attemptId: opening.attempt };
    expect((await ask(origin(), delivery.appendEvents, { as, params, body })).code).toBe('notWriter');
    const beside = await until('it has come up', async () => {
      const found = await straysOf(session.province.deps.db, opening.attempt);
      return found.length > 0 && found;
    });
    expect(beside).toMatchObject([{ hash: second?.hash, why: 'notWriter', writer: 'page-without-pen' }]);
    expect(await kept(0)).toHaveLength(1);
  }, 120_000);

  test('answers that were brought to the province by hand are not waited for by the room, which never had them', async () => {
    const { as, opening } = await enter(origin(), session.exam.slips[1] ?? '');
    const events = answers(opening.attempt, 'o1', 'o2', 'o3');
    await append(as, opening.attempt, events.slice(0, 1));
    await until('the first answer is up', async () => (await kept(1)).length === 1);
    session.line.cut();
    await append(as, opening.attempt, events.slice(1, 2));
    const serverKey = fromBase64url(opening.answerKey);
    const file = sealAnswers({ attempt: opening.attempt, events }, { secret: randomBytes(32), serverKey });
    await session.province.call(takeAnswerFile, {
      as: session.school.as('invigilator'),
      params: { sessionId: session.exam.sessionId },
      body: { file },
    });
    session.line.mend();
    await until('nothing waits in the room', async () => {
      const { value } = await ask(origin(), readRoomLink, { as: session.invigilator });
      return value.link?.waiting === 0;
    });
    expect(await kept(1)).toEqual(events);
    expect(await straysOf(session.province.deps.db, opening.attempt)).toEqual([]);
  }, 120_000);

  test('answers go up although the province has no parcel for the room', async () => {
    const { db } = session.province.deps;
    const [release] = await db.delete(examReleases).returning();
    await session.restart();
    const { as, opening } = await enter(origin(), session.exam.slips[3] ?? '');
    await append(as, opening.attempt, answers(opening.attempt, 'o1'));
    await until('the answer is up', async () => (await kept(3)).length === 1);
    if (release) await db.insert(examReleases).values(release);
  }, 120_000);

  test('of a laptop that is lost for good, what pages sealed for it is opened by the province, and joins', async () => {
    const { as, opening } = await enter(origin(), session.exam.slips[2] ?? '');
    const events = answers(opening.attempt, 'o1', 'o2', 'o3');
    await append(as, opening.attempt, events.slice(0, 1));
    await until('the first answer is up', async () => (await kept(2)).length === 1);
    session.line.cut();
    await append(as, opening.attempt, events.slice(1, 2));
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
    expect(await kept(2)).toEqual(events);
  }, 120_000);
});

describe('a laptop whose credential ended', () => {
  inSession(2);

  test('too early is enrolled anew, and what it acknowledged meanwhile counts', async () => {
    const { as, opening } = await enter(origin(), session.exam.slips[0] ?? '');
    const late = await enter(origin(), session.exam.slips[1] ?? '');
    const events = answers(opening.attempt, 'o1', 'o2', 'o3');
    await append(as, opening.attempt, events.slice(0, 1));
    await until('the first answer is up', async () => (await kept(0)).length === 1);
    session.line.cut();
    await append(as, opening.attempt, events.slice(1));
    await append(late.as, late.opening.attempt, answers(late.opening.attempt, 'o4'));
    await revoke();
    // The province ends on time what it believes to have back.
    session.province.pass(5 * 3_600_000);
    await sealOverdue(session.province.deps);
    expect((await findAttempt(session.province.deps.db, opening.attempt))?.sealedBy).toBe('deadline');

    session.line.mend();
    await session.restart(await session.makeCode());
    await until('all is up', async () => (await kept(0)).length === 3 && (await kept(1)).length === 1);
    expect(await kept(0)).toEqual(events);
    for (const place of [0, 1]) expect(await straysOf(session.province.deps.db, attemptOf(place))).toEqual([]);
    await until('the room knows', async () => {
      const { value } = await ask(origin(), readRoomLink, { as: session.invigilator });
      return value.link?.waiting === 0;
    });
    expect((await verifyLedgers(session.province.deps)).faults).toEqual([]);
  }, 180_000);
});
