import { read, utils } from '@e965/xlsx';
import * as contract from 'shared/contracts/surveys.ts';
import type { Answers } from 'shared/survey/answers.ts';
import type { SurveyForm } from 'shared/survey/form.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { surveyResponses } from './tables.ts';

const form: SurveyForm = {
  title: { vi: 'Hài lòng về căng tin' },
  introduction: { vi: '' },
  thanks: { vi: 'Cảm ơn' },
  languages: ['vi'],
  questions: [
    {
      kind: 'choice',
      id: 'q1',
      text: { vi: 'Ai trả lời?' },
      required: true,
      showIf: null,
      options: [
        { id: 'oa', text: { vi: 'Học sinh' } },
        { id: 'ob', text: { vi: 'Phụ huynh' } },
      ],
    },
    {
      kind: 'scale',
      id: 'q2',
      text: { vi: 'Hài lòng đến mức nào?' },
      required: true,
      showIf: null,
      from: 1,
      to: 5,
      low: { vi: 'Không' },
      high: { vi: 'Rất' },
    },
    { kind: 'text', id: 'q3', text: { vi: 'Ý kiến' }, required: false, showIf: null, long: true },
  ],
};

let product: TestApp;
let school: TestSchool;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
});
afterAll(() => product.close());

const manager = () => school.as('manager');
async function openedSurvey() {
  const made = await product.call(contract.makeSurvey, { body: { unitId: school.school, form }, as: manager() });
  const surveyId = made.value.id;
  const opened = await product.call(contract.openSurvey, { params: { surveyId }, body: {}, as: manager() });
  return { surveyId, token: opened.value.shareLink?.split('/').at(-1) ?? '' };
}
const send = (token: string, answers: Answers, more: { response?: string; as?: string; someoneElse?: boolean } = {}) =>
  product.call(contract.answerSurvey, {
    params: { token },
    body: {
      response: more.response ?? crypto.randomUUID(),
      language: 'vi',
      answers,
      someoneElse: more.someoneElse ?? false,
    },
    as: more.as,
  });
const results = async (surveyId: string, by?: string) =>
  (await product.call(contract.readSurveyResults, { params: { surveyId }, query: { by }, as: manager() })).value;

describe('a survey', () => {
  test('is written, opened, answered by three people and read', async () => {
    const { surveyId, token } = await openedSurvey();
    const seen = await product.call(contract.readAnsweringSurvey, { params: { token } });
    expect(seen.value).toEqual({ form, title: form.title, by: 'THPT số 1', state: 'open' });

    await send(token, { q1: 'oa', q2: 4, q3: 'Nhiều rau hơn' });
    await send(token, { q1: 'oa', q2: 5 });
    await send(token, { q1: 'ob', q2: 3, q3: '  ' });

    const { n, tables, texts } = await results(surveyId);
    expect(n).toBe(3);
    expect(tables[0]?.rows.map(({ count }) => count)).toEqual([2, 1]);
    expect(tables[1]).toMatchObject({ n: 3, mean: 4 });
    expect(texts).toEqual([{ question: 'q3', n: 1, texts: ['Nhiều rau hơn'] }]);
    const { value } = await product.call(contract.listSurveys, { as: manager() });
    expect(value.surveys.find(({ id }) => id === surveyId)).toMatchObject({
      responses: 3,
      state: 'open',
      questions: 3,
    });
  });

  test('keeps nothing that leads to a person: no account, no address, no minute', async () => {
    const { surveyId, token } = await openedSurvey();
    product.pass(17 * 60_000);
    await send(token, { q1: 'oa', q2: 4 }, { as: manager() });
    const [kept] = await product.deps.db.select().from(surveyResponses);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['answers', 'id', 'language', 'receivedHour', 'surveyId']);
    const rows = await product.deps.db.select().from(surveyResponses);
    for (const { receivedHour } of rows) expect(receivedHour.getTime() % 3_600_000).toBe(0);
    expect(JSON.stringify(rows)).not.toContain(school.accountOf('manager'));
    expect(JSON.stringify(await results(surveyId))).not.toContain(rows[0]?.id);
  });

  test('counts an answer once, however often it comes', async () => {
    const { surveyId, token } = await openedSurvey();
    const response = crypto.randomUUID();
    const first = await send(token, { q1: 'oa', q2: 1 }, { response });
    expect(first.status).toBe(200);
    expect((await send(token, { q1: 'oa', q2: 1 }, { response, as: first.cookies })).status).toBe(200);
    expect((await results(surveyId)).n).toBe(1);
  });

  test('asks a device that answered before, and believes it', async () => {
    const { surveyId, token } = await openedSurvey();
    const { cookies } = await send(token, { q1: 'oa', q2: 1 });
    expect((await send(token, { q1: 'ob', q2: 2 }, { as: cookies })).error?.code).toBe('answeredAlready');
    expect((await send(token, { q1: 'ob', q2: 2 }, { as: cookies, someoneElse: true })).status).toBe(200);
    expect((await results(surveyId)).n).toBe(2);
  });

  test('says which answers need another look', async () => {
    const { token } = await openedSurvey();
    const refused = await send(token, { q1: 'oz' });
    expect(refused.status).toBe(422);
    expect(refused.error?.details).toEqual({ count: 2, questions: { q1: 'notAnOption', q2: 'required' } });
  });

  test('closed takes no answers and shows no form', async () => {
    const { surveyId, token } = await openedSurvey();
    await product.call(contract.closeSurvey, { params: { surveyId }, body: {}, as: manager() });
    expect((await send(token, { q1: 'oa', q2: 1 })).error?.code).toBe('surveyNotOpen');
    const seen = await product.call(contract.readAnsweringSurvey, { params: { token } });
    expect(seen.value).toMatchObject({ form: null, state: 'closed' });
  });

  test('shows groups only where they are large enough', async () => {
    const { surveyId, token } = await openedSurvey();
    for (let person = 0; person < 6; person++) await send(token, { q1: 'oa', q2: 5 });
    for (let person = 0; person < 5; person++) await send(token, { q1: 'ob', q2: 1 });
    const shown = await results(surveyId, 'q1');
    expect(shown.groups.map(({ n, tables }) => [n, tables?.[1]?.mean])).toEqual([
      [6, 5],
      [5, 1],
    ]);
    const few = await openedSurvey();
    await send(few.token, { q1: 'oa', q2: 5 });
    expect((await results(few.surveyId, 'q1')).groups[0]).toEqual({ option: 'oa', n: 1, tables: null });
  });

  test('goes out as Excel with tables and answers', async () => {
    const { surveyId, token } = await openedSurvey();
    await send(token, { q1: 'oa', q2: 4, q3: '=1+1' });
    await send(token, { q1: 'ob', q2: 5 });
    const file = await product.call(contract.exportSurveyResults, { params: { surveyId }, as: manager() });
    const book = read(file.bytes);
    expect(book.SheetNames).toEqual(['Bảng tổng hợp', 'Phiếu trả lời']);
    const rows = (name: string) => utils.sheet_to_json<unknown[]>(book.Sheets[name] ?? {}, { header: 1 });
    expect(rows('Bảng tổng hợp')[1]).toEqual([1, 'Ai trả lời?', 'Học sinh', 1, 0.5, 2]);
    const answers = rows('Phiếu trả lời');
    expect(answers[0]).toEqual(['Phiếu', '1. Ai trả lời?', '2. Hài lòng đến mức nào?', '3. Ý kiến']);
    expect(answers.slice(1).map((row) => row.slice(1))).toEqual(
      expect.arrayContaining([
        ['Học sinh', 4, '=1+1'],
        ['Phụ huynh', 5],
      ]),
    );
  });
});

