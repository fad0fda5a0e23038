import { randomUUID } from 'node:crypto';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { type ControlScope, issueControl } from 'shared/contracts/invigilation.ts';
import { readParcel, readRoomPaper } from 'shared/contracts/room-parcel.ts';
import * as contract from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { closeSession, findAttempt, ledgerOf, sealOverdue, straysOf, verifyLedgers } from '../delivery/index.ts';
import { controlsReaching } from '../invigilation/index.ts';
import { NOTHING_NEW } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 3 });
});
afterAll(() => product.close());

const manager = () => school.as('manager');

async function make(of = exam) {
  const made = await product.call(contract.makeRoomServer, {
    as: manager(),
    params: { sessionId: of.sessionId },
    body: { name: 'Máy phòng 1', roomIds: [of.roomId] },
  });
  return made.value;
}

const enrol = (code: string) =>
  product.call(contract.enrolRoomServer, {
    body: { code, publicKey: product.deps.secrets.publicKey, answerSecret: product.deps.secrets.answerSecret },
  });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** A report with one ledger, as a room's server would send it. */
function report(candidateId: string, words: readonly string[], sentAt = product.deps.now()) {
  const now = product.deps.now();
  const events = chain(
    genesis(attemptIdOf(candidateId)),
    words.map((response, index) => ({ seq: index + 1, at: index, kind: 'answer', item: 'q1', response })),
  );
  const times = { startsAt: now - 1, baseDeadlineAt: now + 600_000, extraMs: 0, pausedMs: 0, pausedSince: null };
  return {
    ...NOTHING_NEW,
    ledgers: [
      {
        ...{ candidateId, startedAt: now - 1, times, seenAt: now, handRaisedAt: null, handWhy: null, sealed: null },
        events: events.map((one) => ({ ...one, receivedAt: sentAt })),
      },
    ],
  };
}

test('an enrolment code lets one laptop in, once, and not after a week', async () => {
  const { code, serverId } = await make();
  expect((await enrol('AAAA-AAAA-AAAA-AAAA')).error?.code).toBe('enrolmentUnknown');
  const { value } = await enrol(code.toLowerCase().replaceAll('-', ' '));
  expect(value).toMatchObject({ serverId, name: 'Máy phòng 1' });
  expect((await enrol(code)).error?.code).toBe('enrolmentUnknown');
  const again = await product.call(contract.makeRoomServer, {
    as: manager(),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy khác', roomIds: [exam.roomId] },
  });
  expect(again.error?.code).toBe('roomHasServer');
  await product.call(contract.revokeRoomServer, { as: manager(), params: { serverId }, body: { reason: 'Thay máy' } });
  const late = await make();
  product.pass(8 * 24 * 3_600_000);
  expect((await enrol(late.code)).error?.code).toBe('enrolmentUnknown');
  product.pass(-8 * 24 * 3_600_000);
  await product.call(contract.revokeRoomServer, {
    as: manager(),
    params: { serverId: late.serverId },
    body: { reason: 'Hết hạn' },
  });
});

test('only who makes the exam makes, sees and revokes the servers of its rooms', async () => {
  const as = school.as('invigilator');
  const params = { sessionId: exam.sessionId };
  const body = { name: 'Máy', roomIds: [exam.roomId] };
  expect((await product.call(contract.makeRoomServer, { as, params, body })).error?.code).toBe('forbidden');
  expect((await product.call(contract.listRoomServers, { as, params })).error?.code).toBe('forbidden');
  const { value } = await product.call(contract.listRoomServers, { as: manager(), params });
  const revoke = { params: { serverId: value.servers[0]?.id ?? '' }, body: { reason: 'Không được' } };
  expect((await product.call(contract.revokeRoomServer, { as, ...revoke })).error?.code).toBe('forbidden');
});

