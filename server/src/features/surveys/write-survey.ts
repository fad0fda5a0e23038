import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { SurveyForm } from 'shared/survey/form.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findSurvey, type SurveyRow } from './queries.ts';
import { surveys } from './tables.ts';

/** Begins a survey as a draft. */
export async function makeSurvey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { unitId, form, by }: { unitId: string; form: SurveyForm; by: string },
): Promise<SurveyRow> {
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(surveys)
      .values({
        id: randomUUID(),
        unitId,
        form,
        state: 'draft',
        token: randomBytes(16).toString('base64url'),
        madeBy: by,
        madeAt: new Date(now()),
      })
      .returning();
    if (!made) throw new Error('the survey was not written');
    await appendAudit(tx, now(), { actor: by, act: 'survey.make', subject: { kind: 'survey', id: made.id } });
    return made;
  });
}

/** Saves the form of a draft; refused when somebody saved in between. */
export async function saveForm(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { surveyId, version, form, by }: { surveyId: string; version: number; form: SurveyForm; by: string },
): Promise<SurveyRow> {
  return db.transaction(async (tx) => {
    const [saved] = await tx
      .update(surveys)
      .set({ form, version: version + 1 })
      .where(and(eq(surveys.id, surveyId), eq(surveys.state, 'draft'), eq(surveys.version, version)))
      .returning();
    if (!saved) refuse((await findSurvey(tx, surveyId))?.state === 'draft' ? 'surveyChanged' : 'surveyNotDraft');
    await appendAudit(tx, now(), {
      actor: by,
      act: 'survey.save',
      subject: { kind: 'survey', id: surveyId },
      details: { version: saved.version },
    });
    return saved;
  });
}

/** Throws a draft away. What was ever open stays. */
export async function deleteDraft(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { surveyId, by }: { surveyId: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .delete(surveys)
      .where(and(eq(surveys.id, surveyId), eq(surveys.state, 'draft')))
      .returning();
    if (gone.length === 0) refuse('surveyNotDraft');
    await appendAudit(tx, now(), { actor: by, act: 'survey.delete', subject: { kind: 'survey', id: surveyId } });
  });
}
