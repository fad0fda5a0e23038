import { asc, eq } from 'drizzle-orm';
import type { CustodyView } from 'shared/contracts/proctoring-custody.ts';
import { pageGenesis } from 'shared/evidence/batch-chain.ts';
import { classifyGaps, type KeptPage } from 'shared/evidence/classify-gaps.ts';
import type { Db, Tx } from '../../../db/db.ts';
import { batches, pages } from '../tables.ts';

export function pagesOf(db: Db | Tx, attemptId: string) {
  return db.select().from(pages).where(eq(pages.attemptId, attemptId)).orderBy(asc(pages.openedAt), asc(pages.source));
}

export function batchesOf(db: Db | Tx, attemptId: string) {
  return db
    .select()
    .from(batches)
    .where(eq(batches.attemptId, attemptId))
    .orderBy(asc(batches.source), asc(batches.number), asc(batches.receivedAt));
}

export function keptPage(attemptId: string, page: Omit<KeptPage, 'genesis'>): KeptPage {
  return { ...page, genesis: pageGenesis({ attempt: attemptId, ...page }) };
}

/** What the chain of an attempt's batches says: its pages, and the times of which it says something. */
export async function readCustody(db: Db | Tx, attemptId: string): Promise<CustodyView> {
  const [opened, kept] = [await pagesOf(db, attemptId), await batchesOf(db, attemptId)];
  return {
    pages: opened.map(({ source, key, openedAt }) => ({
      source,
      openedAt,
      isSigned: key !== null,
      batches: kept.filter((batch) => batch.source === source).length,
    })),
    gaps: classifyGaps(
      opened.map((page) => keptPage(attemptId, page)),
      kept,
    ).map((gap) => ({
      kind: gap.kind,
      from: gap.from,
      to: gap.to,
      what: gap.kind === 'tamper' ? gap.what : null,
      isSameKey: gap.kind === 'reload' ? gap.isSameKey : null,
    })),
  };
}