test('what a laptop holds shows no paper and no key, and its credential reaches no other rooms', async () => {
  const other = await seedExam(product, school, { candidates: 0 });
  const { code } = await make();
  const headers = bearer((await enrol(code)).value.token);
  const parcel = await product.call(readParcel, { headers });
  expect(parcel.value.candidates.map(({ id }) => id).sort()).toEqual([...exam.candidateIds].sort());
  const text = parcel.bytes.toString();
  expect(parcel.value.session.movesFreely).toBe(false);
  expect(text).not.toMatch(/Hai cộng hai|LOI-GIAI|wrapped|seed|places/);
  const paper = (examId: string, form: string) =>
    product.call(readRoomPaper, { headers, params: { examId, code: form } });
  expect((await paper(exam.examId, '101')).bytes.includes('Hai cộng hai')).toBe(false);
  expect((await paper(other.examId, '101')).error?.code).toBe('forbidden');
  expect((await paper(exam.examId, '999')).error?.code).toBe('forbidden');
  // Before the start no report brings the key.
  const early = await product.call(contract.reportRoom, {
    headers,
    body: { ...NOTHING_NEW, controls: [] },
  });
  expect(early.value.key).toBeNull();
  // A candidate is nobody here, and neither is staff.
  expect((await product.call(readParcel, { as: manager() })).error?.code).toBe('notSignedIn');
});

test('a room writes ledgers of its own candidates only, and none once it is revoked', async () => {
  product.pass(3_700_000);
  const { servers } = (
    await product.call(contract.listRoomServers, { as: manager(), params: { sessionId: exam.sessionId } })
  ).value;
  const current = servers.find(({ revokedAt }) => revokedAt === null);
  await product.call(contract.revokeRoomServer, {
    as: manager(),
    params: { serverId: current?.id ?? '' },
    body: { reason: 'Thay máy' },
  });
  const { code, serverId } = await make();
  const headers = bearer((await enrol(code)).value.token);
  const [one = '', two = ''] = exam.candidateIds;
  const sent = report(one, ['o1', 'o2']);
  const taken = await product.call(contract.reportRoom, { headers, body: sent });
  expect(taken.value.ledgers).toMatchObject([{ candidateId: one, seq: 2, aside: false }]);
  expect(taken.value.key).not.toBeNull();
  // Twice is once.
  await product.call(contract.reportRoom, { headers, body: sent });
  expect(await ledgerOf(product.deps.db, attemptIdOf(one))).toHaveLength(2);
  // Somebody who sits elsewhere.
  const stranger = report('3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b111', ['o1']);
  expect((await product.call(contract.reportRoom, { headers, body: stranger })).value.ledgers).toEqual([]);
  expect((await verifyLedgers(product.deps)).faults).toEqual([]);

  // The time of an attempt that a room keeps does not run out here.
  product.pass(900_000);
  await sealOverdue(product.deps);
  expect((await findAttempt(product.deps.db, attemptIdOf(one)))?.sealedAt).toBeNull();
  await product.call(contract.revokeRoomServer, { as: manager(), params: { serverId }, body: { reason: 'Máy hỏng' } });
  expect((await product.call(contract.reportRoom, { headers, body: report(two, ['o1']) })).error?.code).toBe(
    'notSignedIn',
  );
  await sealOverdue(product.deps);
  expect((await findAttempt(product.deps.db, attemptIdOf(one)))?.sealedBy).toBe('deadline');
});

test('acts of a room stay in its rooms, whatever scope its server says', async () => {
  const { code, serverId } = await make();
  const headers = bearer((await enrol(code)).value.token);
  const [one = ''] = exam.candidateIds;
  const stranger = '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b111';
  const act = (scope: ControlScope) => ({
    ...{ id: randomUUID(), at: product.deps.now(), scope },
    control: { kind: 'message' as const, reason: 'Nhắc cả phòng', text: 'Còn 15 phút' },
  });
  const sent = [
    act({}),
    act({ roomId: stranger }),
    act({ candidateIds: [stranger, one] }),
    act({ candidateIds: [stranger] }),
  ];
  await product.call(contract.reportRoom, { headers, body: { ...NOTHING_NEW, controls: sent } });
  const kept = await controlsReaching(product.deps.db, exam.sessionId, [exam.roomId]);
  const scopes = new Map(kept.map(({ id, scope }) => [id, scope]));
  expect(sent.map(({ id }) => scopes.get(id))).toEqual([
    { roomId: exam.roomId },
    undefined,
    { candidateIds: [one] },
    undefined,
  ]);
  await product.call(contract.revokeRoomServer, { as: manager(), params: { serverId }, body: { reason: 'Xong' } });
});

