import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { BankFilter, type SavedFilter } from 'shared/contracts/bank-questions.ts';
import type { Db } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { bankFilters } from './tables.ts';

const MOST = 50;

export async function filtersOf(db: Db, accountId: string): Promise<SavedFilter[]> {
  const rows = await db
    .select({ id: bankFilters.id, name: bankFilters.name, filter: bankFilters.filter })
    .from(bankFilters)
    .where(eq(bankFilters.accountId, accountId))
    .orderBy(asc(bankFilters.createdAt));
  // What an older version kept and this one does not know is left out, not shown as an error.
  return rows.map(({ id, name, filter }) => ({ id, name, filter: BankFilter.safeParse(filter).data ?? {} }));
}

/** Keeps a search under a name of the account's own; the same name again replaces it. */
export function saveFilter(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { accountId, name, filter }: { accountId: string; name: string; filter: BankFilter },
): Promise<SavedFilter> {
  return db.transaction(async (tx) => {
    const kept = await tx.select().from(bankFilters).where(eq(bankFilters.accountId, accountId));
    const same = kept.find((one) => one.name === name);
    if (!same && kept.length >= MOST) refuse('tooManyFilters', { most: MOST });
    const id = same?.id ?? randomUUID();
    if (same) await tx.update(bankFilters).set({ filter }).where(eq(bankFilters.id, id));
    else await tx.insert(bankFilters).values({ id, accountId, name, filter, createdAt: new Date(now()) });
    return { id, name, filter };
  });
}

/** Forgets a search of the account's own. */
export async function removeFilter(db: Db, { filterId, accountId }: { filterId: string; accountId: string }) {
  const gone = await db
    .delete(bankFilters)
    .where(and(eq(bankFilters.id, filterId), eq(bankFilters.accountId, accountId)))
    .returning({ id: bankFilters.id });
  return { removed: gone.length > 0 };
}
