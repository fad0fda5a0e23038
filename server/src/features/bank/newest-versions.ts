import { and, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { questions } from './tables.ts';

/** The newest version of each question that still stands in the bank, with the unit it belongs to. */
export async function newestVersions(
  db: Db | Tx,
  questionIds: readonly string[],
): Promise<Map<string, { questionId: string; version: number; unitId: string }>> {
  if (questionIds.length === 0) return new Map();
  const rows = await db
    .select({ questionId: questions.id, version: questions.version, unitId: questions.unitId })
    .from(questions)
    .where(and(inArray(questions.id, [...new Set(questionIds)]), isNull(questions.deletedAt)));
  return new Map(rows.map((row) => [row.questionId, row]));
}
