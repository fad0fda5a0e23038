import { read, utils } from '@e965/xlsx';
import { readItemAnalysis } from 'shared/contracts/analytics.ts';
import { listResults, markSession } from 'shared/contracts/grading.ts';
import { signIn } from 'shared/contracts/people.ts';
import * as contract from 'shared/contracts/reports.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { ALL_RIGHT, sitExam } from '../../testing-sittings.ts';
import { actsOf } from '../audit/index.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { createSession } from '../sessions/index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

const HOUR = 3_600_000;

/** Six sit (three all right, three with the first question wrong and the last blank), the seventh is absent. */
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { candidates: 7 });
  product.pass(HOUR);
  for (let seat = 0; seat < 6; seat++) {
    const weak = { q1: 'o3', q2: ALL_RIGHT.q2 ?? {} };
    await sitExam(product, exam.slips[seat] ?? '', seat < 3 ? ALL_RIGHT : weak);
  }
  product.pass(4 * HOUR);
});
afterAll(() => product.close());

const input = (as = school.as('teacher')) => ({ as, params: { examId: exam.examId }, query: {} });

test('before marking every door says what to do first', async () => {
  for (const endpoint of [contract.readResultReport, contract.downloadResultPdf, readItemAnalysis])
    expect(await product.call(endpoint, input())).toMatchObject({ status: 409, error: { code: 'notMarkedYet' } });
  await product.call(markSession, { as: school.as('manager'), params: { sessionId: exam.sessionId } });
});

test('the report has counts, centre, distribution and groups, each with its n and proof', async () => {
  const { value } = await product.call(contract.readResultReport, input());
  expect(value.counts).toEqual({ candidates: 7, submitted: 6, collected: 0, unmarked: 0, absent: 1 });
  expect(value.summary).toMatchObject({ n: 6, mean: 1.375, median: 1.375 });
  expect(value.distribution.reduce((sum, bin) => sum + bin.n, 0)).toBe(6);
  expect(value.classes).toMatchObject([{ name: '12A1', school: 'THPT số 1', n: 6, mean: 1.375 }]);
  expect(value.proof).toMatchObject({ n: 6, codeVersion: 'khaothi-marking-1 khaothi-classical-1' });
});

test('the item analysis maps both codes back to the master order', async () => {
  const { value } = await product.call(readItemAnalysis, input());
  expect(value.items.map(({ facility, keyText }) => [facility, keyText])).toEqual([
    [0.5, 'B'],
    [1, 'ĐSĐS'],
    [0.5, '-1,5'],
  ]);
  expect(value.items[0]?.answers.map(({ label, n }) => [label, n])).toEqual([
    ['A', 0],
    ['B', 3],
    ['C', 3],
    ['D', 0],
    [null, 0],
  ]);
  expect(value.items[2]).toMatchObject({ omitted: 3 });
  expect(value.stories.map((story) => story.rule)).toContain('fewPersons');
  const again = await product.call(readItemAnalysis, input());
  expect(again.value.proof).toEqual(value.proof);
});

test('Excel holds results by given name, item analysis and answers, and keeps the zeros of numbers', async () => {
  const reply = await product.call(contract.downloadResultWorkbook, input());
  expect(reply.headers['content-disposition']).toContain('ket-qua-kiem-tra-thu.xlsx');
  const book = read(reply.bytes);
  expect(book.SheetNames).toEqual(['Kết quả', 'Phân tích câu hỏi', 'Bài làm', 'Cách tính']);
  const rows = (name: string) => utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name] ?? {});
  expect(rows('Kết quả')[0]).toMatchObject({ SBD: '000001', Lớp: '12A1', 'Điểm (1,75)': 1.75, 'Tình trạng': 'Đã nộp' });
  expect(rows('Kết quả').at(-1)).toMatchObject({ SBD: '000007', 'Tình trạng': 'Vắng' });
  expect(rows('Phân tích câu hỏi')[0]).toMatchObject({ Câu: 'I.1', 'Đáp án': 'B', 'Độ khó P': 0.5 });
  expect(rows('Bài làm')[0]).toMatchObject({ 'Họ và tên': 'ĐÁP ÁN', 'I.1': 'B' });
  // Letters of the master order, though neighbours sat different codes.
  expect(
    rows('Bài làm')
      .slice(4)
      .map((row) => row['I.1']),
  ).toEqual(['C', 'C', 'C']);
});

test('the printed report is a PDF of Vietnamese type', async () => {
  const reply = await product.call(contract.downloadResultPdf, input());
  const text = reply.bytes.toString('latin1');
  expect(reply.headers['content-type']).toBe('application/pdf');
  expect(text.startsWith('%PDF-1.')).toBe(true);
  expect(text).toContain('BeVietnamPro');
});

test('who took the results as a file is written down, with the file and the session', async () => {
  const before = (await actsOf(product.deps.db, 'results.download')).length;
  const query = { session: exam.sessionId };
  await product.call(contract.downloadResultWorkbook, { ...input(), query });
  await product.call(contract.downloadResultPdf, input(school.as('manager')));
  expect((await actsOf(product.deps.db, 'results.download')).slice(before)).toMatchObject([
    {
      actor: school.accountOf('teacher'),
      subjectId: exam.examId,
      details: { as: 'xlsx', session: exam.sessionId, candidates: 7 },
    },
    { actor: school.accountOf('manager'), subjectId: exam.examId, details: { as: 'pdf', session: null } },
  ]);
});

test('who reads no results gets none, and who reads elsewhere sees nobody here', async () => {
  await product.deps.db.transaction(async (tx) => {
    const other = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    const personId = await createPerson(tx, { name: 'Lò Thị Én', personalNumber: null, birthDate: null, sex: null });
    const roles = [{ role: 'teacher' as const, unitId: other }];
    await createAccount(tx, { personId, username: 'elsewhere', password: 'mot-mat-khau-de-thu', roles });
  });
  const elsewhere = await product.call(signIn, { body: { username: 'elsewhere', password: 'mot-mat-khau-de-thu' } });
  expect((await product.call(listResults, input(elsewhere.cookies))).value.rows).toEqual([]);
  expect((await product.call(contract.readResultReport, input(elsewhere.cookies))).error?.code).toBe('notMarkedYet');

  expect((await product.call(contract.readResultReport, input(school.as('invigilator')))).status).toBe(403);
  expect((await product.call(contract.downloadResultWorkbook, input(''))).status).toBe(401);
});

test('what shows keys stays shut while another session of the exam has still to be sat', async () => {
  const startsAt = new Date(product.deps.now() + HOUR);
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR) };
  await product.deps.db.transaction((tx) =>
    createSession(
      tx,
      { examId: exam.examId, title: 'Ca 2', ...times, rooms: [] },
      { by: school.accountOf('manager'), now: product.deps.now() },
    ),
  );
  for (const endpoint of [readItemAnalysis, contract.downloadResultWorkbook, contract.downloadResultPdf])
    expect(await product.call(endpoint, input())).toMatchObject({ status: 409, error: { code: 'keyStillSecret' } });
  expect((await product.call(contract.readResultReport, input())).status).toBe(200);
  product.pass(4 * HOUR);
  expect((await product.call(readItemAnalysis, input())).status).toBe(200);
});