test('a candidate who goes on at the province takes the attempt along; what the room still sends lies beside it', async () => {
  const { code, serverId } = await make();
  const headers = bearer((await enrol(code)).value.token);
  const two = exam.candidateIds[1] ?? '';
  await product.call(contract.reportRoom, { headers, body: report(two, ['o1', 'o2']) });
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[1] ?? '' } });
  const body = { writer: 'page-at-province' };
  const opened = (await product.call(delivery.openAttempt, { as, body })).value;
  expect(opened).toMatchObject({ mayWrite: false, attempt: attemptIdOf(two) });
  const params = { attemptId: opened.attempt };
  // The room was heard of a moment ago, and may still be writing: that is for the invigilator to say.
  const takeOver = () => product.call(delivery.takeOverAttempt, { as, params, body });
  expect((await takeOver()).error?.code).toBe('needsUnlock');
  const unlocked = await product.call(issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [two] }, control: { kind: 'unlock', reason: 'Máy chủ phòng thi hỏng' } },
  });
  expect(unlocked.error).toBeUndefined();
  // Another server has nothing to do with it.
  const told = (await product.call(contract.reportRoom, { headers, body: NOTHING_NEW })).value.controls;
  expect(told.map(({ control }) => control.kind)).not.toContain('unlock');
  const taken = (await takeOver()).value;
  expect(taken).toMatchObject({ mayWrite: true });
  expect(taken.events).toHaveLength(2);

  const late = await product.call(contract.reportRoom, { headers, body: report(two, ['o1', 'o2', 'o3', 'o4']) });
  expect(late.value.ledgers).toMatchObject([{ seq: 2, aside: true }]);
  const strays = await straysOf(product.deps.db, opened.attempt);
  expect(strays.map(({ event, why }) => [event.seq, why])).toEqual([
    [3, 'notWriter'],
    [4, 'notWriter'],
  ]);
  const { servers } = (
    await product.call(contract.listRoomServers, { as: manager(), params: { sessionId: exam.sessionId } })
  ).value;
  expect(servers.find(({ id }) => id === serverId)).toMatchObject({ keeps: 0, takenOver: 1, aside: 2 });
  const acts = (await product.deps.db.select().from(auditEntries)).map(({ act }) => act);
  expect(acts).toContain('attempt.leaveRoomServer');
  await product.call(contract.revokeRoomServer, { as: manager(), params: { serverId }, body: { reason: 'Xong' } });
});

test('what a room took in time counts by its own clock even after the session was closed, and the audit chain says so', async () => {
  const { code } = await make();
  const headers = bearer((await enrol(code)).value.token);
  const [, , three = ''] = exam.candidateIds;
  const takenAt = product.deps.now();
  const whole = report(three, ['o1', 'o2', 'o3'], takenAt);
  const [ledger] = whole.ledgers;
  if (!ledger) throw new Error('no ledger');
  const first = { ...whole, ledgers: [{ ...ledger, events: ledger.events.slice(0, 1) }] };
  await product.call(contract.reportRoom, { headers, body: first });
  product.pass(60_000);
  const reason = 'Hết giờ làm bài';
  await closeSession(product.deps, { sessionId: exam.sessionId, reason, by: school.accountOf('manager') });
  product.pass(60_000);
  const late = await product.call(contract.reportRoom, { headers, body: whole });
  expect(late.value).toMatchObject({ ledgers: [{ seq: 3, aside: false }], session: { closedAt: takenAt + 60_000 } });
  // The room without a line has not heard of it, and goes on until its own end.
  const more = report(three, ['o1', 'o2', 'o3', 'o4']);
  expect((await product.call(contract.reportRoom, { headers, body: more })).value.ledgers).toMatchObject([
    { seq: 4, aside: false },
  ]);
  const after = report(three, ['o1', 'o2', 'o3', 'o4', 'o1'], product.deps.now() + 3 * 3_600_000);
  product.pass(4 * 3_600_000);
  expect((await product.call(contract.reportRoom, { headers, body: after })).value.ledgers).toMatchObject([
    { seq: 4, aside: true },
  ]);
  expect(await straysOf(product.deps.db, attemptIdOf(three))).toMatchObject([{ why: 'afterDeadline' }]);
  const acts = (await product.deps.db.select().from(auditEntries)).map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['roomServer.takeKey', 'attempt.takeFromRoom', 'session.takeFromRoom']));
});
