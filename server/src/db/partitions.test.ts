import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { describe, expect, test } from 'vitest';
import { ledgerOf, verifyLedgers } from '../features/delivery/index.ts';
import { seedExam, seedSchool, startTestApp } from '../testing.ts';
import { rowsOf } from './db.ts';

const GUIDE = new URL('../../../docs/guides/many-nodes.md', import.meta.url);
const HOUR_MS = 3_600_000;

/** What stands between BEGIN and COMMIT in the first block of SQL that the guide gives. */
function commands(): string {
  const [, block = ''] = /```sql\nBEGIN;\n(.*?)COMMIT;\n```/s.exec(readFileSync(GUIDE, 'utf8')) ?? [];
  return block;
}

describe.runIf(process.env.TEST_DATABASE_URL)('the ledgers, parted by the commands of the guide', () => {
  test('keep what they held, take what comes, and verify', async () => {
    const product = await startTestApp();
    try {
      const exam = await seedExam(product, await seedSchool(product, ['manager']));
      product.pass(HOUR_MS);
      const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
      const writer = 'page-one';
      const { value: opened } = await product.call(delivery.openAttempt, { as, body: { writer } });
      const events = chain(
        genesis(opened.attempt),
        ['a', 'b', 'c'].map((response, at) => ({ seq: at + 1, at, kind: 'answer' as const, item: 'q1', response })),
      );
      const save = (some: typeof events) =>
        product.call(delivery.appendEvents, {
          as,
          params: { attemptId: opened.attempt },
          body: { writer, events: some },
        });
      await save(events.slice(0, 2));

      await product.deps.db.transaction((tx) => tx.execute(sql.raw(commands())));
      expect(
        await rowsOf(product.deps.db, sql`SELECT 1 FROM pg_inherits WHERE inhparent = 'ledger_events'::regclass`),
      ).toHaveLength(16);
      expect((await save(events.slice(1))).error).toBeUndefined();
      expect(await ledgerOf(product.deps.db, opened.attempt)).toEqual(events);
      expect(await verifyLedgers(product.deps)).toMatchObject({ faults: [] });
    } finally {
      await product.close();
    }
  });
});
