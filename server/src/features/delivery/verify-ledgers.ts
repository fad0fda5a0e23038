import { asc, gt, sql } from 'drizzle-orm';
import { type LedgerFault, type LedgerRecord, verifyLedger } from 'shared/attempt/verify.ts';
import { receiptText } from 'shared/contracts/delivery.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { nativeHash } from '../../native-hash.ts';
import type { Attempt } from './attempt-queries.ts';
import { flushesOf, ledgersOf } from './ledger-queries.ts';
import { flushReader } from './sign-flush.ts';
import { attempts } from './tables.ts';

const PAGE = 200;

/** Holds every ledger of the database against its receipts; the faults come in the order of the attempts. */
export async function verifyLedgers({ db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>): Promise<{
  attempts: number;
  events: number;
  faults: LedgerFault[];
}> {
  const faults: LedgerFault[] = [];
  let count = 0;
  let events = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await db
      .select()
      .from(attempts)
      .where(gt(attempts.id, sql`${after}::uuid`))
      .orderBy(asc(attempts.id))
      .limit(PAGE);
    for (const record of await ledgerRecords(db, page)) {
      const fault = verifyLedger(
        record,
        (receipt) => secrets.signatureIsRight(receiptText(receipt), receipt.signature),
        nativeHash,
      );
      if (fault) faults.push(fault);
      count += 1;
      events += record.events.length;
    }
    const last = page.at(-1);
    if (page.length < PAGE || !last) return { attempts: count, events, faults };
    after = last.id;
  }
}

/** The ledgers of attempts with their heads and receipts, as verification reads them. */
export async function ledgerRecords(db: Db | Tx, of: readonly Attempt[]): Promise<LedgerRecord[]> {
  const ledgers = await ledgersOf(
    db,
    of.map(({ id }) => id),
  );
  const flushes = await flushesOf(
    db,
    of.flatMap(({ flushId }) => flushId ?? []),
  );
  const readers = new Map(flushes.map((flush) => [flush.id, flushReader(flush)]));
  return of.map(({ id, headSeq, headHash, flushId }) => {
    const head = { seq: headSeq, hash: headHash };
    const reader = readers.get(flushId ?? '');
    // A flush that never moved this head vouches for nothing: no signature fits.
    const receipt = reader ? (reader({ attempt: id, ...head }) ?? { at: 0, signature: '' }) : null;
    return { attempt: id, events: ledgers.get(id) ?? [], head, receipt };
  });
}
