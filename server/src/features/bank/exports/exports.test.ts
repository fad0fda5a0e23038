import { readImport, uploadQuestions } from 'shared/contracts/bank.ts';
import * as contract from 'shared/contracts/bank-exports.ts';
import { TOLD_TYPE } from 'shared/contracts/told-reply.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { actsOf } from '../../audit/index.ts';
import { findUnitPath } from '../../people/index.ts';
import { addQuestions } from '../add-questions.ts';
import { choiceOf, newQuestion } from '../testing.ts';
import { exportQuestions } from './export-questions.ts';

const slider: Definition = { kind: 'slider', stem: plainText('Kéo tới 5'), min: 0, max: 10, step: 1, key: 5 };
const essay: Definition = {
  kind: 'essay',
  stem: plainText('Viết một đoạn văn'),
  rubric: [{ id: 'a', criterion: 'Đủ ý', points: 2 }],
};

let product: TestApp;
let school: TestSchool;
let ids: string[];
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'invigilator']);
  const { deps } = product;
  const bank = { unitId: school.school, subject: 'Toán', by: school.accountOf('teacher'), now: deps.now() };
  ids = await deps.db.transaction((tx) =>
    addQuestions(tx, bank, [
      newQuestion(choiceOf('Tính', 'x^2+1'), { level: 'VD', topic: 'Hàm số' }),
      newQuestion(slider),
      newQuestion(essay, { level: 'TH' }),
    ]),
  );
});
afterAll(() => product.close());

const asked = (format: contract.ExportFormat) => ({
  query: { unitId: school.school },
  body: { which: { ids }, format },
  as: school.as('teacher'),
});

test.each([
  ['docx', 'docx'],
  ['xlsx', 'xlsx'],
  ['moodle-xml', 'xml'],
] as const)('questions leave as %s and come back by the import', async (format, ending) => {
  const file = await product.call(contract.exportQuestions, asked(format));
  expect(String(file.headers['content-disposition'])).toMatch(new RegExp(`cau-hoi-\\d{4}-\\d\\d-\\d\\d\\.${ending}`));
  const upload = await product.call(uploadQuestions, {
    query: { unitId: school.school, subject: 'Toán' },
    as: school.as('teacher'),
    file: { name: `a.${ending}`, bytes: file.bytes },
  });
  const { items } = (
    await product.call(readImport, { params: { importId: upload.value.id }, as: school.as('teacher') })
  ).value;
  expect(items.map(({ definition, level }) => [definition.kind, level])).toEqual([
    ['choice', 'VD'],
    ['essay', 'TH'],
  ]);
  expect(items[0]).toMatchObject({ writtenKey: 'B', problems: [] });
});

test('all kinds leave as a QTI 3 package and come back as they were, with level and topic', async () => {
  const file = await product.call(contract.exportQuestions, asked('qti3'));
  const upload = await product.call(uploadQuestions, {
    query: { unitId: school.school, subject: 'Toán' },
    as: school.as('teacher'),
    file: { name: 'gói.zip', bytes: file.bytes },
  });
  expect(upload.value).toMatchObject({ format: 'qti', questions: 3, withProblems: 0 });
  const { items } = (
    await product.call(readImport, { params: { importId: upload.value.id }, as: school.as('teacher') })
  ).value;
  expect(items.map(({ definition, level, topic }) => [definition, level, topic])).toEqual([
    [expect.objectContaining({ kind: 'choice' }), 'VD', 'Hàm số'],
    [slider, null, null],
    [essay, 'TH', null],
  ]);
  expect((await product.call(contract.reportExport, asked('qti3'))).value).toMatchObject({ whole: 3, losses: [] });
});

test('a report says before what a file will lose, and of which question', async () => {
  const { value } = await product.call(contract.reportExport, asked('xlsx'));
  expect(value).toEqual({
    questions: 3,
    whole: 1,
    losses: [
      { questionId: ids[1], title: 'Kéo tới 5', outcome: 'leftBehind', why: ['slider'] },
      { questionId: ids[2], title: 'Viết một đoạn văn', outcome: 'writtenWithLoss', why: ['rubric'] },
    ],
  });
});

