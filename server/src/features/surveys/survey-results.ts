import type { SurveyResults } from 'shared/contracts/surveys.ts';
import { tabulate, tabulateBy } from 'shared/survey/tabulate.ts';
import type { Db } from '../../db/db.ts';
import { responsesOf, type SurveyRow } from './queries.ts';

/** Groups of fewer people than this are never shown by themselves. */
export const SMALLEST_GROUP = 5;

/** What a survey says so far; `by` divides the tables by the options of a question. */
export async function surveyResults(db: Db, survey: SurveyRow, by: string | null): Promise<SurveyResults> {
  const responses = (await responsesOf(db, survey.id)).map(({ answers }) => answers);
  const texts = survey.form.questions
    .filter((question) => question.kind === 'text')
    .map(({ id }) => {
      // By the alphabet, so that texts of one person do not stand at the same place of two lists.
      const given = responses
        .flatMap((answers) => answers[id] ?? [])
        .filter((text) => typeof text === 'string')
        .sort((one, other) => one.localeCompare(other, 'vi'));
      return { question: id, n: given.length, texts: given };
    });
  return {
    form: survey.form,
    state: survey.state,
    n: responses.length,
    tables: tabulate(survey.form, responses),
    texts,
    groups: by === null ? [] : tabulateBy(survey.form, responses, by, SMALLEST_GROUP),
    smallestGroup: SMALLEST_GROUP,
  };
}
