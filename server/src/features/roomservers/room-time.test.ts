import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { type Control, type ControlScope, issueControl } from 'shared/contracts/invigilation.ts';
import * as contract from 'shared/contracts/room-servers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { eventsAfter, findAttempt, straysOf, timesOf } from '../delivery/index.ts';
import { NOTHING_NEW } from './testing.ts';

const MINUTE = 60_000;

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let headers: { authorization: string };
/** When the room's candidates began, by its clock. */
let begunAt: number;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school);
  const { value: made } = await product.call(contract.makeRoomServer, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
  });
  const { publicKey, answerSecret } = product.deps.secrets;
  const { value } = await product.call(contract.enrolRoomServer, {
    body: { code: made.code, publicKey, answerSecret },
  });
  headers = { authorization: `Bearer ${value.token}` };
  product.pass(60 * MINUTE);
  begunAt = product.deps.now();
});
afterEach(() => product.close());

const attemptOf = (place: number) => attemptIdOf(exam.candidateIds[place] ?? '');
const said = (...responses: (string | null)[]): LedgerEvent[] =>
  responses.map((response, at) => ({
    ...{ seq: at + 1, at },
    ...(response === null ? { kind: 'submit' as const } : { kind: 'answer' as const, item: 'q1', response }),
  }));

/** What a room tells of one attempt: each answer, or null for handing in, with the minute in which it took it. */
function report(
  place: number,
  took: readonly (readonly [response: string | null, minute: number])[],
  { sealed = null, extraMinutes = 0 }: { sealed?: contract.RoomLedger['sealed']; extraMinutes?: number } = {},
) {
  const events = chain(genesis(attemptOf(place)), said(...took.map(([response]) => response)));
  const times = {
    ...{ startsAt: begunAt, baseDeadlineAt: begunAt + 90 * MINUTE },
    ...{ extraMs: extraMinutes * MINUTE, pausedMs: 0, pausedSince: null },
  };
  const ledger = {
    ...{ candidateId: exam.candidateIds[place] ?? '', startedAt: begunAt, times, sealed },
    ...{ seenAt: begunAt, handRaisedAt: null, handWhy: null },
    events: events.map((one, index) => ({ ...one, receivedAt: begunAt + (took[index]?.[1] ?? 0) * MINUTE })),
  };
  return product.call(contract.reportRoom, { headers, body: { ...NOTHING_NEW, ledgers: [ledger] } });
}

const control = (scope: ControlScope, one: Control) =>
  product.call(issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope, control: one },
  });
const end = { kind: 'end', reason: 'Hết giờ' } as const;

test('a paper that ended in time in a room without a line is not late because its report is', async () => {
  product.pass(10 * MINUTE);
  await report(0, [['o1', 10]]);
  // The line goes down. At the province the whole session is ended when its time is over; the room had given ten minutes more.
  product.pass(81 * MINUTE);
  await control({}, end);
  product.pass(60 * MINUTE);
  const handedInAt = begunAt + 98 * MINUTE;
  const took = [
    ['o1', 10],
    ['o2', 95],
    [null, 98],
  ] as const;
  const taken = await report(0, took, { sealed: { at: handedInAt, by: 'submit' }, extraMinutes: 10 });
  expect(taken.value.ledgers).toMatchObject([{ seq: 3, aside: false }]);
  expect(await straysOf(product.deps.db, attemptOf(0))).toEqual([]);
  const attempt = await findAttempt(product.deps.db, attemptOf(0));
  expect([attempt?.sealedBy, attempt?.sealedAt?.getTime()]).toEqual(['submit', handedInAt]);
  // Whoever looks later sees when each answer was given, not when the line came back.
  const kept = await eventsAfter(product.deps.db, attemptOf(0), 0, 10);
  expect(kept.map(({ receivedAt }) => (receivedAt - begunAt) / MINUTE)).toEqual([10, 95, 98]);
});

test('who was ended by name was ended, also in a room that had not heard of it', async () => {
  await report(0, [['o1', 10]]);
  product.pass(30 * MINUTE);
  await control({ candidateIds: [exam.candidateIds[0] ?? ''] }, end);
  product.pass(10 * MINUTE);
  const took = [
    ['o1', 10],
    ['o2', 35],
  ] as const;
  const taken = await report(0, took, { sealed: { at: begunAt + 36 * MINUTE, by: 'staff' } });
  expect(taken.value.ledgers).toMatchObject([{ seq: 1, aside: true }]);
  const attempt = await findAttempt(product.deps.db, attemptOf(0));
  expect(attempt?.sealedAt?.getTime()).toBe(begunAt + 30 * MINUTE);
});

test('what is really late stays beside, whoever ended what', async () => {
  await report(0, [['o1', 10]]);
  product.pass(91 * MINUTE);
  await control({}, end);
  product.pass(60 * MINUTE);
  const took = [
    ['o1', 10],
    ['o2', 95],
  ] as const;
  expect((await report(0, took)).value.ledgers).toMatchObject([{ seq: 1, aside: true }]);
  expect(await straysOf(product.deps.db, attemptOf(0))).toMatchObject([{ why: 'afterDeadline' }]);
});

test('what came in a pause is in time after the exam was ended in that pause', async () => {
  // This product as the server of the room.
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[1] ?? '' } });
  const body = { writer: 'page-one' };
  const { attempt } = (await product.call(delivery.openAttempt, { as, body })).value;
  product.pass(80 * MINUTE);
  await control({}, { kind: 'pause', reason: 'Báo cháy' });
  product.pass(20 * MINUTE);
  const events = chain(genesis(attempt), said('o1'));
  const kept = await product.call(delivery.appendEvents, {
    as,
    params: { attemptId: attempt },
    body: { ...body, events },
  });
  expect(kept.error).toBeUndefined();
  product.pass(10 * MINUTE);
  await control({}, end);
  const row = await findAttempt(product.deps.db, attempt);
  if (!row) throw new Error('no attempt');
  expect(timesOf(row)).toMatchObject({ pausedMs: 30 * MINUTE, pausedSince: null });
});
