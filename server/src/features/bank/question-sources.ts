import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Definition } from 'shared/questions/registry.ts';
import type { Db, Tx } from '../../db/db.ts';
import { importQuestions, imports, questions, questionVersions } from './tables.ts';

/** How many questions of a subject the banks of these units hold; banks without any are left out. */
export function banksOf(db: Db | Tx, unitIds: readonly string[], subject: string) {
  if (unitIds.length === 0) return Promise.resolve([]);
  return db
    .select({ unitId: questions.unitId, questions: count() })
    .from(questions)
    .where(and(inArray(questions.unitId, [...unitIds]), eq(questions.subject, subject), isNull(questions.deletedAt)))
    .groupBy(questions.unitId)
    .orderBy(desc(count()));
}

export interface SavedFile {
  readonly importId: string;
  readonly unitId: string;
  readonly fileName: string;
  readonly createdAt: Date;
  /** In the order of the file, without those that left the bank since. */
  readonly questions: readonly { questionId: string; kind: Definition['kind'] }[];
}

/** The newest files of a subject that were saved into the banks of these units, with what they gave. */
export async function savedFilesOf(
  db: Db | Tx,
  unitIds: readonly string[],
  subject: string,
  limit = 30,
): Promise<SavedFile[]> {
  if (unitIds.length === 0) return [];
  const files = await db
    .select()
    .from(imports)
    .where(and(inArray(imports.unitId, [...unitIds]), eq(imports.subject, subject), eq(imports.state, 'saved')))
    .orderBy(desc(imports.createdAt))
    .limit(limit);
  if (files.length === 0) return [];
  const given = await db
    .select({ importId: importQuestions.importId, questionId: questions.id, kind: questionVersions.kind })
    .from(importQuestions)
    .innerJoin(questions, and(eq(questions.id, importQuestions.questionId), isNull(questions.deletedAt)))
    .innerJoin(
      questionVersions,
      and(eq(questionVersions.questionId, questions.id), eq(questionVersions.version, questions.version)),
    )
    .where(
      inArray(
        importQuestions.importId,
        files.map(({ id }) => id),
      ),
    )
    .orderBy(asc(importQuestions.at));
  return files.map(({ id, unitId, fileName, createdAt }) => ({
    ...{ importId: id, unitId, fileName, createdAt },
    questions: given.flatMap(({ importId, questionId, kind }) => (importId === id ? [{ questionId, kind }] : [])),
  }));
}
