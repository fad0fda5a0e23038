import { and, eq } from 'drizzle-orm';
import { formProblems } from 'shared/survey/form-problems.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findSurvey, type SurveyRow } from './queries.ts';
import { surveys } from './tables.ts';

interface Act {
  readonly surveyId: string;
  readonly by: string;
}

/** Opens a draft whose form is in order; the form stays as it is from now on. */
export async function openSurvey({ db, now }: Pick<Deps, 'db' | 'now'>, { surveyId, by }: Act): Promise<SurveyRow> {
  return db.transaction(async (tx) => {
    const [opened] = await tx
      .update(surveys)
      .set({ state: 'open', openedAt: new Date(now()) })
      .where(and(eq(surveys.id, surveyId), eq(surveys.state, 'draft')))
      .returning();
    if (!opened) refuse('surveyNotDraft');
    const count = formProblems(opened.form).length;
    if (count > 0) refuse('surveyNotReady', { count });
    await appendAudit(tx, now(), { actor: by, act: 'survey.open', subject: { kind: 'survey', id: surveyId } });
    return opened;
  });
}

/** Takes no more answers. A second time changes nothing. */
export async function closeSurvey({ db, now }: Pick<Deps, 'db' | 'now'>, { surveyId, by }: Act): Promise<SurveyRow> {
  return db.transaction(async (tx) => {
    const [closed] = await tx
      .update(surveys)
      .set({ state: 'closed', closedAt: new Date(now()) })
      .where(and(eq(surveys.id, surveyId), eq(surveys.state, 'open')))
      .returning();
    if (!closed) {
      const survey = await findSurvey(tx, surveyId);
      return survey?.state === 'closed' ? survey : refuse('surveyNotOpen');
    }
    await appendAudit(tx, now(), { actor: by, act: 'survey.close', subject: { kind: 'survey', id: surveyId } });
    return closed;
  });
}
