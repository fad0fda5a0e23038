import { inArray } from 'drizzle-orm';
import type { ImportHead } from 'shared/contracts/bank.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { headOf, lockImport, questionsOfImport, setImportState } from './import-queries.ts';
import { questions } from './tables.ts';

interface Closing {
  readonly importId: string;
  readonly by: string;
}

/** Puts a draft away; what was read stays on record, nothing enters the bank. */
export function discardImport({ db, now }: Pick<Deps, 'db' | 'now'>, { importId, by }: Closing): Promise<ImportHead> {
  return db.transaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found) refuse('notFound');
    if (found.state !== 'draft') refuse('importClosed');
    await setImportState(tx, importId, 'discarded');
    await appendAudit(tx, now(), { actor: by, act: 'import.discard', subject: { kind: 'import', id: importId } });
    return headOf(tx, { ...found, state: 'discarded' });
  });
}

/** Takes a saved import's questions out of the bank. Their versions stay, because an exam may use them already. */
export function undoImport({ db, now }: Pick<Deps, 'db' | 'now'>, { importId, by }: Closing): Promise<ImportHead> {
  return db.transaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found) refuse('notFound');
    if (found.state !== 'saved') refuse('importNotSaved');
    const ids = (await questionsOfImport(tx, importId)).flatMap(({ questionId }) => questionId ?? []);
    if (ids.length > 0)
      await tx
        .update(questions)
        .set({ deletedAt: new Date(now()) })
        .where(inArray(questions.id, ids));
    await setImportState(tx, importId, 'undone');
    await appendAudit(tx, now(), {
      actor: by,
      act: 'import.undo',
      subject: { kind: 'import', id: importId },
      details: { questions: ids.length },
    });
    return headOf(tx, { ...found, state: 'undone' });
  });
}
