import { eq, sql } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { exportExamFile } from 'shared/contracts/interchange.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSecrets, secretsOf } from '../../secrets.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { actsOf, auditEntries, verifyAudit } from '../audit/index.ts';
import { closeSession, ledgersDigest, verifyLedgers } from '../delivery/index.ts';
import { markFinishedSessions } from '../grading/index.ts';
import { verifyExamFile } from './index.ts';

let product: TestApp;
let attempt: string;
let sessionId: string;
let file: string;

beforeEach(async () => {
  product = await startTestApp();
  const school = await seedSchool(product, ['manager']);
  const exam = await seedExam(product, school, { candidates: 1 });
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  product.pass(3_600_000);
  const body = { writer: 'page-one' };
  ({ attempt } = (await product.call(delivery.openAttempt, { as, body })).value);
  const events = chain(genesis(attempt), [
    { seq: 1, at: 1, kind: 'answer', item: 'q1', response: 'o2' },
    { seq: 2, at: 2, kind: 'answer', item: 'q3', response: '-1,5' },
  ]);
  await product.call(delivery.appendEvents, { as, params: { attemptId: attempt }, body: { ...body, events } });
  product.pass(4 * 3_600_000);
  sessionId = exam.sessionId;
  await closeSession(product.deps, { sessionId, reason: 'Hết giờ làm bài', by: school.accountOf('manager') });
  await markFinishedSessions(product.deps);
  file = (
    await product.call(exportExamFile, { as: school.as('manager'), params: { examId: exam.examId } })
  ).bytes.toString();
});
afterEach(() => product.close());

const edited = (change: (content: ReturnType<typeof JSON.parse>) => void) => {
  const content = JSON.parse(file);
  change(content);
  return verifyExamFile(JSON.stringify(content), null);
};

test('an untouched database and an untouched exam file hold', async () => {
  expect(await verifyLedgers(product.deps)).toMatchObject({ attempts: 1, events: 2, faults: [] });
  expect((await verifyAudit(product.deps.db)).broken).toBeNull();
  expect(verifyExamFile(file, null)).toMatchObject({
    ledgerFaults: [],
    auditFault: null,
    markFaults: [],
    isAsSigned: true,
  });
});

test('an answer that somebody edits by SQL is named by its attempt and number', async () => {
  await product.deps.db.execute(
    sql`UPDATE ledger_events SET event = jsonb_set(event, '{response}', '"o3"') WHERE seq = 1`,
  );
  expect((await verifyLedgers(product.deps)).faults).toEqual([{ attempt, seq: 1, why: 'altered' }]);
});

test('rewriting the whole chain does not help: the receipt is signed', async () => {
  const forged = chain(genesis(attempt), [
    { seq: 1, at: 1, kind: 'answer', item: 'q1', response: 'o3' },
    { seq: 2, at: 2, kind: 'answer', item: 'q3', response: '-1,5' },
  ]);
  for (const { event, hash } of forged)
    await product.deps.db.execute(
      sql`UPDATE ledger_events SET event = ${JSON.stringify(event)}::jsonb, hash = ${hash} WHERE seq = ${event.seq}`,
    );
  await product.deps.db.execute(sql`UPDATE attempts SET head_hash = ${forged[1]?.hash ?? ''}`);
  expect((await verifyLedgers(product.deps)).faults).toEqual([{ attempt, seq: null, why: 'receiptForged' }]);
});

test('a deleted event and a wiped ledger are found', async () => {
  await product.deps.db.execute(sql`DELETE FROM ledger_events WHERE seq = 2`);
  expect((await verifyLedgers(product.deps)).faults).toEqual([{ attempt, seq: 2, why: 'missing' }]);
});

test('an attempt that is taken out after the session closed is missed, ledger, receipt and all', async () => {
  const closedWith = async () => {
    const [close] = await actsOf(product.deps.db, 'session.close');
    return (close?.details as { ledgers: string } | undefined)?.ledgers;
  };
  expect(await ledgersDigest(product.deps.db, sessionId)).toBe(await closedWith());
  await product.deps.db.execute(sql`DELETE FROM ledger_events`);
  await product.deps.db.execute(sql`DELETE FROM attempts`);
  expect((await verifyLedgers(product.deps)).faults).toEqual([]);
  expect(await ledgersDigest(product.deps.db, sessionId)).not.toBe(await closedWith());
  const fewer = edited((content) => {
    content.attempts = [];
  });
  expect(fewer).toMatchObject({ sessionFaults: [sessionId], isAsSigned: false });
});

test('an audit entry that is changed or dropped breaks the chain at its number', async () => {
  await product.deps.db.update(auditEntries).set({ actor: 'somebody else' }).where(eq(auditEntries.seq, 2));
  expect((await verifyAudit(product.deps.db)).broken).toEqual({ seq: 2, why: 'altered' });
  await product.deps.db.delete(auditEntries).where(eq(auditEntries.seq, 2));
  expect((await verifyAudit(product.deps.db)).broken).toEqual({ seq: 2, why: 'missing' });
});

test('an exam file shows a changed answer, a changed mark, a changed act and a foreign key', () => {
  const answer = edited((content) => {
    content.attempts[0].events[0].event.response = 'o3';
  });
  expect(answer).toMatchObject({ ledgerFaults: [{ attempt, seq: 1, why: 'altered' }], isAsSigned: false });
  const mark = edited((content) => {
    content.attempts[0].mark = 10;
  });
  expect(mark).toMatchObject({ markFaults: [{ number: '000001', stored: 10 }], isAsSigned: false });
  const act = edited((content) => {
    content.audit.at(-1).entry.actor = 'nobody';
  });
  expect(act).toMatchObject({ auditFault: { why: 'altered' }, isAsSigned: false });
  const { publicKey } = secretsOf(newSecrets());
  expect(verifyExamFile(file, publicKey)).toMatchObject({
    ledgerFaults: [{ why: 'receiptForged' }],
    isAsSigned: false,
  });
  expect(verifyExamFile('not a file', null)).toContain('không phải tệp bài thi');
});
