import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { keepRows, keptColumns } from './kept-columns.ts';
import { questionsById } from './queries.ts';
import { bankBatches, type KeptColumns } from './tables.ts';

/** Gives the questions of a batch back what they were; one that somebody has changed since keeps that change. */
export function undoBatch(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { batchId, by }: { batchId: string; by: string },
): Promise<{ changed: number; changedSince: number }> {
  return db.transaction(async (tx) => {
    const [batch] = await tx.select().from(bankBatches).where(eq(bankBatches.id, batchId)).for('update');
    if (!batch) refuse('notFound');
    if (batch.undoneAt) refuse('batchUndone');
    const rows = await questionsById(
      tx,
      batch.before.map(({ id }) => id),
    );
    const back = batch.before.flatMap(({ id, was, became }) => {
      const row = rows.get(id);
      return row && sameColumns(keptColumns(row), became) ? [{ row, columns: was }] : [];
    });
    await keepRows(tx, back);
    await tx
      .update(bankBatches)
      .set({ undoneAt: new Date(now()) })
      .where(eq(bankBatches.id, batchId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'question.changeBack',
      subject: { kind: 'batch', id: batchId },
      details: { questions: back.length },
    });
    return { changed: back.length, changedSince: batch.before.length - back.length };
  });
}

function sameColumns(one: KeptColumns, other: KeptColumns): boolean {
  return (Object.keys(one) as (keyof KeptColumns)[]).every(
    (key) => JSON.stringify(one[key]) === JSON.stringify(other[key]),
  );
}

/** Only who made a change takes it back. */
export async function isOwnBatch({ db }: Pick<Deps, 'db'>, batchId: string, accountId: string): Promise<boolean> {
  const [batch] = await db
    .select({ createdBy: bankBatches.createdBy })
    .from(bankBatches)
    .where(eq(bankBatches.id, batchId));
  return batch?.createdBy === accountId;
}
