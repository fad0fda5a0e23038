import { randomBytes } from 'node:crypto';
import { sealAnswers } from 'shared/attempt/answer-file.ts';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, fromBase64url, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { takeAnswerFile } from 'shared/contracts/invigilation.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { actsOf } from '../audit/index.ts';
import { findAttempt, ledgerOf, sealOverdue, verifyLedgers } from '../delivery/index.ts';
import { findResult, markFinishedSessions } from '../grading/index.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let startsAt: number;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 6 });
  product.pass(HOUR);
  startsAt = product.deps.now();
});
afterAll(() => product.close());

const attemptOf = (candidate: number) => attemptIdOf(exam.candidateIds[candidate] ?? '');

/** What a page wrote that began `at` and never had a line. */
const written = (candidate: number, at: number): ChainedEvent[] =>
  chain(genesis(attemptOf(candidate)), [
    { seq: 1, at, kind: 'open' },
    { seq: 2, at: at + 1, kind: 'answer', item: 'q1', response: 'o2' },
    { seq: 3, at: at + 2, kind: 'answer', item: 'q3', response: '-1,5' },
    { seq: 4, at: at + 3, kind: 'submit' },
  ]);

function carry(candidate: number, at: number, lateReason?: string) {
  const file = sealAnswers(
    { attempt: attemptOf(candidate), events: written(candidate, at) },
    { secret: randomBytes(32), serverKey: fromBase64url(product.deps.secrets.answerKey) },
  );
  return product.call(takeAnswerFile, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { file, ...(lateReason ? { lateReason } : {}) },
  });
}

/** What is on record of beginnings that rest on the word of a machine. */
const claimsOn = async (candidate: number) =>
  (await actsOf(product.deps.db, 'attempt.beganWithoutLine'))
    .filter(({ subjectId }) => subjectId === attemptOf(candidate))
    .map(({ actor, details }) => ({ actor, ...(details as { claimed: number; taken: number }) }));

/** The line is back, and the page says when it began. */
async function comesBack(candidate: number, begunAt: number) {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[candidate] ?? '' } });
  await product.call(delivery.openAttempt, { as, body: { writer: 'page-one', begunAt } });
  return { as, row: await findAttempt(product.deps.db, attemptOf(candidate)) };
}

test('a card tells what a beginning without a line needs', async () => {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  const { value } = await product.call(delivery.readCandidate, { as });
  expect(value).toMatchObject({ answerKey: product.deps.secrets.answerKey, endsAt: startsAt + 3 * HOUR });
});

test('a file of an attempt that the server never heard of joins, and twice is once', async () => {
  product.pass(MINUTE);
  expect((await carry(0, startsAt)).value).toMatchObject({
    ...{ candidateId: exam.candidateIds[0], number: '000001', added: 4, late: false },
  });
  expect((await carry(0, startsAt)).value).toMatchObject({ added: 0 });
  expect(await ledgerOf(product.deps.db, attemptOf(0))).toHaveLength(4);
  const by = school.accounts.get('invigilator');
  expect(await claimsOn(0)).toEqual([{ actor: by, claimed: startsAt, taken: startsAt }]);
});

test('a page that comes back gets the time it would have had, and no more by what it claims', async () => {
  const { as, row } = await comesBack(1, startsAt);
  expect(row?.startedAt.getTime()).toBe(startsAt);
  expect(row?.baseDeadlineAt.getTime()).toBe(startsAt + 90 * MINUTE);
  await product.call(delivery.appendEvents, {
    as,
    params: { attemptId: attemptOf(1) },
    body: { writer: 'page-one', events: written(1, startsAt) },
  });
  expect((await comesBack(2, startsAt - HOUR)).row?.startedAt.getTime()).toBe(startsAt);
  expect((await comesBack(3, startsAt + HOUR)).row?.startedAt.getTime()).toBe(startsAt + MINUTE);
  expect(await claimsOn(2)).toEqual([{ actor: 'system', claimed: startsAt - HOUR, taken: startsAt }]);
  await comesBack(2, startsAt + 1);
  expect(await claimsOn(2)).toHaveLength(1);
});

test('what comes after the time counts only by a person who gives a reason', async () => {
  product.pass(2 * HOUR);
  expect((await carry(4, startsAt)).error?.code).toBe('answerFileLate');
  // Nobody has decided yet: the candidate is absent as before, not somebody who began and wrote nothing.
  expect(await findAttempt(product.deps.db, attemptOf(4))).toBeNull();
  expect(await claimsOn(4)).toEqual([]);
  expect((await carry(4, startsAt, 'Trường mất mạng cả buổi')).value).toMatchObject({ added: 4, late: true });
  expect(await claimsOn(4)).toHaveLength(1);
});

test('an empty file begins nothing', async () => {
  const file = sealAnswers(
    { attempt: attemptOf(5), events: [] },
    { secret: randomBytes(32), serverKey: fromBase64url(product.deps.secrets.answerKey) },
  );
  const params = { sessionId: exam.sessionId };
  await product.call(takeAnswerFile, { as: school.as('invigilator'), params, body: { file } });
  expect(await findAttempt(product.deps.db, attemptOf(5))).toBeNull();
});

test('all three roads earn the same, byte for byte', async () => {
  product.pass(4 * HOUR);
  await sealOverdue(product.deps);
  await markFinishedSessions(product.deps);
  const markOf = async (candidate: number) => {
    const { total, maximum, parts, items, state } = (await findResult(product.deps.db, attemptOf(candidate))) ?? {};
    return JSON.stringify({ total, maximum, parts, items, state });
  };
  const marks = await Promise.all([0, 1, 4].map(markOf));
  expect(marks[0]).toContain('"state":"submitted"');
  expect(new Set(marks).size).toBe(1);
  expect((await verifyLedgers(product.deps)).faults).toEqual([]);
});
