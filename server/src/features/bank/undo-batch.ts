import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { keepRows, keptColumns } from './kept-columns.ts';
import { mayWriteAll } from './policy.ts';
import type { QuestionRow } from './queries.ts';
import { bankBatches, type KeptColumns, type QuestionBefore, questions } from './tables.ts';

/**
 * Gives the questions of a batch back what they were; one that somebody has changed since keeps that change, and so does one
 * that the account may not write now, where it stands or where it would go.
 */
export function undoBatch(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { batchId, who }: { batchId: string; who: Staff },
): Promise<{ changed: number; changedSince: number }> {
  return db.transaction(async (tx) => {
    const [batch] = await tx.select().from(bankBatches).where(eq(bankBatches.id, batchId)).for('update');
    if (!batch) refuse('notFound');
    if (batch.undoneAt) refuse('batchUndone');
    const rows = await lockRows(tx, batch.before);
    const places = batch.before.flatMap(({ id, was }) => {
      const row = rows.get(id);
      return row ? [row, { ...was, createdBy: row.createdBy }] : [];
    });
    const mayWrite = await mayWriteAll(tx, who, places);
    const back = batch.before.flatMap((before) => {
      const row = rows.get(before.id);
      if (!row || !sameColumns(keptColumns(row), before.became)) return [];
      if (!mayWrite(row) || !mayWrite({ ...before.was, createdBy: row.createdBy })) return [];
      return [{ row, columns: columnsBack(row, before) }];
    });
    await keepRows(tx, back);
    await tx
      .update(bankBatches)
      .set({ undoneAt: new Date(now()) })
      .where(eq(bankBatches.id, batchId));
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'question.changeBack',
      subject: { kind: 'batch', id: batchId },
      details: { questions: back.length },
    });
    return { changed: back.length, changedSince: batch.before.length - back.length };
  });
}

async function lockRows(tx: Tx, before: readonly QuestionBefore[]): Promise<Map<string, QuestionRow>> {
  const ids = before.map(({ id }) => id);
  const rows = await tx.select().from(questions).where(inArray(questions.id, ids)).orderBy(questions.id).for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Open to others is only what is approved, and the very version that was open then. */
function columnsBack(row: QuestionRow, { was, version }: QuestionBefore): KeptColumns {
  const wasOpen = was.sharing === 'commune' || was.sharing === 'province';
  if (!wasOpen || (row.state === 'approved' && row.version === version)) return was;
  return { ...was, sharing: 'school', openTo: null };
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
