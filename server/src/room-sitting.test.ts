import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import * as grading from 'shared/contracts/grading.ts';
import { type Control, issueControl } from 'shared/contracts/invigilation.ts';
import { readRelease, readReleaseWords, typeReleaseWords } from 'shared/contracts/releases.ts';
import { readRoomLink } from 'shared/contracts/room-servers.ts';
import { closeSession } from 'shared/contracts/sessions.ts';
import type { Response } from 'shared/questions/registry.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attemptsOfSession, findAttempt, ledgerOf, straysOf, verifyLedgers } from './features/delivery/index.ts';
import { findSession } from './features/sessions/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';
import { ALL_RIGHT } from './testing-sittings.ts';

// A room's whole exam, as two processes: it begins and ends without a line, and its pupils read their marks at the province.

const HOUR_MS = 3_600_000;
/** So long before the start the line goes down; the room then waits for its own clock. */
const BEFORE_START_MS = 30_000;

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 3 });
}, 120_000);
afterAll(() => session.close());

const room = () => session.room().origin;
const params = () => ({ sessionId: session.exam.sessionId });

/** A candidate of the room gives these answers, and hands in where told to. */
async function sit(place: number, responses: Readonly<Record<string, Response>>, handsIn: boolean): Promise<void> {
  const { as, opening } = await enter(room(), session.exam.slips[place] ?? '');
  const said: LedgerEvent[] = Object.entries(responses).map(([item, response], at) => ({
    ...{ kind: 'answer', item, response },
    ...{ seq: at + 1, at: 1_000 * (at + 1) },
  }));
  if (handsIn) said.push({ kind: 'submit', seq: said.length + 1, at: 9_000 });
  const body = { writer: 'page-one', events: chain(genesis(opening.attempt), said) };
  const kept = await ask(room(), delivery.appendEvents, { as, params: { attemptId: opening.attempt }, body });
  expect(kept.code).toBeUndefined();
}

async function inRoom(control: Control): Promise<void> {
  const body = { scope: {}, control };
  const done = await ask(room(), issueControl, { as: session.invigilator, params: params(), body });
  expect(done.code).toBeUndefined();
}

async function ownResult(place: number) {
  const { call } = session.province;
  const { cookies: as } = await call(delivery.candidateSignIn, { body: { code: session.exam.slips[place] ?? '' } });
  return call(grading.readOwnResult, { as });
}

test('an exam that a room begins and ends without a line is marked and published, and its pupils see their results', async () => {
  const { call, deps, pass } = session.province;
  const startsAt = (await findSession(deps.db, session.exam.sessionId))?.startsAt.getTime() ?? 0;
  pass(startsAt - deps.now() - BEFORE_START_MS);
  await until('the room goes by the province’s clock', async () => {
    const { value } = await ask(room(), readRoomLink, { as: session.invigilator });
    return value.now >= startsAt - BEFORE_START_MS;
  });
  session.line.cut();
  expect((await ask(room(), readRelease, { as: session.invigilator, params: params() })).value.state).toBe('locked');
  const manager = session.school.as('manager');
  const read = await call(readReleaseWords, { as: manager, params: params(), body: { reason: 'Trường mất mạng' } });
  const words = read.value.words.join(' ');
  await ask(room(), typeReleaseWords, { as: session.invigilator, params: params(), body: { words } });

  await sit(0, ALL_RIGHT, true);
  await sit(1, { q1: 'o2' }, false);
  await inRoom({ kind: 'extend', seconds: 600, reason: 'Mất điện' });
  await inRoom({ kind: 'pause', reason: 'Báo cháy' });
  await inRoom({ kind: 'end', reason: 'Sơ tán, thu bài' });
  expect(await attemptsOfSession(deps.db, session.exam.sessionId)).toEqual([]);
  // The province has closed the session long before it hears of a single answer.
  pass(4 * HOUR_MS);
  const closed = await call(closeSession, { as: manager, params: params(), body: { reason: 'Hết ca' } });
  expect(closed.value.stillInRooms).toMatchObject([{ name: 'Phòng 1' }]);

  session.line.mend();
  await until('all is up', async () => {
    const attempts = await Promise.all([0, 1].map((place) => findAttempt(deps.db, session.attemptOf(place))));
    return attempts.every((attempt) => attempt?.sealedAt);
  });
  expect((await findAttempt(deps.db, session.attemptOf(0)))?.sealedBy).toBe('submit');
  expect((await findAttempt(deps.db, session.attemptOf(1)))?.sealedBy).toBe('staff');
  expect([
    (await ledgerOf(deps.db, session.attemptOf(0))).length,
    (await ledgerOf(deps.db, session.attemptOf(1))).length,
  ]).toEqual([4, 1]);
  for (const place of [0, 1]) expect(await straysOf(deps.db, session.attemptOf(place))).toEqual([]);
  expect((await verifyLedgers(deps)).faults).toEqual([]);

  expect((await ownResult(0)).error?.code).toBe('notPublished');
  const marked = await call(grading.markSession, { as: manager, params: params() });
  expect(marked.value).toEqual({ marked: 2, unchanged: 0, absent: 1, broken: [] });
  const published = await call(grading.publishResults, {
    as: manager,
    params: { examId: session.exam.examId },
    body: { reason: 'Công bố điểm', showAnswers: false },
  });
  expect(published.value.withheld).toEqual([]);
  expect((await ownResult(0)).value).toMatchObject({ total: 1.75, state: 'submitted' });
  expect((await ownResult(1)).value).toMatchObject({ total: 0.25, state: 'collected' });
  expect((await ownResult(2)).error?.code).toBe('wasAbsent');
}, 240_000);
