import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { BankQuestion } from 'shared/contracts/bank-questions.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { namesOfAccounts } from '../people/index.ts';
import { pictureBlob } from './add-questions.ts';
import { importPictures, imports, media, questions, questionVersions } from './tables.ts';

export interface VersionRef {
  readonly questionId: string;
  readonly version: number;
}

export const versionKey = ({ questionId, version }: VersionRef) => `${questionId}@${version}`;

/** Definitions by `versionKey`. @throws RangeError where one is missing: versions are never deleted. */
export async function definitionsOf(db: Db | Tx, refs: readonly VersionRef[]): Promise<Map<string, Definition>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .select()
    .from(questionVersions)
    .where(inArray(questionVersions.questionId, [...new Set(refs.map(({ questionId }) => questionId))]));
  const all = new Map(rows.map((row) => [versionKey(row), row.definition]));
  return new Map(
    refs.map((ref) => {
      const definition = all.get(versionKey(ref));
      if (!definition) throw new RangeError(`no question version ${versionKey(ref)}`);
      return [versionKey(ref), definition];
    }),
  );
}

/** One version of a question; null where it is not here, as on a room's server. */
export async function findDefinition(db: Db | Tx, { questionId, version }: VersionRef): Promise<Definition | null> {
  const [row] = await db
    .select({ definition: questionVersions.definition })
    .from(questionVersions)
    .where(and(eq(questionVersions.questionId, questionId), eq(questionVersions.version, version)));
  return row?.definition ?? null;
}

/** The bytes of a picture, or null where there is none of that name. */
export async function findPicture(
  { db, blobs }: { db: Db | Tx; blobs: Deps['blobs'] },
  sha256: string,
): Promise<{ mime: string; bytes: Uint8Array } | null> {
  const [kept] = await db.select().from(media).where(eq(media.sha256, sha256));
  const bytes = kept && (await blobs.find(pictureBlob(sha256)));
  return kept && bytes ? { mime: kept.mime, bytes } : null;
}

/** The same for a picture that so far only a draft shows. */
export async function findDraftPicture(
  { db, blobs }: { db: Db | Tx; blobs: Deps['blobs'] },
  sha256: string,
): Promise<{ mime: string; bytes: Uint8Array } | null> {
  const [row] = await db.select().from(importPictures).where(eq(importPictures.sha256, sha256)).limit(1);
  const bytes = row && (await blobs.find(pictureBlob(sha256)));
  return row && bytes ? { mime: row.mime, bytes } : null;
}

export type QuestionRow = typeof questions.$inferSelect;

export async function findQuestionHead(db: Db | Tx, id: string): Promise<QuestionRow | null> {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  return row ?? null;
}

export async function questionsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, QuestionRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(questions)
    .where(inArray(questions.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What stands of a question in its own row. */
export const HEAD = {
  id: questions.id,
  unitId: questions.unitId,
  version: questions.version,
  subject: questions.subject,
  part: questions.part,
  level: questions.level,
  grade: questions.grade,
  topicId: questions.topicId,
  topic: questions.topic,
  competency: questions.competency,
  tags: questions.tags,
  source: questions.source,
  state: questions.state,
  sharing: questions.sharing,
  uses: questions.uses,
  lastUsedAt: questions.lastUsedAt,
  facility: questions.facility,
  discrimination: questions.discrimination,
  answered: questions.answered,
  doubt: questions.doubt,
  createdBy: questions.createdBy,
  createdAt: questions.createdAt,
};
type HeadRow = { [K in keyof typeof HEAD]: (typeof questions.$inferSelect)[K] };

/** Rows as the contract shows them, each with its newest version. */
export async function shownQuestions(db: Db | Tx, rows: readonly HeadRow[]): Promise<BankQuestion[]> {
  const definitions = await definitionsOf(
    db,
    rows.map(({ id, version }) => ({ questionId: id, version })),
  );
  return rows.map(({ uses, lastUsedAt, facility, discrimination, answered, doubt, ...row }) => {
    const definition = definitions.get(versionKey({ questionId: row.id, version: row.version }));
    if (!definition) throw new RangeError(`no version of question ${row.id}`);
    const record = { uses, facility, discrimination, answered, doubt, lastUsedAt: lastUsedAt?.toISOString() ?? null };
    return { ...row, definition, record, createdAt: row.createdAt.toISOString() };
  });
}

/** A question of the bank in its newest version; null where there is none or it was taken out. */
export async function findQuestion(db: Db | Tx, id: string): Promise<BankQuestion | null> {
  const rows = await db
    .select(HEAD)
    .from(questions)
    .where(and(eq(questions.id, id), isNull(questions.deletedAt)));
  const [question] = await shownQuestions(db, rows);
  return question ?? null;
}

export async function versionsOf(db: Db | Tx, questionId: string) {
  const rows = await db
    .select()
    .from(questionVersions)
    .where(eq(questionVersions.questionId, questionId))
    .orderBy(desc(questionVersions.version));
  const names = await namesOfAccounts(
    db,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map(({ version, definition, createdBy, createdAt }) => ({
    ...{ version, definition },
    author: names.get(createdBy) ?? '',
    createdAt: createdAt.toISOString(),
  }));
}

/** Units that use a picture in their bank or in an import. */
export async function unitsOfPicture(db: Db | Tx, sha256: string): Promise<string[]> {
  const [kept] = await db.select({ unitIds: media.unitIds }).from(media).where(eq(media.sha256, sha256));
  const drafts = await db
    .selectDistinct({ unitId: imports.unitId })
    .from(importPictures)
    .innerJoin(imports, eq(imports.id, importPictures.importId))
    .where(eq(importPictures.sha256, sha256));
  return [...new Set([...(kept?.unitIds ?? []), ...drafts.map(({ unitId }) => unitId)])];
}

/** Which of these pictures a unit's bank has. */
export async function picturesOfUnit(db: Db | Tx, unitId: string, wanted: readonly string[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await db
    .select()
    .from(media)
    .where(inArray(media.sha256, [...wanted]));
  return new Set(rows.filter((row) => row.unitIds.includes(unitId)).map((row) => row.sha256));
}
