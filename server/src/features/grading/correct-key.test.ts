import { asc, eq } from 'drizzle-orm';
import * as contract from 'shared/contracts/grading.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition, Response } from 'shared/questions/registry.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { sitExam } from '../../testing-sittings.ts';
import { actsOf, verifyAudit } from '../audit/index.ts';
import { attemptResults, keyCorrections } from './tables.ts';

const capital: Definition = {
  kind: 'shortText',
  stem: plainText('Cố đô của triều Nguyễn?'),
  accepted: [{ text: 'Hà Nội' }, { text: 'Phú Xuân', share: 0.5 }],
};
const journey: Definition = {
  kind: 'cloze',
  stem: plainText('Hoàn thành câu.'),
  text: [
    {
      type: 'paragraph',
      content: [
        { type: 'gap', id: 'g1' },
        { type: 'text', text: ' km, she ' },
        { type: 'gap', id: 'g2' },
      ],
    },
  ],
  gaps: [
    { id: 'g1', mode: 'number', accepted: ['300'], tolerance: 1 },
    { id: 'g2', mode: 'text', accepted: [{ text: 'gone' }] },
  ],
};
const parabola: Definition = {
  kind: 'composite',
  stem: plainText('Cho y = x².'),
  parts: [
    { id: 'p1', points: 1, definition: { kind: 'shortAnswer', stem: plainText('y(3)?'), accepted: ['6'] } },
    {
      id: 'p2',
      points: 1,
      definition: {
        kind: 'choice',
        stem: plainText('Đỉnh?'),
        options: ['a', 'b', 'c', 'd'].map((id) => ({ id, content: plainText(id) })),
        key: 'a',
      },
    },
  ],
};

const HOUR = 3_600_000;
/** Right by the keys as they ought to be; the second wrote what the keys say that were set. */
const ANSWERS: readonly Readonly<Record<string, Response>>[] = [
  { q1: 'cố đô Huế', q2: { g1: '300', g2: 'went' }, q3: { p1: '9', p2: 'a' } },
  { q1: 'Hà Nội', q2: { g1: '300', g2: 'gone' }, q3: { p1: '6', p2: 'a' } },
  { q1: 'phú xuân', q2: { g1: '301' }, q3: { p1: '9', p2: 'c' } },
];

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let attempts: string[];
beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher']);
  exam = await seedExam(product, school, { candidates: 3, questions: [capital, journey, parabola] });
  product.pass(HOUR);
  attempts = [];
  for (const [at, answers] of ANSWERS.entries())
    attempts.push((await sitExam(product, exam.slips[at] ?? '', answers)).attempt);
  product.pass(3 * HOUR + 60_000);
  await product.call(contract.markSession, { as: school.as('manager'), params: { sessionId: exam.sessionId } });
});
afterEach(() => product.close());

const correct = (item: string, key: string, as = school.as('manager')) =>
  product.call(contract.correctKey, {
    ...{ as, params: { examId: exam.examId } },
    body: { item, correction: { kind: 'key', key }, reason: 'Đáp án in nhầm' },
  });

/** The share of its points that each candidate has for an item, by revision of the mark. */
async function shares(item: string) {
  const marks = await product.deps.db.select().from(attemptResults).orderBy(asc(attemptResults.revision));
  return attempts.map((attempt) =>
    marks
      .filter(({ attemptId }) => attemptId === attempt)
      .map(({ items }) => {
        const found = items.find((one) => one.item === item);
        return found && found.points / found.maximum;
      }),
  );
}

