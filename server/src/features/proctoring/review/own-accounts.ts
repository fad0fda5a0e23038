import type { Db, Tx } from '../../../db/db.ts';
import type { Staff } from '../../../http/who.ts';
import { personsOfAccounts } from '../../people/index.ts';

/** Tells which of these accounts belong to the very person who asks. */
export async function ownAccounts(
  db: Db | Tx,
  { accountId }: Pick<Staff, 'accountId'>,
  others: readonly (string | null)[],
): Promise<(other: string | null) => boolean> {
  const persons = await personsOfAccounts(db, [accountId, ...others.filter((one) => one !== null)]);
  const own = persons.get(accountId);
  return (other) => other !== null && (other === accountId || (own !== undefined && persons.get(other) === own));
}
