import { type FileRef, filesIn } from 'shared/questions/response.ts';
import type { Db } from '../../db/db.ts';
import { ledgerOf, straysOf } from '../delivery/index.ts';

/** A file as an answer names it. */
export interface Named {
  readonly item: string;
  readonly ref: FileRef;
}

/** Which answer of an attempt names a file by its hash; with `besideToo` also one that lies beside the ledger. */
export async function namedInLedger(
  db: Db,
  { attemptId, sha256, besideToo }: { attemptId: string; sha256: string; besideToo: boolean },
): Promise<Named | null> {
  const beside = besideToo ? await straysOf(db, attemptId) : [];
  for (const { event } of [...(await ledgerOf(db, attemptId)), ...beside]) {
    if (event.kind !== 'answer') continue;
    const ref = filesIn(event.response).find((one) => one.sha256 === sha256);
    if (ref) return { item: event.item, ref };
  }
  return null;
}
