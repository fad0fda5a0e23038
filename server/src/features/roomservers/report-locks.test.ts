import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import * as contract from 'shared/contracts/room-servers.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rowsOf, type Tx } from '../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { candidates, lockSession } from '../sessions/index.ts';

const NOTHING = {
  waiting: 0,
  ...{ ledgers: [], cameIn: [], controls: [], files: [], relaxed: [], strays: [] },
  behind: { files: 0, fileBytes: 0, signals: 0 },
};

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

  beforeEach(async () => {
    product = await startTestApp();
    const school = await seedSchool(product, ['manager']);
    exam = await seedExam(product, school);
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
  });
  afterEach(() => product.close());

  const send = (body: object) => product.call(contract.reportRoom, { headers, body: { ...NOTHING, ...body } });

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
});
