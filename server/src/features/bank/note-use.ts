import { eq, inArray, max, sql } from 'drizzle-orm';
import { doubtOf, type KeyEvidence } from 'shared/bank/life.ts';
import type { Db, Tx } from '../../db/db.ts';
import { questions, questionUses } from './tables.ts';

/** Writes down which exam has used which versions; a repeat changes nothing. Called once the exam is over. */
export async function noteUses(
  tx: Tx,
  exam: { id: string; title: string; unitId: string; at: number },
  items: readonly { questionId: string; version: number }[],
): Promise<void> {
  if (items.length === 0) return;
  const common = { examId: exam.id, examTitle: exam.title, examUnitId: exam.unitId, usedAt: new Date(exam.at) };
  const fresh = await tx
    .insert(questionUses)
    .values(items.map(({ questionId, version }) => ({ questionId, version, ...common })))
    .onConflictDoNothing()
    .returning({ questionId: questionUses.questionId });
  if (fresh.length === 0) return;
  // In the order of their ids, as all lock them who lock more than one.
  await headsOf(tx, fresh);
  await tx
    .update(questions)
    .set({
      uses: sql`(SELECT count(*)::int FROM ${questionUses} WHERE ${questionUses.questionId} = ${questions.id})`,
      lastUsedAt: sql`(SELECT max(${questionUses.usedAt}) FROM ${questionUses} WHERE ${questionUses.questionId} = ${questions.id})`,
    })
    .where(
      inArray(
        questions.id,
        fresh.map(({ questionId }) => questionId),
      ),
    );
}

/**
 * Writes down how the questions of an exam did, from its item analysis. The card shows the newest exam's figures; a doubt of
 * any exam that used the version that stands now asks for a look at the key.
 */
export async function noteRecords(
  db: Db,
  examId: string,
  records: readonly ({ questionId: string; version: number } & KeyEvidence)[],
): Promise<void> {
  await db.transaction(async (tx) => {
    const uses = await tx.select().from(questionUses).where(eq(questionUses.examId, examId));
    const heads = await headsOf(tx, records);
    for (const { questionId, version, ...evidence } of records) {
      const use = uses.find((one) => one.questionId === questionId);
      const head = heads.get(questionId);
      if (!use || !head || use.version !== version) continue;
      const { answered, facility, discrimination } = evidence;
      // An analysis of one school's candidates must not replace that of the whole exam.
      if ((use.answered ?? 0) > answered) continue;
      const record = { answered, facility, discrimination, doubt: doubtOf(evidence) };
      await tx
        .update(questionUses)
        .set(record)
        .where(sql`${questionUses.questionId} = ${questionId} AND ${questionUses.examId} = ${examId}`);
      const isNewest = head.lastUsedAt === null || use.usedAt >= head.lastUsedAt;
      // A later exam without a doubt takes an earlier one away; an older exam, read later, does not.
      const doubt = isNewest ? record.doubt : (record.doubt ?? head.doubt);
      await tx
        .update(questions)
        .set({
          ...(isNewest ? { answered, facility, discrimination } : {}),
          ...(version === head.version ? { doubt } : {}),
        })
        .where(eq(questions.id, questionId));
    }
  });
}

/** From how many marks the figures of each of these exams were last written; an exam without figures is left out. */
export async function marksNoted(db: Db, examIds: readonly string[]): Promise<Map<string, number>> {
  if (examIds.length === 0) return new Map();
  const rows = await db
    .select({ examId: questionUses.examId, marks: max(questionUses.notedMarks) })
    .from(questionUses)
    .where(inArray(questionUses.examId, [...examIds]))
    .groupBy(questionUses.examId);
  return new Map(rows.flatMap(({ examId, marks }) => (marks === null ? [] : [[examId, marks] as const])));
}

/** Remembers that all figures of an exam are written down, from so many marks at least. */
export async function noteAnalysed(db: Db, examId: string, marks: number): Promise<void> {
  await db.update(questionUses).set({ notedMarks: marks }).where(eq(questionUses.examId, examId));
}

async function headsOf(tx: Tx, records: readonly { questionId: string }[]) {
  if (records.length === 0) return new Map<string, typeof questions.$inferSelect>();
  const rows = await tx
    .select()
    .from(questions)
    .where(
      inArray(
        questions.id,
        records.map(({ questionId }) => questionId),
      ),
    )
    .orderBy(questions.id)
    .for('update');
  return new Map(rows.map((row) => [row.id, row]));
}
