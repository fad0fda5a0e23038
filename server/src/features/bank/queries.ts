import { and, asc, count, desc, eq, gt, inArray, isNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import type { BankQuestion } from 'shared/contracts/bank.ts';
import { foldForSearch } from 'shared/people/names.ts';
import { Level } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
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

export async function findQuestionHead(db: Db | Tx, id: string) {
  const [row] = await db.select().from(questions).where(eq(questions.id, id));
  return row ?? null;
}

const NEWEST = and(eq(questionVersions.questionId, questions.id), eq(questionVersions.version, questions.version));

const SHOWN = {
  id: questions.id,
  unitId: questions.unitId,
  version: questions.version,
  subject: questions.subject,
  part: questionVersions.part,
  level: questionVersions.level,
  topic: questionVersions.topic,
  definition: questionVersions.definition,
  createdAt: questions.createdAt,
};

interface ShownRow extends Omit<BankQuestion, 'createdAt' | 'level'> {
  readonly level: string | null;
  readonly createdAt: Date;
}

function shown(row: ShownRow): BankQuestion {
  return { ...row, level: Level.nullable().catch(null).parse(row.level), createdAt: row.createdAt.toISOString() };
}

/** A question of the bank in its newest version; null where there is none or it was taken out. */
export async function findQuestion(db: Db | Tx, id: string): Promise<BankQuestion | null> {
  const [row] = await db
    .select(SHOWN)
    .from(questions)
    .innerJoin(questionVersions, NEWEST)
    .where(and(eq(questions.id, id), isNull(questions.deletedAt)));
  return row ? shown(row) : null;
}

export async function versionsOf(db: Db | Tx, questionId: string) {
  const rows = await db
    .select()
    .from(questionVersions)
    .where(eq(questionVersions.questionId, questionId))
    .orderBy(desc(questionVersions.version));
  return rows.map(({ version, definition, level, topic, createdAt }) => ({
    ...{ version, definition, topic },
    level: Level.nullable().catch(null).parse(level),
    createdAt: createdAt.toISOString(),
  }));
}

export interface QuestionFilter {
  /** Whose banks are looked through. */
  readonly unitIds: readonly string[];
  readonly subject?: string;
  readonly level?: string;
  readonly part?: number;
  readonly kind?: Definition['kind'];
  readonly topic?: string;
  /** Any words, with or without diacritics: all of them must stand in the question. */
  readonly text?: string;
  /** Where the page before ended. */
  readonly after?: string;
  readonly limit?: number;
}

/** A page of these units' banks, newest first, questions added together in their own order. */
export async function questionsOfBank(
  db: Db | Tx,
  { unitIds, subject, level, part, kind, topic, text = '', after, limit = 50 }: QuestionFilter,
): Promise<{ questions: BankQuestion[]; next: string | null }> {
  const words = foldForSearch(text).split(' ').filter(Boolean);
  const rows = await db
    .select(SHOWN)
    .from(questions)
    .innerJoin(questionVersions, NEWEST)
    .where(
      and(
        inArray(questions.unitId, [...unitIds]),
        isNull(questions.deletedAt),
        subject === undefined ? undefined : eq(questions.subject, subject),
        level === undefined ? undefined : eq(questionVersions.level, level),
        part === undefined ? undefined : eq(questionVersions.part, part),
        kind === undefined ? undefined : eq(questionVersions.kind, kind),
        topic === undefined ? undefined : eq(questionVersions.topic, topic),
        ...words.map((word) => like(questionVersions.searchText, `%${word.replace(/[\\%_]/g, '\\$&')}%`)),
        after === undefined ? undefined : isAfter(after),
      ),
    )
    .orderBy(desc(questions.createdAt), asc(questions.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { questions: page.map(shown), next: last ? `${last.createdAt.toISOString()}_${last.id}` : null };
}

/** Of a cursor that nobody could have been given nothing is shown. */
function isAfter(cursor: string): SQL | undefined {
  const [at = '', id = ''] = cursor.split('_');
  const createdAt = new Date(at);
  if (Number.isNaN(createdAt.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) return sql`false`;
  return or(lt(questions.createdAt, createdAt), and(eq(questions.createdAt, createdAt), gt(questions.id, id)));
}

export async function countBank(db: Db | Tx, unitIds: readonly string[]) {
  const rows = await db
    .select({
      subject: questions.subject,
      part: questionVersions.part,
      level: questionVersions.level,
      topic: questionVersions.topic,
      questions: count(),
    })
    .from(questions)
    .innerJoin(questionVersions, NEWEST)
    .where(and(inArray(questions.unitId, [...unitIds]), isNull(questions.deletedAt)))
    .groupBy(questions.subject, questionVersions.part, questionVersions.level, questionVersions.topic)
    .orderBy(questions.subject, questionVersions.part);
  return rows.map((row) => ({
    ...row,
    level: Level.nullable().catch(null).parse(row.level),
    questions: Number(row.questions),
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
