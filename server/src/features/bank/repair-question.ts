import { and, eq } from 'drizzle-orm';
import type { repairQuestion as contract, ImportedQuestion } from 'shared/contracts/bank.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import { problemsAfterRepair } from 'shared/questions/draft.ts';
import { partOf } from 'shared/questions/registry.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  findImportQuestion,
  isOpen,
  lockImport,
  picturesIn,
  picturesOfImport,
  shown,
  unshowableOf,
} from './import-queries.ts';
import { picturesOfUnit } from './queries.ts';
import { importQuestions } from './tables.ts';

/** Mends one question that is not in the bank yet; what is wrong with it is judged anew. */
export function repairQuestion(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { importId, at, change, by }: { importId: string; at: number; change: BodyOf<typeof contract>; by: string },
): Promise<ImportedQuestion> {
  return db.transaction(async (tx) => {
    const found = await lockImport(tx, importId);
    const row = await findImportQuestion(tx, { importId, at });
    if (!found || !row) refuse('notFound');
    // What is in the bank already is edited there, as a new version.
    if (!isOpen(found) || row.questionId !== null) refuse('importClosed');
    const { level = row.draft.level, topic = row.draft.topic, definition = row.draft.definition } = change;
    const pictures = await picturesOfImport(tx, importId);
    const known = new Set(pictures.map(({ sha256 }) => sha256));
    const used = picturesIn(definition);
    const ofUnit = await picturesOfUnit(
      tx,
      found.unitId,
      used.filter((sha256) => !known.has(sha256)),
    );
    if (used.some((sha256) => !known.has(sha256) && !ofUnit.has(sha256))) refuse('badRequest', { where: 'definition' });
    const unshowable = unshowableOf(pictures);
    const isSeen = !used.some((sha256) => unshowable.has(sha256));
    const draft = {
      ...row.draft,
      ...{ definition, level, topic },
      part: partOf(definition),
      problems: change.definition ? problemsAfterRepair(definition, row.draft.problems, isSeen) : row.draft.problems,
    };
    await tx
      .update(importQuestions)
      .set({ draft, repaired: true })
      .where(and(eq(importQuestions.importId, importId), eq(importQuestions.at, at)));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'import.repair',
      subject: { kind: 'import', id: importId },
      details: { at, changed: Object.keys(change) },
    });
    return shown({ ...row, draft, repaired: true }, unshowable);
  });
}
