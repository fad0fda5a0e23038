import { randomUUID } from 'node:crypto';
import { signIn } from 'shared/contracts/people.ts';
import { answerSurvey, listSurveys, readAnsweringSurvey } from 'shared/contracts/surveys.ts';
import type { Answer, Answers } from 'shared/survey/answers.ts';
import { pointsOf, type SurveyForm, type SurveyQuestion } from 'shared/survey/form.ts';
import type { Pool } from 'undici';
import { caller } from '../house/call.ts';
import type { Seeded } from '../house/seeded.ts';

/** Every so many forms the line breaks after the form was sent, and the page sends the very same again. */
const REPEATS_EVERY = 10;

/**
 * One family in the evening: reads the form behind the link, answers all of it from an address of its own, and gives the id
 * under which the answers are acknowledged.
 */
export async function respond(pool: Pool, token: string, nth: number): Promise<string> {
  const person = caller(pool, { 'x-forwarded-for': addressOf(nth) });
  const { form } = await person.call(readAnsweringSurvey, { params: { token } });
  if (!form) throw new Error('the survey is not open');
  const response = randomUUID();
  const body = { response, language: 'vi', answers: answersTo(form, nth), someoneElse: false } as const;
  await person.call(answerSurvey, { params: { token }, body });
  if (nth % REPEATS_EVERY === 0) await person.call(answerSurvey, { params: { token }, body });
  return response;
}

/** How many forms the server holds, as the survey's manager sees it. */
export async function countForms(pool: Pool, { manager }: Pick<Seeded, 'manager'>): Promise<number> {
  const person = caller(pool);
  await person.call(signIn, { body: manager });
  const { surveys } = await person.call(listSurveys, {});
  return surveys.reduce((sum, { responses }) => sum + responses, 0);
}

/** Each house has its own address, as the balancer in front tells it. */
const addressOf = (nth: number) => `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`;

function answersTo({ questions }: SurveyForm, nth: number): Answers {
  return Object.fromEntries(questions.map((question, at) => [question.id, answerTo(question, nth + at)]));
}

function answerTo(question: SurveyQuestion, pick: number): Answer {
  switch (question.kind) {
    case 'choice':
      return question.options[pick % question.options.length]?.id ?? '';
    case 'multiChoice':
      return question.options.slice(0, 1 + (pick % 2)).map(({ id }) => id);
    case 'scale':
      return pointsOf(question)[pick % pointsOf(question).length] ?? question.from;
    case 'text':
      return `Nhà trường thông báo lịch thi sớm hơn thì tốt (${pick}).`;
  }
}
