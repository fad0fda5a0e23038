import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db, Tx } from '../../../db/db.ts';
import { candidates } from '../../sessions/index.ts';

/** Whether a candidate of the exam has agreed to the day by which pictures are gone: from then on that day only comes nearer. */
export async function isPromised(db: Db | Tx, examId: string): Promise<boolean> {
  return (await db.$count(candidates, and(eq(candidates.examId, examId), isNotNull(candidates.consentVersion)))) > 0;
}
