import { sql } from 'drizzle-orm';
import type { Tx } from '../../../db/db.ts';

/**
 * Keeps the days of an exam as they are until the transaction ends: any number of readers agree to them at once, and whoever
 * changes them is alone. An advisory lock, for a rush of candidates must not write one row.
 */
export async function holdDays(tx: Tx, examId: string, who: 'reader' | 'changer'): Promise<void> {
  const lock = sql.raw(who === 'reader' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await tx.execute(sql`SELECT ${lock}(hashtextextended(${`days of pictures ${examId}`}, 0))`);
}
