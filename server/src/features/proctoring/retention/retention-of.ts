import { inArray } from 'drizzle-orm';
import { RETENTION_DEFAULTS, type Retention } from 'shared/contracts/proctoring-retention.ts';
import type { Db, Tx } from '../../../db/db.ts';
import { retentions } from '../tables.ts';

/** How long each of these exams keeps its evidence. */
export async function retentionsOf(db: Db | Tx, examIds: readonly string[]): Promise<Map<string, Retention>> {
  const found = new Map(examIds.map((id): [string, Retention] => [id, RETENTION_DEFAULTS]));
  if (found.size === 0) return found;
  const rows = await db
    .select()
    .from(retentions)
    .where(inArray(retentions.examId, [...found.keys()]));
  for (const { examId, unflaggedDays, flaggedDays, recordDays } of rows)
    found.set(examId, { unflaggedDays, flaggedDays, recordDays });
  return found;
}

export async function retentionOf(db: Db | Tx, examId: string): Promise<Retention> {
  return (await retentionsOf(db, [examId])).get(examId) ?? RETENTION_DEFAULTS;
}
