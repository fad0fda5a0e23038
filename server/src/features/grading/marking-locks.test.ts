import { sql } from 'drizzle-orm';
import * as contract from 'shared/contracts/grading.ts';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { ALL_RIGHT, sitExam } from '../../testing-sittings.ts';
import { appendAudit, verifyAudit } from '../audit/index.ts';
import { markFinishedSessions } from './mark-finished.ts';

const HOUR = 3_600_000;

/** What other connections wait for, and whether whoever waits has written marks before. */
async function waiting({ deps }: TestApp) {
  return rowsOf<{ for: string; wrote: boolean }>(
    deps.db,
    sql`SELECT CASE WHEN blocked.classid = 0 THEN 'chain' ELSE 'marks' END AS for,
          EXISTS (SELECT FROM pg_locks AS held WHERE held.pid = blocked.pid AND held.granted
            AND held.relation = 'attempt_results'::regclass AND held.mode = 'RowExclusiveLock') AS wrote
        FROM pg_locks AS blocked
        WHERE blocked.locktype = 'advisory' AND NOT blocked.granted
          AND blocked.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        ORDER BY 1`,
  );
}

describe.runIf(process.env.TEST_DATABASE_URL)('a key that is corrected while the clock marks', () => {
  test('waits for the audit chain only when all its marks are written, and whoever else marks waits for it', async () => {
    const product = await startTestApp();
    try {
      const school = await seedSchool(product, ['manager']);
      const exam = await seedExam(product, school);
      product.pass(HOUR);
      await sitExam(product, exam.slips[0] ?? '', ALL_RIGHT);
      product.pass(3 * HOUR + 60_000);
      const { db } = product.deps;
      expect(await markFinishedSessions(product.deps)).toBe(1);
      // As answers that were brought later by hand would: the clock finds the mark out of date.
      await db.execute(sql`UPDATE attempt_results SET ledger_hash = 'earlier'`);

      let letGo = () => {};
      const isFree = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const subject = { kind: 'exam', id: exam.examId };
      let isHeld = () => {};
      const holds = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      const other = db.transaction(async (tx) => {
        await appendAudit(tx, product.deps.now(), { actor: 'system', act: 'exam.read', subject });
        isHeld();
        await isFree;
      });
      await holds;
      const correcting = product.call(contract.correctKey, {
        as: school.as('manager'),
        params: { examId: exam.examId },
        body: { item: 'q1', correction: { kind: 'key', key: 'A' }, reason: 'Đáp án in nhầm' },
      });
      await expect.poll(() => waiting(product)).toEqual([{ for: 'chain', wrote: true }]);
      const marking = markFinishedSessions(product.deps);
      await expect
        .poll(() => waiting(product))
        .toEqual([
          { for: 'chain', wrote: true },
          { for: 'marks', wrote: false },
        ]);
      letGo();
      await other;
      expect((await correcting).value).toEqual({ changed: 1, unchanged: 0 });
      expect(await marking).toBe(0);
      expect(await verifyAudit(db)).toMatchObject({ broken: null });
    } finally {
      await product.close();
    }
  });
});
