import { eq, sql } from 'drizzle-orm';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import type { FormPlace } from 'shared/papers/form.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findWithheld, formsOf, takeWithheld } from '../papers/index.ts';
import { type Exam, type ExamItem, itemsOfExam } from './queries.ts';
import { examItems, exams } from './tables.ts';

/** What an exam asks, whether its rows say so or it is withheld (decision 46). */
export interface Asked {
  readonly blueprint: Blueprint | null;
  /** In master order. */
  readonly items: readonly AskedItem[];
  /** By code, as `formsOf`. */
  readonly places: ReadonlyMap<string, readonly FormPlace[]>;
}

export type AskedItem = Omit<ExamItem, 'questionId' | 'version'> & { questionId: string; version: number };

/** Null where this installation cannot tell: the release key is with officers, or has never been here. */
export async function findAsked(
  { db, secrets }: { db: Db | Tx } & Pick<Deps, 'secrets'>,
  exam: Pick<Exam, 'id' | 'blueprint'>,
): Promise<Asked | null> {
  const withheld = await findWithheld({ db, secrets }, exam.id);
  const [rows, forms] = [await itemsOfExam(db, exam.id), await formsOf(db, exam.id)];
  if (withheld === 'locked') return null;
  const hidden = new Map(withheld?.items.map((one) => [one.item, one]));
  const items = rows.flatMap((row): AskedItem[] => {
    const { questionId, version } = hidden.get(row.item) ?? row;
    return questionId === null || version === null ? [] : [{ ...row, questionId, version }];
  });
  if (items.length < rows.length) return null;
  return {
    blueprint: withheld ? withheld.blueprint : exam.blueprint,
    items,
    places: new Map((withheld?.forms ?? forms).map(({ code, places }) => [code, places])),
  };
}

/** Refuses where this installation cannot tell. */
export async function getAsked(...asked: Parameters<typeof findAsked>): Promise<Asked> {
  return (await findAsked(...asked)) ?? refuse('paperWithheld');
}

/** The rows say again what the exam asks: once it is over, and its questions are no secret. A repeat changes nothing. */
export async function giveBackAsked(
  { tx, secrets }: { tx: Tx } & Pick<Deps, 'secrets'>,
  examId: string,
): Promise<void> {
  const withheld = await takeWithheld({ tx, secrets }, examId);
  if (!withheld) return;
  const { seed, blueprint, items } = withheld;
  await tx.update(exams).set({ seed, blueprint }).where(eq(exams.id, examId));
  await tx.execute(
    sql`UPDATE exam_items SET question_id = asked.question_id, version = asked.version
        FROM unnest(${sql.param(items.map(({ item }) => item))}::text[],
          ${sql.param(items.map(({ questionId }) => questionId))}::uuid[],
          ${sql.param(items.map(({ version }) => version))}::int[]) AS asked(item, question_id, version)
        WHERE exam_items.exam_id = ${examId} AND exam_items.item = asked.item`,
  );
}

/** The rows say no longer what the exam asks: `sealPapers` has kept it. */
export async function eraseAsked(tx: Tx, examId: string): Promise<void> {
  await tx.update(exams).set({ seed: '', blueprint: null }).where(eq(exams.id, examId));
  await tx.update(examItems).set({ questionId: null, version: null }).where(eq(examItems.examId, examId));
}
