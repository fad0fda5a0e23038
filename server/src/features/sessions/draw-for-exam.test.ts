import { sql } from 'drizzle-orm';
import { CHECKLIST } from 'shared/bank/life.ts';
import { takeStep } from 'shared/contracts/bank-life.ts';
import * as contract from 'shared/contracts/drawing.ts';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import { createExam, readExam } from 'shared/contracts/sessions.ts';
import type { Blueprint } from 'shared/papers/blueprint.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Level } from 'shared/questions/draft.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE_SCHEME, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { addQuestions } from '../bank/index.ts';

let product: TestApp;
let school: TestSchool;
let as: string;
const FUNCTIONS = 'toan/12/ung-dung-dao-ham-de-khao-sat-ham-so';
const INTEGRALS = 'toan/12/nguyen-ham-va-tich-phan';
const scheme = { ...SAMPLE_SCHEME, parts: SAMPLE_SCHEME.parts.map((part) => ({ ...part, questions: 3 })) };

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'subjectLead', 'invigilator']);
  as = school.as('manager');
});
afterAll(() => product.close());

const choiceOf = (words: string): Definition => ({
  ...{ kind: 'choice', stem: plainText(words), key: 'a' },
  options: ['1', '2', '3', '4'].map((text, at) => ({ id: 'abcd'[at] ?? '', content: plainText(text) })),
});

async function added(words: readonly string[], topicId: string, level: Level | null = 'NB'): Promise<string[]> {
  const bank = { unitId: school.school, subject: 'Toán', by: school.accountOf('teacher'), now: product.deps.now() };
  product.pass(1);
  return product.deps.db.transaction((tx) =>
    addQuestions(
      tx,
      bank,
      words.map((one) => ({ definition: choiceOf(one), part: 1, topic: null, topicId, level })),
    ),
  );
}
async function approved(words: readonly string[], topicId: string, level: Level = 'NB'): Promise<string[]> {
  const ids = await added(words, topicId, level);
  for (const questionId of ids)
    for (const [step, role] of [
      ['submit', 'teacher'],
      ['approve', 'subjectLead'],
    ] as const) {
      const body = { step, version: 1, words: '', checked: [...CHECKLIST] };
      expect((await product.call(takeStep, { params: { questionId }, body, as: school.as(role) })).status).toBe(200);
    }
  return ids;
}
const blueprint = (...rows: [topicId: string, step: 'B' | 'H' | 'VD', questions: number][]): Blueprint => ({
  scale: 'three',
  rows: rows.map(([topicId, step, questions]) => ({ topicId, topic: topicId, cells: [{ part: 1, step, questions }] })),
  seed: null,
});
const draw = async (wanted: Partial<BodyOf<typeof contract.drawForExam>>, who = as) =>
  product.call(contract.drawForExam, {
    as: who,
    body: {
      ...{ unitId: school.school, subject: 'Toán', scheme, seed: 'K7Q2', kept: [], not: [], apart: true },
      ...{ alsoUnreviewed: false, blueprint: blueprint() },
      ...wanted,
    },
  });

