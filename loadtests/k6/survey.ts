/** The evening of a survey: as many families read the form and send it, each from its own address and some of them twice. */
import { check, fail, sleep } from 'k6';
import { SharedArray } from 'k6/data';
import http from 'k6/http';
import type { AnsweringSurvey, SurveyCard } from '../../shared/contracts/surveys.ts';
import { ORIGIN } from './candidate.ts';
import { held, measured, through } from './measures.ts';
import { optionsOf, SECONDS } from './options.ts';
import { summaryOf } from './summary.ts';

/** Read by k6. @public */
export const options = optionsOf('survey');

/** Read by k6. @public */
export const handleSummary = summaryOf('survey');

interface Seeded {
  readonly survey: string;
  readonly manager: { readonly username: string; readonly password: string };
}

/** The link, and how its manager signs in: read once for all virtual users. */
const seeded = new SharedArray<Seeded>('survey', () => [JSON.parse(open(__ENV.SLIPS ?? 'slips.json'))]);

/** When the first letters arrive, and how many forms the server holds before. @public */
export const setup = () => ({ before: countForms(), begin: Date.now() });

/** What came is counted by the server itself, too. @public */
export const teardown = ({ before }: { before: number }) => held.add(countForms() - before);

function countForms(): number {
  const headers = { 'content-type': 'application/json', 'x-khaothi': '1' };
  http.post(`${ORIGIN}/api/sign-in`, JSON.stringify(seeded[0]?.manager), { headers });
  const { surveys } = http.get(`${ORIGIN}/api/surveys`, { headers }).json() as unknown as {
    surveys: readonly SurveyCard[];
  };
  return surveys.reduce((sum, { responses }) => sum + responses, 0);
}

/**
 * One virtual user. The server must trust one proxy (TRUSTED_PROXIES=1), or all families come from one address and are
 * told to wait.
 * @public
 */
export default function survey({ begin }: { begin: number }): void {
  sleep(Math.random() * SECONDS('survey'));
  const sentAt = Date.now();
  const address = `${ORIGIN}/api/answering/${seeded[0]?.survey}`;
  const headers = {
    'content-type': 'application/json',
    'x-khaothi': '1',
    'x-forwarded-for': `10.${(__VU >> 16) & 255}.${(__VU >> 8) & 255}.${__VU & 255}`,
  };
  const read = http.get(address, { headers });
  check(read, { 'the form is read': ({ status }) => status === 200 });
  const { form } = read.json() as unknown as AnsweringSurvey;
  if (!form) fail('the survey is not open');
  const answers = Object.fromEntries(form.questions.map((question) => [question.id, answerTo(question)]));
  const body = JSON.stringify({ response: uuid(), language: 'vi', answers, someoneElse: false });
  for (let sent = 0; sent < (__VU % 10 === 0 ? 2 : 1); sent++) {
    const reply = http.post(address, body, { headers });
    check(reply, { 'the form is acknowledged': ({ status }) => status === 200 });
  }
  measured(sentAt, begin);
  through.add(1);
}

type Question = NonNullable<AnsweringSurvey['form']>['questions'][number];

function answerTo(question: Question): string | string[] | number {
  const first = 'options' in question ? (question.options[__VU % question.options.length]?.id ?? '') : '';
  if (question.kind === 'choice') return first;
  if (question.kind === 'multiChoice') return [first];
  return question.kind === 'scale' ? question.from + (__VU % (question.to - question.from + 1)) : 'Rất tốt.';
}

function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (Number(digit) ^ (Math.floor(Math.random() * 16) >> (Number(digit) / 4))).toString(16),
  );
}
