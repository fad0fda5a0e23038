import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import * as contract from 'shared/contracts/room-servers.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, type Tx } from '../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { appendAudit, verifyAudit } from '../audit/index.ts';
import { attempts, findAttempt } from '../delivery/index.ts';
import { keepRelaxed } from '../securebrowser/index.ts';
import { candidates, lockSession } from '../sessions/index.ts';
import { holdServer } from './queries.ts';
import { roomServers } from './tables.ts';
import { NOTHING_NEW } from './testing.ts';

/** How many other connections wait for a lock. */
async function waiting({ deps }: TestApp): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    deps.db,
    sql`SELECT count(DISTINCT pg_locks.pid)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE NOT granted AND datname = current_database()`,
  );
  return row?.count ?? 0;
}

/** A transaction that has done `first`, and does `then` and commits once `finish` is called. */
async function between({ deps }: TestApp, first: (tx: Tx) => Promise<unknown>, then: (tx: Tx) => Promise<unknown>) {
  let letGo = () => {};
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isHeld = () => {};
  const holds = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = deps.db.transaction(async (tx) => {
    await first(tx);
    isHeld();
    await isFree;
    await then(tx);
  });
  await holds;
  return {
    finish: () => {
      letGo();
      return done;
    },
  };
}

describe.runIf(process.env.TEST_DATABASE_URL)("a room's report that meets another writer", () => {
  let product: TestApp;
  let exam: Awaited<ReturnType<typeof seedExam>>;
  let headers: { authorization: string };
  let manager: string;
  let serverId: string;

  beforeEach(async () => {
    product = await startTestApp();
    const school = await seedSchool(product, ['manager']);
    exam = await seedExam(product, school);
    manager = school.accountOf('manager');
    const made = await product.call(contract.makeRoomServer, {
      as: school.as('manager'),
      params: { sessionId: exam.sessionId },
      body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
    });
    const { publicKey, answerSecret } = product.deps.secrets;
    const enrolled = await product.call(contract.enrolRoomServer, {
      body: { code: made.value.code, publicKey, answerSecret },
    });
    headers = { authorization: `Bearer ${enrolled.value.token}` };
    serverId = made.value.serverId;
  });
  afterEach(() => product.close());

  const send = (body: object) => product.call(contract.reportRoom, { headers, body: { ...NOTHING_NEW, ...body } });

  test('gives time once, however often the report is sent before it is answered', async () => {
    const { db, now } = product.deps;
    const [one = ''] = exam.candidateIds;
    const control = { kind: 'extend' as const, reason: 'Mất điện', seconds: 300 };
    const body = { controls: [{ id: randomUUID(), at: now(), scope: { candidateIds: [one] }, control }] };
    const other = await between(
      product,
      (tx) => lockSession(tx, exam.sessionId),
      async () => {},
    );
    const reports = [send(body), send(body)];
    await expect.poll(() => waiting(product)).toBe(2);
    await other.finish();
    for (const report of await Promise.all(reports)) expect(report.error).toBeUndefined();
    const [row] = await db.select().from(candidates).where(eq(candidates.id, one));
    expect(row?.extraMs).toBe(300_000);
  });

  test('waits for who revokes its server before it holds an attempt, and then adds nothing', async () => {
    const { db, now } = product.deps;
    product.pass(3_700_000);
    const [one = ''] = exam.candidateIds;
    const times = { startsAt: now() - 1, baseDeadlineAt: now() + 600_000, extraMs: 0, pausedMs: 0, pausedSince: null };
    const ledger = { candidateId: one, startedAt: now() - 1, times, seenAt: now(), sealed: null, events: [] };
    const ledgers = [{ ...ledger, handRaisedAt: null, handWhy: null }];
    expect((await send({ ledgers })).error).toBeUndefined();
    const revoking = await between(
      product,
      (tx) => holdServer(tx, serverId),
      async (tx) => {
        await tx
          .update(roomServers)
          .set({ revokedAt: new Date(now()) })
          .where(eq(roomServers.id, serverId));
        await tx.update(attempts).set({ heldBy: null }).where(eq(attempts.heldBy, serverId));
      },
    );
    const report = send({ ledgers: ledgers.map((each) => ({ ...each, times: { ...times, extraMs: 60_000 } })) });
    await expect.poll(() => waiting(product)).toBe(1);
    await revoking.finish();
    expect((await report).error?.code).toBe('notSignedIn');
    expect(await findAttempt(db, attemptIdOf(one))).toMatchObject({ heldBy: null, extraMs: 0 });
  });

  test('waits for the audit chain only when all its rows are written', async () => {
    const { db, now } = product.deps;
    product.pass(3_700_000);
    const [one = ''] = exam.candidateIds;
    const times = { startsAt: now() - 1, baseDeadlineAt: now() + 600_000, extraMs: 0, pausedMs: 0, pausedSince: null };
    const events = chain(genesis(attemptIdOf(one)), [{ seq: 1, at: 0, kind: 'answer', item: 'q1', response: 'o1' }]);
    const ledger = {
      candidateId: one,
      startedAt: now() - 1,
      times,
      seenAt: now(),
      handRaisedAt: null,
      handWhy: null,
      sealed: null,
    };
    // The second event of a chain whose first is not here: beside the ledger, which the audit chain says.
    const apart = chain(genesis(attemptIdOf(randomUUID())), [
      { seq: 1, at: 0, kind: 'answer', item: 'q1', response: 'o2' },
    ]);
    const withEvents = (some: typeof events) => [
      { ...ledger, events: some.map((each) => ({ ...each, receivedAt: now() })) },
    ];
    expect((await send({ ledgers: withEvents(events) })).error).toBeUndefined();
    const said = { candidateId: one, signals: [], since: {}, reason: 'Máy đọc màn hình' };
    const other = await between(
      product,
      (tx) => keepRelaxed(tx, [{ ...said, at: now() }], { by: manager, actor: manager, now: now() }),
      (tx) =>
        appendAudit(tx, now(), { actor: manager, act: 'pageLock.relax', subject: { kind: 'candidate', id: one } }),
    );
    const report = send({ ledgers: withEvents(apart), relaxed: [{ ...said, at: now() + 1 }] });
    await expect.poll(() => waiting(product)).toBe(1);
    await other.finish();
    expect((await report).value.ledgers).toMatchObject([{ seq: 1, aside: true }]);
    expect(await verifyAudit(db)).toMatchObject({ broken: null });
  });
});
