import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { lowerHand } from 'shared/contracts/invigilation.ts';
import { MOST_GIVEN_MS } from 'shared/contracts/room-parcel.ts';
import { makeRoomServer, type RoomLedger, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { closeSession } from 'shared/contracts/sessions.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { findAttempt, ledgerOf } from '../delivery/index.ts';
import { findCandidate, findSession } from '../sessions/index.ts';
import { handOverLedger } from './hand-over-ledger.ts';
import { takeReport } from './take-report.ts';
import { NOTHING_NEW } from './testing.ts';

const HOUR = 3_600_000;

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
/** A room's server that has come in by its credential. */
let who: Parameters<typeof takeReport>[1]['who'];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school);
  const made = await product.call(makeRoomServer, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
  });
  who = { serverId: made.value.serverId, roomIds: [exam.roomId] };
  product.pass(HOUR);
});
afterEach(() => product.close());

const candidateId = () => exam.candidateIds[0] ?? '';
const attempt = () => findAttempt(product.deps.db, attemptIdOf(candidateId()));

/** The first candidate began now, and has given one answer. */
function ledger(said: Partial<RoomLedger> = {}): RoomLedger {
  const now = product.deps.now();
  const id = attemptIdOf(candidateId());
  const [answer] = chain(genesis(id), [{ kind: 'answer', item: 'q1', response: 'o1', seq: 1, at: 1 }]);
  if (!answer) throw new Error('no answer');
  return {
    ...{ candidateId: candidateId(), startedAt: now, seenAt: now, handRaisedAt: null, handWhy: null, sealed: null },
    times: { startsAt: now, baseDeadlineAt: now + 90 * 60_000, extraMs: 0, pausedMs: 0, pausedSince: null },
    events: [{ ...answer, receivedAt: now }],
    ...said,
  };
}

type Report = Parameters<typeof takeReport>[1]['report'];

function report(said: Partial<Report>) {
  return takeReport(product.deps, { who, report: { ...NOTHING_NEW, ...said } });
}

test('a server that is revoked once its request is let in adds nothing, and is given nothing', async () => {
  await report({ ledgers: [ledger()] });
  await product.call(revokeRoomServer, {
    as: school.as('manager'),
    params: { serverId: who.serverId },
    body: { reason: 'Máy bị lấy cắp' },
  });
  const at = product.deps.now();
  const cameIn = [{ candidateId: exam.candidateIds[1] ?? '', at, consentVersion: null }];
  await expect(report({ ledgers: [ledger()], cameIn })).rejects.toMatchObject({ code: 'notSignedIn' });
  expect((await findCandidate(product.deps.db, exam.candidateIds[1] ?? ''))?.signedInAt).toBeNull();
  expect((await attempt())?.heldBy).toBeNull();
  await expect(handOverLedger(product.deps, { who, candidateId: candidateId(), after: 0 })).rejects.toMatchObject({
    code: 'notSignedIn',
  });
  expect((await attempt())?.heldBy).toBeNull();
  expect(await ledgerOf(product.deps.db, attemptIdOf(candidateId()))).toHaveLength(1);
});

test('nothing that a room tells of lies ahead, and no more time was given there than anybody is', async () => {
  const now = product.deps.now();
  const late = now + 24 * HOUR;
  const far = { startsAt: now, baseDeadlineAt: now + HOUR, extraMs: 1e12, pausedMs: 1e12, pausedSince: late };
  const one = ledger({ startedAt: late, seenAt: late, times: far, sealed: { at: late, by: 'staff' } });
  const cameIn = [{ candidateId: candidateId(), at: late, consentVersion: null }];
  await report({ ledgers: [one], cameIn });
  const kept = await attempt();
  const instants = [kept?.startedAt, kept?.writesSince, kept?.seenAt, kept?.writerSeenAt, kept?.sealedAt];
  expect(instants.map((instant) => instant?.getTime())).toEqual(instants.map(() => now));
  expect(kept).toMatchObject({ extraMs: MOST_GIVEN_MS, pausedMs: MOST_GIVEN_MS });
  expect((await findCandidate(product.deps.db, candidateId()))?.signedInAt?.getTime()).toBe(now);
});

test('an absurd pause or end of time holds up neither the report nor the closing of the session', async () => {
  const now = product.deps.now();
  const endsAt = (await findSession(product.deps.db, exam.sessionId))?.endsAt.getTime() ?? 0;
  const absurd = { startsAt: now, baseDeadlineAt: 9e15, extraMs: 0, pausedMs: 0, pausedSince: 0 };
  await report({ ledgers: [ledger({ startedAt: -9e15, times: absurd })] });
  const kept = await attempt();
  expect(kept?.baseDeadlineAt.getTime()).toBe(endsAt + MOST_GIVEN_MS);
  expect(kept?.pausedSince?.getTime()).toBe(now - MOST_GIVEN_MS);
  const closed = await product.call(closeSession, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { reason: 'Hết giờ làm bài' },
  });
  expect(closed.status).toBe(200);
  expect((await attempt())?.sealedAt).not.toBeNull();
});

test('who was held up before the start has the whole time, past the end of the session too', async () => {
  const now = product.deps.now();
  const endsAt = (await findSession(product.deps.db, exam.sessionId))?.endsAt.getTime() ?? 0;
  const late = { startsAt: now, baseDeadlineAt: endsAt + 20 * 60_000, extraMs: 0, pausedMs: 0, pausedSince: null };
  await report({ ledgers: [ledger({ times: late })] });
  expect((await attempt())?.baseDeadlineAt.getTime()).toBe(late.baseDeadlineAt);
});

test('a page that went was heard of when it was: nobody takes its paper over as if there never had been one', async () => {
  const now = product.deps.now();
  await report({ ledgers: [ledger()] });
  product.pass(10_000);
  await report({ ledgers: [{ ...ledger({ startedAt: now, events: [] }), seenAt: null }] });
  const kept = await attempt();
  expect([kept?.seenAt, kept?.writerSeenAt?.getTime()]).toEqual([null, now]);
});

test('a hand that was lowered here is not raised by an older word of the room, and by a newer one is', async () => {
  const raisedAt = product.deps.now();
  const tell = (handRaisedAt: number) => report({ ledgers: [ledger({ handRaisedAt, handWhy: null })] });
  await tell(raisedAt);
  await product.call(lowerHand, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId, candidateId: candidateId() },
  });
  expect((await tell(raisedAt)).hands).toEqual([{ candidateId: candidateId(), raisedAt }]);
  expect((await attempt())?.handRaisedAt).toBeNull();
  product.pass(1_000);
  expect((await tell(raisedAt + 1_000)).hands).toEqual([]);
  expect((await attempt())?.handRaisedAt?.getTime()).toBe(raisedAt + 1_000);
});
