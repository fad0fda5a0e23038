import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { ImportedQuestion, ImportHead, ImportState, ImportView } from 'shared/contracts/bank.ts';
import { mediaIn } from 'shared/questions/content.ts';
import { type DraftDefinition, isFatal } from 'shared/questions/draft.ts';
import type { Db, Tx } from '../../db/db.ts';
import { SHOWABLE } from './formats/picture-types.ts';
import { type ImportDraft, importPictures, importQuestions, imports } from './tables.ts';

export type ImportRow = typeof imports.$inferSelect;
export type ImportQuestionRow = typeof importQuestions.$inferSelect;

export async function findImport(db: Db | Tx, id: string): Promise<ImportRow | null> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id));
  return row ?? null;
}

/** The import, held until the transaction ends: two people cannot save it at once. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for('update');
  return row ?? null;
}

/** A saved import stays open for the questions that were left behind, until it is undone. */
export function isOpen({ state }: ImportRow): boolean {
  return state === 'draft' || state === 'saved';
}

export async function setImportState(tx: Tx, id: string, state: ImportState): Promise<void> {
  await tx.update(imports).set({ state }).where(eq(imports.id, id));
}

export function questionsOfImport(db: Db | Tx, importId: string): Promise<ImportQuestionRow[]> {
  return db
    .select()
    .from(importQuestions)
    .where(eq(importQuestions.importId, importId))
    .orderBy(asc(importQuestions.at));
}

export async function findImportQuestion(
  db: Db | Tx,
  { importId, at }: { importId: string; at: number },
): Promise<ImportQuestionRow | null> {
  const [row] = await db
    .select()
    .from(importQuestions)
    .where(and(eq(importQuestions.importId, importId), eq(importQuestions.at, at)));
  return row ?? null;
}

export function picturesOfImport(db: Db | Tx, importId: string) {
  return db.select().from(importPictures).where(eq(importPictures.importId, importId));
}

export async function headsOfUnit(db: Db | Tx, unitId: string, limit = 50): Promise<ImportHead[]> {
  const rows = await db
    .select()
    .from(imports)
    .where(eq(imports.unitId, unitId))
    .orderBy(desc(imports.createdAt))
    .limit(limit);
  return heads(db, rows);
}

export async function headOf(db: Db | Tx, row: ImportRow): Promise<ImportHead> {
  const [head] = await heads(db, [row]);
  if (!head) throw new RangeError(`no import ${row.id}`);
  return head;
}

async function heads(db: Db | Tx, rows: readonly ImportRow[]): Promise<ImportHead[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const counted = await db
    .select({
      importId: importQuestions.importId,
      questions: count(),
      withProblems: sql<number>`count(*) FILTER (WHERE ${importQuestions.draft} -> 'problems' <> '[]'::jsonb)`,
    })
    .from(importQuestions)
    .where(inArray(importQuestions.importId, ids))
    .groupBy(importQuestions.importId);
  return rows.map((row) => {
    const counts = counted.find((one) => one.importId === row.id);
    const { id, unitId, subject, fileName, format, state, createdAt } = row;
    return {
      ...{ id, unitId, subject, fileName, format, state },
      createdAt: createdAt.toISOString(),
      questions: Number(counts?.questions ?? 0),
      withProblems: Number(counts?.withProblems ?? 0),
    };
  });
}

/** Of these pictures the ones that a browser cannot draw: no candidate would see them. */
export function unshowableOf(pictures: readonly { sha256: string; mime: string }[]): Set<string> {
  const isSeen = (mime: string) => SHOWABLE.has(mime) || /^(audio|video)\//.test(mime);
  return new Set(pictures.filter(({ mime }) => !isSeen(mime)).map(({ sha256 }) => sha256));
}

/** A question that could not be marked, or of which a candidate could not see a part, stays out of the bank. */
export function isBlocked({ definition, problems }: ImportDraft, unshowable: ReadonlySet<string>): boolean {
  return problems.some(isFatal) || picturesIn(definition).some((sha256) => unshowable.has(sha256));
}

export function shown(row: ImportQuestionRow, unshowable: ReadonlySet<string>): ImportedQuestion {
  const { at, draft, repaired, questionId } = row;
  return { ...draft, at, repaired, questionId, blocked: questionId === null && isBlocked(draft, unshowable) };
}

/** Pictures by their SHA-256, of whatever kind the draft is. */
export function picturesIn(definition: DraftDefinition): string[] {
  return mediaIn(definition);
}

export async function viewOf(db: Db | Tx, row: ImportRow): Promise<ImportView> {
  const unshowable = unshowableOf(await picturesOfImport(db, row.id));
  return {
    ...(await headOf(db, row)),
    items: (await questionsOfImport(db, row.id)).map((question) => shown(question, unshowable)),
    unshowable: [...unshowable],
    refused: row.refused,
  };
}