test.each([
  [
    'a short text',
    'q1',
    'Hà Nội',
    'Huế | cố đô Huế',
    [
      [0, 1],
      [1, 0],
      [0.5, 0.5],
    ],
  ],
  [
    'a text with gaps',
    'q2',
    '(1) 300; (2) gone',
    '(2) went',
    [
      [0.5, 1],
      [1, 0.5],
      [0.5, 0.5],
    ],
  ],
  [
    'a question of several parts',
    'q3',
    'a) 6; b) A',
    'a) 9',
    [
      [0.5, 1],
      [1, 0.5],
      [0, 0.5],
    ],
  ],
] as const)('%s whose key was wrong is marked again for all who sat it', async (_kind, item, before, key, points) => {
  const { value } = await correct(item, key);
  expect(value).toEqual({ changed: 3, unchanged: 0 });
  expect(await shares(item)).toEqual(points);
  const rows = (
    await product.call(contract.listResults, { as: school.as('teacher'), params: { examId: exam.examId }, query: {} })
  ).value.rows;
  expect(rows.map(({ revision }) => revision)).toEqual([2, 2, 2]);
  const acts = await actsOf(product.deps.db, 'exam.correctKey');
  expect(acts.map(({ actor, details }) => [actor, details])).toEqual([
    [school.accountOf('manager'), { item, before, correction: { kind: 'key', key }, reason: 'Đáp án in nhầm' }],
  ]);
  const [, again] = await actsOf(product.deps.db, 'session.mark');
  expect(again?.details).toMatchObject({ marked: 3, reason: 'Đáp án in nhầm' });
  expect(again?.seq).toBe((acts[0]?.seq ?? 0) + 1);
  expect(await verifyAudit(product.deps.db)).toMatchObject({ broken: null });
});

test('a second correction stands on the first: gaps that it does not name keep what was corrected before', async () => {
  await correct('q2', '(2) went');
  await correct('q2', '(1) 305');
  expect(await shares('q2')).toEqual([
    [0.5, 1, 0.5],
    [1, 0.5, 0],
    [0.5, 0.5, 0],
  ]);
  const [, second] = await actsOf(product.deps.db, 'exam.correctKey');
  expect(second?.details).toMatchObject({ before: '(1) 300; (2) went' });
});

test('an earlier correction keeps the meaning that it had, however its text would be read now', async () => {
  await correct('q1', 'Huế | cố đô Huế');
  await product.deps.db.update(keyCorrections).set({ correction: { kind: 'key', key: ' | ' } });
  await correct('q3', 'a) 9');
  expect(await shares('q1')).toEqual([
    [0, 1, 1],
    [1, 0, 0],
    [0.5, 0.5, 0.5],
  ]);
});

test('a second correction of a text gives back what earned half before the first', async () => {
  await correct('q1', 'Huế | phú xuân | Phú Xuân');
  await correct('q1', 'cố đô Huế');
  expect((await shares('q1'))[2]).toEqual([0.5, 1, 0.5]);
  const [, second] = await actsOf(product.deps.db, 'exam.correctKey');
  expect(second?.details).toMatchObject({ before: 'Huế | phú xuân | Phú Xuân' });
});

test('what is kept of a correction says nothing of the question but its key', async () => {
  for (const [item, key] of [
    ['q1', 'Huế'],
    ['q2', '(2) went'],
    ['q3', 'b) C'],
  ] as const)
    await correct(item, key);
  const kept = JSON.stringify(await product.deps.db.select().from(keyCorrections));
  for (const words of ['triều Nguyễn', 'Hoàn thành', 'km, she', 'Cho y', 'Đỉnh']) expect(kept).not.toContain(words);
});

test('a correction that has lost its key marks nobody by the key that was wrong', async () => {
  await correct('q1', 'Huế');
  await product.deps.db.update(keyCorrections).set({ changes: null });
  expect((await correct('q3', 'a) 9')).status).toBe(500);
  expect(await product.deps.db.$count(attemptResults, eq(attemptResults.revision, 3))).toBe(0);
});

test.each([
  ['q1', '   |  '],
  ['q2', '(3) went'],
  ['q2', '(1) ba trăm'],
  ['q3', 'b) Z'],
  ['q3', 'c) A'],
])('what cannot be a key of %s ("%s") is refused, and nothing is marked anew', async (item, key) => {
  expect(await correct(item, key)).toMatchObject({ status: 422, error: { code: 'keyNotReadable' } });
  expect(await product.deps.db.$count(attemptResults, eq(attemptResults.revision, 2))).toBe(0);
});

test('a teacher does not correct keys', async () => {
  expect((await correct('q1', 'Huế', school.as('teacher'))).status).toBe(403);
});
