import { eq } from 'drizzle-orm';
import type { Me } from 'shared/contracts/people.ts';
import { ABILITIES, mayAnywhere } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import { grantsOf } from './queries.ts';
import { accounts, persons } from './tables.ts';

/** An account as its own page shows it. */
export async function readMe(db: Db, accountId: string): Promise<Me> {
  const [found] = await db
    .select({ username: accounts.username, name: persons.name })
    .from(accounts)
    .innerJoin(persons, eq(persons.id, accounts.personId))
    .where(eq(accounts.id, accountId));
  if (!found) throw new Error(`no account ${accountId}`);
  const grants = await grantsOf(db, accountId);
  return {
    accountId,
    ...found,
    units: grants.map(({ unitId, unitName, role }) => ({ id: unitId, name: unitName, role })),
    abilities: ABILITIES.filter((ability) => mayAnywhere(grants, ability)),
  };
}
