import { and, eq } from 'drizzle-orm';
import type { ImportHead, SaveOutcome } from 'shared/contracts/bank.ts';
import { Definition } from 'shared/questions/registry.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { addQuestions, keepPicture, pictureBlob } from './add-questions.ts';
import {
  headOf,
  type ImportQuestionRow,
  type ImportRow,
  isBlocked,
  isOpen,
  lockImport,
  picturesIn,
  picturesOfImport,
  questionsOfImport,
  setImportState,
  unshowableOf,
} from './import-queries.ts';
import { importQuestions } from './tables.ts';

/**
 * Puts the chosen questions of a draft into the bank in one transaction: all that can be taken, or nothing. A question
 * that cannot be marked is refused by name and stays behind, to be mended and saved later; the report says of every
 * question what became of it.
 */
export function saveImport(
  deps: Pick<Deps, 'db' | 'blobs' | 'now'>,
  { importId, take, by }: { importId: string; take: readonly number[]; by: string },
): Promise<{ head: ImportHead; report: SaveOutcome[] }> {
  return deps.db.transaction(async (tx) => {
    const found = await lockImport(tx, importId);
    if (!found) refuse('notFound');
    if (!isOpen(found)) refuse('importClosed');
    const chosen = new Set(take);
    const unshowable = unshowableOf(await picturesOfImport(tx, importId));
    const rows = await questionsOfImport(tx, importId);
    const judged = rows.map((row) => judge(row, chosen.has(row.at), unshowable));
    const taken = judged.filter((one) => one.definition !== null);
    // With nothing to take the draft stays open, so that the teacher can mend it.
    if (taken.length === 0)
      return { head: await headOf(tx, found), report: judged.map((one) => outcomeOf(one, one.row.questionId)) };
    const ids = await writeQuestions(tx, deps, found, taken, by);
    await setImportState(tx, importId, 'saved');
    const report = judged.map((one) => outcomeOf(one, ids.get(one.row.at) ?? one.row.questionId));
    await appendAudit(tx, deps.now(), {
      actor: by,
      act: 'import.save',
      subject: { kind: 'import', id: importId },
      details: { taken: taken.length, leftBehind: judged.length - taken.length },
    });
    return { head: await headOf(tx, { ...found, state: 'saved' }), report };
  });
}

interface Judged {
  readonly row: ImportQuestionRow;
  readonly outcome: SaveOutcome['outcome'];
  /** Null for what is not taken. */
  readonly definition: Definition | null;
}

function judge(row: ImportQuestionRow, isChosen: boolean, unshowable: ReadonlySet<string>): Judged {
  const whole = row.draft.problems.length > 0 ? 'takenWithLoss' : 'taken';
  if (row.questionId !== null) return { row, outcome: whole, definition: null };
  if (!isChosen) return { row, outcome: 'leftOut', definition: null };
  const definition = Definition.safeParse(row.draft.definition);
  if (!definition.success || isBlocked(row.draft, unshowable)) return { row, outcome: 'refused', definition: null };
  return { row, outcome: whole, definition: definition.data };
}

function outcomeOf({ row, outcome }: Judged, questionId: string | null): SaveOutcome {
  const { n, part, problems } = row.draft;
  return { at: row.at, n, part, outcome, why: outcome === 'leftOut' ? [] : problems, questionId };
}

async function writeQuestions(
  tx: Tx,
  { blobs, now }: Pick<Deps, 'blobs' | 'now'>,
  { id: importId, unitId, subject }: ImportRow,
  taken: readonly Judged[],
  by: string,
): Promise<Map<number, string>> {
  const used = new Set(taken.flatMap((one) => (one.definition ? picturesIn(one.definition) : [])));
  for (const { sha256, mime } of await picturesOfImport(tx, importId)) {
    const bytes = used.has(sha256) ? await blobs.find(pictureBlob(sha256)) : null;
    if (bytes) await keepPicture({ tx, blobs }, { unitId, mime, bytes });
  }
  const added = taken.flatMap(({ row, definition }) =>
    definition ? [{ definition, part: row.draft.part, level: row.draft.level, topic: row.draft.topic }] : [],
  );
  const ids = await addQuestions(tx, { unitId, subject, by, now: now() }, added);
  const byPlace = new Map(taken.map(({ row }, index) => [row.at, ids[index] ?? '']));
  for (const [at, questionId] of byPlace)
    await tx
      .update(importQuestions)
      .set({ questionId })
      .where(and(eq(importQuestions.importId, importId), eq(importQuestions.at, at)));
  return byPlace;
}