test('all that a search finds, less what was taken out of the choice', async () => {
  const { value } = await product.call(contract.reportExport, {
    ...asked('moodle-xml'),
    body: { which: { filter: { level: 'VD' }, except: [] }, format: 'moodle-xml' },
  });
  expect(value).toMatchObject({ questions: 1, whole: 1 });
});

describe('a long export', () => {
  let many: string[];
  beforeAll(async () => {
    const { deps } = product;
    const bank = { unitId: school.school, subject: 'Lí', by: school.accountOf('teacher'), now: deps.now() };
    const questions = Array.from({ length: 45 }, (_, n) => newQuestion(choiceOf(`Câu ${n}`)));
    many = await deps.db.transaction((tx) => addQuestions(tx, bank, questions));
  });

  test.each(contract.EXPORT_FORMATS)('to %s says how many questions are written of those asked for', async (format) => {
    const { bytes } = await product.call(contract.exportQuestions, {
      ...asked(format),
      body: { which: { ids: many }, format },
      headers: { accept: TOLD_TYPE },
    });
    const told = bytes.toString('latin1').split('{"file"')[0]?.trim().split('\n') ?? [];
    const steps = told.map((line) => JSON.parse(line)).filter(({ done }) => done > 0);
    expect(steps).toEqual([20, 40, 45].map((done) => ({ step: 'writing', done, total: 45 })));
    const [head = ''] = /\{"file".*\n/.exec(bytes.toString('latin1')) ?? [];
    expect(JSON.parse(head).file.bytes).toBe(bytes.length - bytes.indexOf('{"file"') - head.length);
  });

  const STOPS = contract.EXPORT_FORMATS.flatMap((format) => [
    { format, last: 20, told: [20] },
    { format, last: 45, told: [20, 40, 45] },
  ]);
  test.each(STOPS)('to $format ends where it is stopped at $last, and no key has left the bank', async (stop) => {
    const { format, last, told } = stop;
    const { deps } = product;
    const taken = () => actsOf(deps.db, 'question.export').then(({ length }) => length);
    const before = await taken();
    const stopping = new AbortController();
    const heard: number[] = [];
    const tell = (step: string, done: number) => {
      if (step !== 'writing' || done === 0) return;
      heard.push(done);
      if (done === last) stopping.abort();
    };
    const unitPath = (await findUnitPath(deps.db, school.school)) ?? '';
    const who = { accountId: school.accountOf('teacher'), name: '', grants: [{ role: 'teacher' as const, unitPath }] };
    const file = exportQuestions(deps, {
      ...{ unitId: school.school, which: { ids: many }, format, who },
      work: { tell, signal: stopping.signal },
    });
    await expect(file).rejects.toMatchObject({ name: 'AbortError' });
    expect([heard, await taken()]).toEqual([told, before]);
  });
});

test('a file without a question is refused', async () => {
  const [, only = ''] = ids;
  const { error } = await product.call(contract.exportQuestions, {
    ...asked('xlsx'),
    body: { which: { ids: [only] }, format: 'xlsx' },
  });
  expect(error?.code).toBe('nothingToExport');
});

test('who may not read the bank takes nothing out of it', async () => {
  const refused = await product.call(contract.exportQuestions, { ...asked('xlsx'), as: school.as('invigilator') });
  expect(refused.error?.code).toBe('forbidden');
});

test('the audit chain says who took keys out of the bank', async () => {
  await product.call(contract.exportQuestions, asked('xlsx'));
  const acts = await actsOf(product.deps.db, 'question.export');
  expect(acts.at(-1)).toMatchObject({ details: { format: 'xlsx', written: 2, leftBehind: 1 } });
});

test('the template is a workbook that the import reads without a problem', async () => {
  const file = await product.call(contract.questionTemplate, { as: school.as('teacher') });
  const upload = await product.call(uploadQuestions, {
    query: { unitId: school.school, subject: 'Toán' },
    as: school.as('teacher'),
    file: { name: 'mẫu.xlsx', bytes: file.bytes },
  });
  expect(upload.value).toMatchObject({ format: 'xlsx', questions: 8, withProblems: 0 });
});
