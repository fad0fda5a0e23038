import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { Answers } from 'shared/survey/answers.ts';
import type { SurveyForm, SurveyLanguage } from 'shared/survey/form.ts';
import { instant } from '../../db/columns.ts';

export const surveys = pgTable(
  'surveys',
  {
    id: uuid('id').primaryKey(),
    /** The unit that asks: rights are read from here. */
    unitId: uuid('unit_id').notNull(),
    form: jsonb('form').$type<SurveyForm>().notNull(),
    version: integer('version').notNull().default(1),
    state: text('state').$type<'draft' | 'open' | 'closed'>().notNull(),
    /** 128 random bits, base64url: who has the link may answer. */
    token: text('token').notNull().unique(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
  },
  (table) => [index('surveys_by_unit').on(table.unitId)],
);

/**
 * Answers without a name: no account, no address, no device, and no time finer than the hour. The id is made by the page
 * at random and leads to nobody.
 */
export const surveyResponses = pgTable(
  'survey_responses',
  {
    id: uuid('id').primaryKey(),
    surveyId: uuid('survey_id').notNull(),
    language: text('language').$type<SurveyLanguage>().notNull(),
    answers: jsonb('answers').$type<Answers>().notNull(),
    receivedHour: instant('received_hour').notNull(),
  },
  (table) => [index('survey_responses_by_survey').on(table.surveyId)],
);
