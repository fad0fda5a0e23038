import { listPupils, signIn } from 'shared/contracts/people.ts';
import { answerSurvey, makeSurvey, openSurvey } from 'shared/contracts/surveys.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../testing.ts';

let product: TestApp;
let school: TestSchool;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager']);
});
afterAll(() => product.close());

const refused = (where: string) => ({ status: 400, error: { code: 'badRequest', details: { where } } });

test.each([
  ['NUL', 'a\0b'],
  ['half of a surrogate pair', 'a\ud83d'],
])('%s in a name, a search or an answer is refused with its place, never kept', async (_name, text) => {
  const as = school.as('manager');
  expect(await product.call(signIn, { body: { username: text, password: 'x' } })).toMatchObject(
    refused('body.username'),
  );

  const form: SurveyForm = {
    title: { vi: 'Căng tin' },
    introduction: { vi: '' },
    thanks: { vi: 'Cảm ơn' },
    languages: ['vi'],
    questions: [{ kind: 'text', id: 'q1', text: { vi: 'Ý kiến' }, required: false, showIf: null, long: true }],
  };
  const { value: made } = await product.call(makeSurvey, { as, body: { unitId: school.school, form } });
  const opened = await product.call(openSurvey, { as, params: { surveyId: made.id }, body: {} });
  const answered = await product.call(answerSurvey, {
    params: { token: opened.value.shareLink?.split('/').at(-1) ?? '' },
    body: { response: crypto.randomUUID(), language: 'vi', answers: { q1: text }, someoneElse: false },
  });
  expect(answered).toMatchObject(refused('body.answers.q1'));
});

test('NUL in an address is refused as well', async () => {
  const as = school.as('manager');
  const found = await product.call(listPupils, { as, params: { unitId: school.school }, query: { search: 'a\0b' } });
  expect(found).toMatchObject(refused('query.search'));
});

test('a body nested without end is refused, not a fault', async () => {
  const reply = await product.app.inject({
    method: 'POST',
    url: signIn.path,
    headers: { 'x-khaothi': '1', 'content-type': 'application/json' },
    payload: `{"username":${'['.repeat(50_000)}${']'.repeat(50_000)},"password":"x"}`,
  });
  expect(reply.statusCode).toBe(400);
});
