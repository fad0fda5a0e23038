import { eq } from 'drizzle-orm';
import { type Answers, answerProblems, countedAnswers } from 'shared/survey/answers.ts';
import type { SurveyLanguage } from 'shared/survey/form.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findShared } from './queries.ts';
import { surveyResponses } from './tables.ts';

const HOUR = 3_600_000;

/**
 * Takes answers without knowing whose they are. `wasHere` says that this device sent some before, which stops a second
 * form by mistake, not one by intent; a repeat of the very same response is always welcome and counts once.
 */
export async function answerSurvey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  sent: { token: string; response: string; language: SurveyLanguage; answers: Answers; wasHere: boolean },
): Promise<void> {
  const survey = await findShared(db, sent.token);
  if (!survey) refuse('notFound');
  const [kept] = await db.select().from(surveyResponses).where(eq(surveyResponses.id, sent.response));
  if (kept?.surveyId === survey.id) return;
  if (survey.state !== 'open') refuse('surveyNotOpen');
  if (sent.wasHere) refuse('answeredAlready');

  const problems = answerProblems(survey.form, sent.answers);
  if (problems.size > 0) refuse('answersWrong', { count: problems.size, questions: Object.fromEntries(problems) });
  await db
    .insert(surveyResponses)
    .values({
      id: sent.response,
      surveyId: survey.id,
      language: sent.language,
      answers: countedAnswers(survey.form, sent.answers),
      receivedHour: new Date(Math.floor(now() / HOUR) * HOUR),
    })
    .onConflictDoNothing();
}
