import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { mayReadAll } from './policy.ts';
import { questionsById, shownQuestions } from './queries.ts';

/** Questions of these ids, in their order, as far as the account may read them; what was thrown away is left out. */
export async function readableQuestions(db: Db, who: Staff, ids: readonly string[]): Promise<BankQuestion[]> {
  const byId = await questionsById(db, ids);
  const rows = [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).filter(({ deletedAt }) => deletedAt === null);
  return shownQuestions(db, rows.filter(await mayReadAll(db, who, rows)));
}
