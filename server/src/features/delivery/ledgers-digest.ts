import { asc, eq } from 'drizzle-orm';
import { hashText } from 'shared/attempt/chain.ts';
import type { Db, Tx } from '../../db/db.ts';
import { attempts } from './tables.ts';

/**
 * One hash over the ends of all ledgers of a session, by attempt id. It goes into the audit chain when the session closes,
 * so that an attempt that is taken out, added or wiped later shows, even together with its receipt.
 */
export async function ledgersDigest(db: Db | Tx, sessionId: string): Promise<string> {
  const rows = await db
    .select({ attempt: attempts.id, seq: attempts.headSeq, hash: attempts.headHash })
    .from(attempts)
    .where(eq(attempts.sessionId, sessionId))
    .orderBy(asc(attempts.id));
  return digestOf(rows);
}

/** The digest of ledger ends in the order of their attempts' ids. */
export function digestOf(ends: readonly { attempt: string; seq: number; hash: string }[]): string {
  return hashText(`khaothi-ledgers-1\n${ends.map(({ attempt, seq, hash }) => `${attempt} ${seq} ${hash}`).join('\n')}`);
}
