import { and, count, eq, isNotNull, ne } from 'drizzle-orm';
import type { Db } from '../../db/db.ts';
import { isAnyOf } from '../../db/gather.ts';
import type { Deps } from '../../deps.ts';
import { examReleases, revealWith } from '../papers/index.ts';
import { examItems, exams } from './tables.ts';

/** Exams to come whose questions count as used: those of these units, one of them left out. */
interface Plans {
  readonly unitIds: readonly string[];
  readonly except: string | null;
}

const comesIn = ({ unitIds, except }: Plans) =>
  and(isAnyOf(exams.unitId, unitIds), ne(exams.state, 'published'), except === null ? undefined : ne(exams.id, except));

/** In how many of the exams whose rows say what they ask each of these questions stands. */
export async function openUses(db: Db, plans: Plans, ids: readonly string[]): Promise<Map<string, number>> {
  if (plans.unitIds.length === 0 || ids.length === 0) return new Map();
  const rows = await db
    .select({ questionId: examItems.questionId, exams: count() })
    .from(examItems)
    .innerJoin(exams, eq(exams.id, examItems.examId))
    .where(and(isAnyOf(examItems.questionId, ids), comesIn(plans)))
    .groupBy(examItems.questionId);
  return new Map(rows.flatMap((row) => (row.questionId === null ? [] : [[row.questionId, Number(row.exams)]])));
}

/** The same of sealed exams, for all their questions. `unseen` counts those whose key is not here: nobody can tell. */
export async function withheldUses(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  plans: Plans,
): Promise<{ uses: Map<string, number>; unseen: number }> {
  const uses = new Map<string, number>();
  if (plans.unitIds.length === 0) return { uses, unseen: 0 };
  const sealed = await db
    .select({ release: examReleases })
    .from(examReleases)
    .innerJoin(exams, eq(exams.id, examReleases.examId))
    .where(and(isNotNull(examReleases.withheld), comesIn(plans)));
  const asked = sealed.map(({ release }) => revealWith(secrets, release));
  for (const one of asked)
    if (one !== null && one !== 'locked')
      for (const { questionId } of one.items) uses.set(questionId, (uses.get(questionId) ?? 0) + 1);
  return { uses, unseen: asked.filter((one) => one === 'locked').length };
}
