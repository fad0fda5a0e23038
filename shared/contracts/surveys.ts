import { z } from 'zod';
import { Answers } from '../survey/answers.ts';
import { SurveyForm, SurveyLanguage } from '../survey/form.ts';
import { endpoint } from './endpoint.ts';

const Millis = z.number().int();
export const SurveyState = z.enum(['draft', 'open', 'closed']);
export type SurveyState = z.infer<typeof SurveyState>;

export const SurveyCard = z.object({
  id: z.string(),
  title: z.string(),
  state: SurveyState,
  unit: z.object({ id: z.string(), name: z.string() }),
  questions: z.number().int(),
  responses: z.number().int(),
  madeAt: Millis,
});
export type SurveyCard = z.infer<typeof SurveyCard>;

export const Survey = z.object({
  id: z.string(),
  state: SurveyState,
  unit: z.object({ id: z.string(), name: z.string() }),
  form: SurveyForm,
  /** Goes up with every save: a save on an older one is refused. */
  version: z.number().int(),
  /** Where people answer; null before it is opened. */
  shareLink: z.string().nullable(),
  responses: z.number().int(),
  openedAt: Millis.nullable(),
  closedAt: Millis.nullable(),
});
export type Survey = z.infer<typeof Survey>;

const TableRow = z.object({ value: z.string(), count: z.number().int(), share: z.number() });
const QuestionTable = z.object({
  question: z.string(),
  n: z.number().int(),
  rows: z.array(TableRow),
  mean: z.number().nullable(),
});

export const SurveyResults = z.object({
  form: SurveyForm,
  state: SurveyState,
  /** Everyone who sent the form. */
  n: z.number().int(),
  tables: z.array(QuestionTable),
  /** What was written, by question, in an order that tells nothing of when. */
  texts: z.array(z.object({ question: z.string(), n: z.number().int(), texts: z.array(z.string()) })),
  /** The same tables for each option of the dividing question; `tables` is null where a group is too small to show. */
  groups: z.array(z.object({ option: z.string(), n: z.number().int(), tables: z.array(QuestionTable).nullable() })),
  /** Groups of fewer people than this are not shown. */
  smallestGroup: z.number().int(),
});
export type SurveyResults = z.infer<typeof SurveyResults>;

/** All that somebody who answers may know of a survey. */
export const AnsweringSurvey = z.object({
  /** Null where it is closed. */
  form: SurveyForm.nullable(),
  title: SurveyForm.shape.title,
  by: z.string(),
  state: z.enum(['open', 'closed']),
});
export type AnsweringSurvey = z.infer<typeof AnsweringSurvey>;

const surveyParams = z.object({ surveyId: z.uuid() });
const tokenParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) });

export const listSurveys = endpoint({
  method: 'GET',
  path: '/api/surveys',
  audience: 'staff',
  summary: 'Surveys of the units that I manage, the newest first',
  reply: z.object({ surveys: z.array(SurveyCard) }),
  errors: [],
});

export const makeSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys',
  audience: 'staff',
  summary: 'Begin a survey as a draft',
  body: z.object({ unitId: z.uuid(), form: SurveyForm }),
  reply: Survey,
  errors: [],
});

export const readSurvey = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId',
  audience: 'staff',
  summary: 'One survey with its form and link',
  params: surveyParams,
  reply: Survey,
  errors: [],
});

export const saveSurveyForm = endpoint({
  method: 'PUT',
  path: '/api/surveys/:surveyId/form',
  audience: 'staff',
  summary: 'Save the form of a draft',
  params: surveyParams,
  body: z.object({ version: z.number().int(), form: SurveyForm }),
  reply: Survey,
  errors: ['surveyNotDraft', 'surveyChanged'],
});

export const openSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/open',
  audience: 'staff',
  summary: 'Let people answer; from now on the form stays as it is',
  params: surveyParams,
  body: z.object({}),
  reply: Survey,
  errors: ['surveyNotDraft', 'surveyNotReady'],
});

export const closeSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/close',
  audience: 'staff',
  summary: 'Take no more answers',
  params: surveyParams,
  body: z.object({}),
  reply: Survey,
  errors: ['surveyNotOpen'],
});

export const deleteDraftSurvey = endpoint({
  method: 'DELETE',
  path: '/api/surveys/:surveyId',
  audience: 'staff',
  summary: 'Throw a draft away',
  params: surveyParams,
  reply: z.object({}),
  errors: ['surveyNotDraft'],
});

export const readSurveyResults = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/results',
  audience: 'staff',
  summary: 'Tables of a survey, divided by a question where asked',
  params: surveyParams,
  query: z.object({ by: z.string().max(12).optional() }),
  reply: SurveyResults,
  errors: [],
});

export const exportSurveyResults = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/results.xlsx',
  audience: 'staff',
  summary: 'Tables and anonymous answers as an Excel file',
  params: surveyParams,
  reply: 'file',
  errors: [],
});

export const readAnsweringSurvey = endpoint({
  method: 'GET',
  path: '/api/answering/:token',
  audience: 'public',
  summary: 'The form behind a share link',
  params: tokenParams,
  reply: AnsweringSurvey,
  errors: [],
});

export const answerSurvey = endpoint({
  method: 'POST',
  path: '/api/answering/:token',
  audience: 'public',
  summary: 'Send answers without a name; the same `response` may come any number of times and counts once',
  params: tokenParams,
  body: z.object({
    /** Made by the page at random, so that a repeat after a cut line is known. */
    response: z.uuid(),
    language: SurveyLanguage,
    answers: Answers,
    /** Said on a shared computer, where somebody answered before. */
    someoneElse: z.boolean(),
  }),
  bodyLimit: 128 * 1024,
  reply: z.object({}),
  errors: ['surveyNotOpen', 'answersWrong', 'answeredAlready'],
});
