import { asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { surveyResponses, surveys } from './tables.ts';

export type SurveyRow = typeof surveys.$inferSelect;

export async function findSurvey(db: Db | Tx, id: string): Promise<SurveyRow | null> {
  const [survey] = await db.select().from(surveys).where(eq(surveys.id, id));
  return survey ?? null;
}

/** The survey behind a share link; a draft has none that works. */
export async function findShared(db: Db | Tx, token: string): Promise<SurveyRow | null> {
  const [survey] = await db.select().from(surveys).where(eq(surveys.token, token));
  return survey && survey.state !== 'draft' ? survey : null;
}

export async function surveysOfUnits(db: Db | Tx, unitIds: readonly string[]): Promise<SurveyRow[]> {
  if (unitIds.length === 0) return [];
  return db
    .select()
    .from(surveys)
    .where(inArray(surveys.unitId, [...unitIds]))
    .orderBy(desc(surveys.madeAt));
}

export async function countResponses(db: Db | Tx, surveyIds: readonly string[]): Promise<Map<string, number>> {
  if (surveyIds.length === 0) return new Map();
  const counted = await db
    .select({ surveyId: surveyResponses.surveyId, n: count() })
    .from(surveyResponses)
    .where(inArray(surveyResponses.surveyId, [...surveyIds]))
    .groupBy(surveyResponses.surveyId);
  return new Map(counted.map(({ surveyId, n }) => [surveyId, n]));
}

/** All answers, in the order of their random ids: it tells nothing of who came when. */
export async function responsesOf(db: Db | Tx, surveyId: string) {
  return db
    .select()
    .from(surveyResponses)
    .where(eq(surveyResponses.surveyId, surveyId))
    .orderBy(asc(surveyResponses.id));
}