describe('a draft', () => {
  const draft = async (written: SurveyForm) =>
    (await product.call(contract.makeSurvey, { body: { unitId: school.school, form: written }, as: manager() })).value;
  const save = (surveyId: string, version: number, written: SurveyForm) =>
    product.call(contract.saveSurveyForm, { params: { surveyId }, body: { version, form: written }, as: manager() });

  test('is saved; an older page does not overwrite it', async () => {
    const { id, version } = await draft({ ...form, questions: [] });
    const saved = await save(id, version, form);
    expect(saved.value.form).toEqual(form);
    expect((await save(id, version, { ...form, questions: [] })).error?.code).toBe('surveyChanged');
  });

  test('with faults is not opened', async () => {
    const { id } = await draft({ ...form, questions: [] });
    const refused = await product.call(contract.openSurvey, { params: { surveyId: id }, body: {}, as: manager() });
    expect([refused.status, refused.error?.details.count]).toEqual([422, 1]);
    const after = await product.call(contract.readSurvey, { params: { surveyId: id }, as: manager() });
    expect(after.value).toMatchObject({ state: 'draft', shareLink: null });
  });

  test('once opened stays as it is', async () => {
    const { surveyId } = await openedSurvey();
    expect((await save(surveyId, 1, form)).error?.code).toBe('surveyNotDraft');
    const gone = await product.call(contract.deleteDraftSurvey, { params: { surveyId }, as: manager() });
    expect(gone.error?.code).toBe('surveyNotDraft');
  });

  test('belongs to who manages surveys', async () => {
    const { id } = await draft(form);
    for (const role of ['teacher', 'invigilator'] as const) {
      const read_ = await product.call(contract.readSurvey, { params: { surveyId: id }, as: school.as(role) });
      expect(read_.status).toBe(403);
      const results_ = await product.call(contract.readSurveyResults, {
        params: { surveyId: id },
        as: school.as(role),
      });
      expect(results_.status).toBe(403);
    }
  });

  test('leaves its acts in the audit', async () => {
    const { surveyId } = await openedSurvey();
    await product.call(contract.closeSurvey, { params: { surveyId }, body: {}, as: manager() });
    const acts = (await product.deps.db.select().from(auditEntries)).filter(({ subjectId }) => subjectId === surveyId);
    expect(acts.map(({ act }) => act).sort()).toEqual(['survey.close', 'survey.make', 'survey.open']);
  });
});
