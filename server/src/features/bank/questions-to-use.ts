import type { Db, Tx } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { mayReadAll } from './policy.ts';
import { questionsById } from './queries.ts';

/** The newest version of each question that the account may put into an exam: readable, not thrown away, not retired. */
export async function questionsToUse(
  db: Db | Tx,
  who: Staff,
  questionIds: readonly string[],
): Promise<Map<string, { questionId: string; version: number; unitId: string }>> {
  const rows = [...(await questionsById(db, [...new Set(questionIds)])).values()];
  const isReadable = await mayReadAll(db, who, rows);
  return new Map(
    rows
      .filter((row) => row.deletedAt === null && row.state !== 'retired' && isReadable(row))
      .map(({ id, version, unitId }) => [id, { questionId: id, version, unitId }]),
  );
}