describe('drawing for an exam', () => {
  test('takes approved questions of the cell, the least used first, and says how much is missing and why', async () => {
    const [first = '', second = '', third = ''] = await approved(
      [
        'Hàm số nào đồng biến trên tập số thực?',
        'Cực đại của đồ thị trong hình là điểm nào?',
        'Tiệm cận đứng là đường?',
      ],
      FUNCTIONS,
    );
    await added(['Câu chưa ai duyệt về giá trị lớn nhất?'], FUNCTIONS);
    await added(['Câu mà tệp không ghi mức độ?'], FUNCTIONS, null);
    await product.deps.db.execute(sql`UPDATE questions SET uses = 2 WHERE id = ${first}`);

    const two = (await draw({ blueprint: blueprint([FUNCTIONS, 'B', 2]) })).value;
    expect(two.cells).toMatchObject([{ row: 0, part: 1, step: 'B', questions: 2, short: 0, unused: 2 }]);
    expect(two.cells[0]?.ids.toSorted()).toEqual([second, third].toSorted());

    const rows = blueprint([FUNCTIONS, 'B', 5], [INTEGRALS, 'B', 1]);
    expect((await draw({ blueprint: rows })).value.cells).toMatchObject([
      { short: 2, fitting: 3, elsewhere: 0, twins: 0, unused: 2 },
      { short: 1, fitting: 0, ids: [] },
    ]);
    expect((await draw({ blueprint: rows, alsoUnreviewed: true })).value.cells[0]).toMatchObject({ short: 1 });
    const { supply } = (
      await product.call(contract.readSupply, { as, query: { unitId: school.school, subject: 'Toán' } })
    ).value;
    expect(supply).toEqual([
      { topicId: FUNCTIONS, kind: 'choice', level: 'NB', approved: 3, unreviewed: 1 },
      { topicId: FUNCTIONS, kind: 'choice', level: null, approved: 0, unreviewed: 1 },
    ]);
  });

  test('keeps near twins apart unless the teacher says otherwise', async () => {
    const words = 'Tính diện tích hình phẳng giới hạn bởi đồ thị hàm số y bằng x bình phương và trục hoành, biết x từ';
    const twins = await approved([`${words} 0 đến 3.`, `${words} 0 đến 5.`], INTEGRALS, 'TH');
    const wanted = { blueprint: blueprint([INTEGRALS, 'H', 2]) };
    expect((await draw(wanted)).value.cells).toMatchObject([{ short: 1, fitting: 2, twins: 1 }]);
    const both = (await draw({ ...wanted, apart: false })).value.cells[0]?.ids ?? [];
    expect(both.toSorted()).toEqual(twins.toSorted());
  });

  test('leaves what the teacher has chosen, and never draws what was sent away', async () => {
    const [one = '', two = ''] = await approved(
      ['Xác suất có điều kiện là gì?', 'Biến cố đối của A là?'],
      'toan/12/xac-suat',
    );
    const wanted = { blueprint: blueprint(['toan/12/xac-suat', 'B', 2]) };
    const kept = [{ part: 1, questionId: one }];
    expect((await draw({ ...wanted, kept, not: [two] })).value).toMatchObject({ cells: [{ ids: [one], short: 1 }] });
    const elsewhere = await draw({ ...wanted, kept: [{ part: 2, questionId: one }] });
    expect(elsewhere.value).toMatchObject({ cells: [{ ids: [two], elsewhere: 1 }], outside: [one] });
  });

  test('spares what stands in another exam of the same makers, and the exam remembers its blueprint', async () => {
    const topicId = 'toan/12/vecto-va-he-toa-do-trong-khong-gian';
    const [taken = '', free = ''] = await approved(['Vectơ pháp tuyến của mặt phẳng?', 'Tọa độ trung điểm?'], topicId);
    const drawn = { ...blueprint([topicId, 'B', 1]), seed: 'K7Q2' };
    const body = {
      ...{ title: 'Giữa kì', subject: 'Toán', durationSeconds: 3600, scheme, security: 'open' as const, proctoring: 0 },
      ...{ unitId: school.school, questions: [{ part: 1, questionId: taken }], blueprint: drawn },
    };
    const { examId } = (await product.call(createExam, { as, body })).value;
    expect((await product.call(readExam, { as, params: { examId } })).value.blueprint).toEqual(drawn);
    const seeds = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const seed of seeds) expect((await draw({ blueprint: drawn, seed })).value.cells[0]?.ids).toEqual([free]);
    const own = await Promise.all(seeds.map((seed) => draw({ blueprint: drawn, seed, examId })));
    expect(own.some(({ value }) => value.cells[0]?.ids[0] === taken)).toBe(true);
    // Whoever does not make that exam is told nothing of it, not even by a draw.
    const others = await Promise.all(seeds.map((seed) => draw({ blueprint: drawn, seed }, school.as('subjectLead'))));
    expect(others.some(({ value }) => value.cells[0]?.ids[0] === taken)).toBe(true);
  });

  test('is for who reads the bank', async () => {
    expect((await draw({}, school.as('invigilator'))).status).toBe(403);
    const query = { unitId: school.school, subject: 'Toán' };
    expect((await product.call(contract.readSupply, { as: school.as('invigilator'), query })).status).toBe(403);
  });
});
