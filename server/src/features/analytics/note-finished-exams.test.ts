import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsOf } from '../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { ALL_RIGHT, sitExam } from '../../testing-sittings.ts';
import { markFinishedSessions } from '../grading/index.ts';
import { noteFinishedExams } from './note-finished-exams.ts';

const HOUR = 3_600_000;

let product: TestApp;
let exam: Awaited<ReturnType<typeof seedExam>>;
let other: typeof exam;

beforeEach(async () => {
  product = await startTestApp();
  const school = await seedSchool(product, ['manager']);
  exam = await seedExam(product, school, { candidates: 2 });
  await product.deps.db.execute(sql`UPDATE persons SET personal_number = '9' || substr(personal_number, 2)`);
  other = await seedExam(product, school, { candidates: 1 });
});
afterEach(() => product.close());

const records = ({ questionIds }: typeof exam) =>
  rowsOf<{ uses: number; answered: number | null; facility: number | null }>(
    product.deps.db,
    sql`SELECT uses, answered, facility FROM questions WHERE id = ${questionIds[0]}`,
  );

test('how questions did reaches the bank by the clock, once for each marking, though nobody opens an analysis', async () => {
  const { deps } = product;
  const [one = '', two = ''] = exam.slips;
  product.pass(HOUR);
  await sitExam(product, one, ALL_RIGHT);
  await sitExam(product, two, { ...ALL_RIGHT, q1: 'o1' });
  expect(await noteFinishedExams(deps)).toBe(0);
  product.pass(4 * HOUR);
  expect(await markFinishedSessions(deps)).toBe(2);
  expect(await records(exam)).toEqual([{ uses: 1, answered: null, facility: null }]);
  product.pass(60_000);
  expect(await noteFinishedExams(deps)).toBe(1);
  expect(await records(exam)).toEqual([{ uses: 1, answered: 2, facility: 0.5 }]);
  expect(await noteFinishedExams(deps)).toBe(0);
  // As a marking leaves them that was at work while the figures were written: made before, to be seen only now.
  await deps.db.execute(sql`
    INSERT INTO attempt_results SELECT (jsonb_populate_record(was, jsonb_build_object('revision', 2))).*
    FROM attempt_results was WHERE exam_id = ${exam.examId}`);
  expect(await noteFinishedExams(deps)).toBe(1);
});

test('also where somebody with more time never came, so that the exam was over only after its marking', async () => {
  const { deps } = product;
  const [here = ''] = exam.slips;
  await deps.db.execute(sql`UPDATE candidates SET extra_ms = ${5 * HOUR} WHERE id = ${exam.candidateIds[1]}`);
  product.pass(HOUR);
  await sitExam(product, here, ALL_RIGHT);
  product.pass(4 * HOUR);
  expect(await markFinishedSessions(deps)).toBe(1);
  expect(await noteFinishedExams(deps)).toBe(0);
  product.pass(9 * HOUR);
  expect(await markFinishedSessions(deps)).toBe(0);
  expect(await noteFinishedExams(deps)).toBe(1);
  expect(await records(exam)).toEqual([{ uses: 1, answered: 1, facility: 1 }]);
});

test('an exam that cannot be analysed holds up no other', async () => {
  const { deps } = product;
  const both = [exam, other].sort((a, b) => (a.examId < b.examId ? -1 : 1));
  product.pass(HOUR);
  for (const { slips } of both) await sitExam(product, slips[0] ?? '', ALL_RIGHT);
  product.pass(4 * HOUR);
  expect(await markFinishedSessions(deps)).toBe(2);
  const [torn = exam, whole = exam] = both;
  await deps.db.execute(sql`UPDATE attempt_results SET items = '7' WHERE exam_id = ${torn.examId}`);
  await expect(noteFinishedExams(deps)).rejects.toThrow('1 exams');
  expect(await records(whole)).toEqual([{ uses: 1, answered: 1, facility: 1 }]);
});
