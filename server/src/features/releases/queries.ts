import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { examShares } from './tables.ts';

export type ExamShare = typeof examShares.$inferSelect;

/** The shares of an exam in the order of the officers; none where its key was never split. */
export async function sharesOf(db: Db | Tx, examId: string): Promise<ExamShare[]> {
  return db.select().from(examShares).where(eq(examShares.examId, examId)).orderBy(asc(examShares.place));
}
