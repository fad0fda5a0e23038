import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { readItemAnalysis } from 'shared/contracts/analytics.ts';
import { readLife } from 'shared/contracts/bank-life.ts';
import { drawForExam } from 'shared/contracts/drawing.ts';
import { correctKey, listResults } from 'shared/contracts/grading.ts';
import { giveShare, splitRelease } from 'shared/contracts/releases.ts';
import { readScript } from 'shared/contracts/scripts.ts';
import * as contract from 'shared/contracts/sessions.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowsOf } from './db/db.ts';
import { noteFinishedExams } from './features/analytics/index.ts';
import { addQuestions } from './features/bank/index.ts';
import { markFinishedSessions } from './features/grading/index.ts';
import { paperBlob } from './features/papers/index.ts';
import { createPerson, enrol } from './features/people/index.ts';
import { addCandidates, createSession, exams, issueSlips } from './features/sessions/index.ts';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from './testing.ts';
import { type Dump, dumpOf, newIn, saying } from './testing-dump.ts';
import { sitExam } from './testing-sittings.ts';

const HOUR = 3_600_000;
const TOPIC = 'toan/12/nguyen-ham-va-tich-phan';
const SEED = 'GIEO7Q';

/** Questions of a bank: every third is asked. No text of one is part of another's. */
const BANK: readonly Definition[] = Array.from({ length: 12 }, (_, n): Definition => {
  const word = `Vũng${'abcdefghijkl'[n]}xanh`;
  if (n % 6 === 3)
    return { kind: 'shortAnswer', stem: plainText(`Chiều sâu của ${word} là?`), accepted: [`-7${n},125`] };
  return {
    kind: 'choice',
    stem: plainText(`Con suối nào chảy vào ${word}?`),
    options: ['Ngòi', 'Nậm', 'Khe', 'Suối'].map((name, at) => ({
      id: `luachon${n}${at}`,
      content: plainText(`${name} Lửng ${word} ${at}`),
    })),
    key: `luachon${n}1`,
    solution: plainText(`Vì ${word} nằm dưới thác.`),
  };
});
const scheme: contract.ExamSettings['scheme'] = {
  parts: [{ part: 1, kind: 'mixed', questions: 4, points: 2.5 }],
  decimals: 2,
};

let product: TestApp;
let school: TestSchool;
let as: string;
let bank: string[];
let asked: string[];
/** All that nobody may read: ids, words, keys, seeds. */
let secrets: string[];
let before: Dump;
let draftRows: unknown[];
let examId: string;
let sessionId: string;
let slips: string[];

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'subjectLead']);
  as = school.as('manager');
  bank = await product.deps.db.transaction((tx) =>
    addQuestions(
      tx,
      { unitId: school.school, subject: 'Toán', by: school.accountOf('manager'), now: product.deps.now() },
      BANK.map((definition) => ({ definition, part: 1, topic: null, topicId: TOPIC, level: 'NB' as const })),
    ),
  );
  asked = bank.filter((_, n) => n % 3 === 0);
  const words = BANK.filter((_, n) => n % 3 === 0).flatMap((definition) => textsIn(definition));
  secrets = [...asked, ...words, SEED];
  before = await dumpOf(product.deps.db);
});
afterAll(() => product.close());

/** Every text of a definition of more than a few letters, option ids among them. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return value.length > 5 && !/^(choice|shortAnswer|paragraph)$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const since = async () => newIn(await dumpOf(product.deps.db), before);
const exam = async () => (await product.call(contract.readExam, { as, params: { examId } })).value;
const itemRows = () =>
  rowsOf(product.deps.db, sql`SELECT * FROM exam_items WHERE exam_id = ${examId} ORDER BY position`);
const blueprint = (seed: string | null) => ({
  ...{ scale: 'three' as const, seed },
  rows: [{ topicId: TOPIC, topic: '', cells: [{ part: 1, step: 'B' as const, questions: 4 }] }],
});
/** What a draw for another exam holds to be used before: the questions it does not take. */
async function drawnElsewhere() {
  const body = { unitId: school.school, subject: 'Toán', scheme, blueprint: blueprint(null), seed: 'x' };
  const rest = { kept: [], not: [], apart: false, alsoUnreviewed: true };
  const cells = {
    ...body.blueprint,
    rows: [{ topicId: TOPIC, topic: '', cells: [{ part: 1, step: 'B' as const, questions: 8 }] }],
  };
  const { value } = await product.call(drawForExam, { as, body: { ...body, blueprint: cells, ...rest } });
  return { unseen: value.unseen, taken: value.cells.flatMap(({ ids }) => ids) };
}
const correct = () =>
  product.call(correctKey, {
    as,
    params: { examId },
    body: { item: 'q1', correction: { kind: 'everybody' }, reason: 'Đề in nhầm' },
  });

test('a draft says what it asks, and this search finds it', async () => {
  const body: contract.ExamSettings = {
    ...{ title: 'Thi thử lần 2', subject: 'Toán', durationSeconds: 3_600, scheme, security: 'open', proctoring: 0 },
    ...{ blueprint: blueprint(SEED), questions: asked.map((questionId) => ({ questionId, part: 1 })) },
  };
  const made = await product.call(contract.createExam, { as, body: { ...body, unitId: school.school } });
  examId = made.value.examId;
  draftRows = await itemRows();
  const [{ seed = '' } = {}] = await product.deps.db.select().from(exams).where(eq(exams.id, examId));
  expect(seed).not.toBe('');
  secrets.push(seed);
  const said = saying(await since(), secrets);
  for (const id of asked)
    expect(said.some((row) => row.startsWith(id) && row.includes('public.exam_items'))).toBe(true);
  expect(saying(await since(), [SEED])).toHaveLength(1);
  expect(saying(await since(), [seed])).toHaveLength(1);
});

describe('sealed', () => {
  beforeAll(async () => {
    expect((await product.call(contract.sealExam, { as, params: { examId }, body: { codes: 3 } })).status).toBe(200);
    const by = school.accountOf('manager');
    const { now, db } = product.deps;
    slips = await db.transaction(async (tx) => {
      const startsAt = new Date(now() + 2 * HOUR);
      const session = await createSession(
        tx,
        {
          ...{ examId, title: 'Ca 1', startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR) },
          rooms: [{ name: 'Phòng 1', unitId: school.school, seats: 40 }],
        },
        { by, now: now() },
      );
      sessionId = session.sessionId;
      const seated = [];
      for (const seat of [1, 2]) {
        const nobody = { personalNumber: null, birthDate: null, sex: null };
        const personId = await createPerson(tx, { name: `Giàng A Páo ${seat}`, ...nobody });
        await enrol(tx, { classId: school.classId, personId, schoolYear: '2026-2027' });
        seated.push({ personId, classId: school.classId, roomId: session.roomIds[0] ?? '', seat });
      }
      const seats = { sessionId, examId, codes: ['101', '102', '103'], firstNumber: 1 };
      const ids = await addCandidates(tx, seats, seated);
      const made = await issueSlips({ tx, secrets: product.deps.secrets, now }, { sessionId, by });
      return ids.map((id) => made.get(id) ?? '');
    });
  });

  test('no row that came with the exam says what it asks', async () => {
    expect(saying(await since(), secrets)).toEqual([]);
  });

  test('no row of the bank is another than before, nor lies elsewhere, nor was locked', async () => {
    const changed = (await since()).filter((row) => asked.concat(bank).some((id) => row.includes(id)));
    expect(changed).toEqual([]);
  });

  test('the sealed papers themselves show no word', async () => {
    for (const code of ['101', '102', '103']) {
      const bytes = await product.deps.blobs.find(paperBlob(examId, code));
      expect(bytes?.length).toBeGreaterThan(1_000);
      expect(saying([Buffer.from(bytes ?? []).toString('latin1')], secrets)).toEqual([]);
    }
  });

  test('who makes it reads it as before, and a draw for another exam takes other questions', async () => {
    const { items, codes, isWithheld, blueprint: matrix } = await exam();
    expect(isWithheld).toBe(false);
    expect(items.map(({ questionId }) => questionId)).toEqual(asked);
    expect(matrix?.seed).toBe(SEED);
    expect(codes.map(({ places }) => places.map(({ item }) => item).sort())).toEqual(
      Array(3).fill(['q1', 'q2', 'q3', 'q4']),
    );
    const { taken, unseen } = await drawnElsewhere();
    expect(unseen).toBe(0);
    expect(taken.toSorted()).toEqual(bank.filter((id) => !asked.includes(id)).toSorted());
    expect((await correct()).error?.code).toBe('paperStillSealed');
    expect(saying(await since(), secrets)).toEqual([]);
  });

  test('with its key split nobody reads it, the server’s own keys in hand', async () => {
    const holders = ['Lý Thị Mai', 'Vàng A Sử', 'Trần Văn Hùng'];
    const split = await product.call(splitRelease, { as, params: { examId }, body: { holders, threshold: 2 } });
    expect(split.status).toBe(200);
    expect(await exam()).toMatchObject({ isWithheld: true, items: [], blueprint: null });
    expect((await exam()).codes.map(({ places }) => places)).toEqual([[], [], []]);
    // Nobody can tell what stands there: the draw says so.
    expect((await drawnElsewhere()).unseen).toBe(1);
    expect(saying(await since(), secrets)).toEqual([]);
    product.pass(HOUR + 60_000);
    // Two accounts besides the one that split give their shares.
    await giveShares(split.value.shares.map(({ words }) => words.join(' ')));
    expect(await exam()).toMatchObject({ isWithheld: false, items: asked.map((questionId) => ({ questionId })) });
    expect(saying(await since(), secrets)).toEqual([]);
  });
});

async function giveShares(shares: readonly string[]): Promise<void> {
  const { createAccount } = await import('./features/people/index.ts');
  const { signIn } = await import('shared/contracts/people.ts');
  for (const [place, words] of shares.slice(0, 2).entries()) {
    const password = randomUUID();
    await product.deps.db.transaction(async (tx) => {
      const nobody = { personalNumber: null, birthDate: null, sex: null };
      const personId = await createPerson(tx, { name: `Cán bộ ${place}`, ...nobody });
      const roles = [{ role: 'manager' as const, unitId: school.school }];
      await createAccount(tx, { personId, username: `officer${place}`, password, roles });
    });
    const { cookies } = await product.call(signIn, { body: { username: `officer${place}`, password } });
    const given = await product.call(giveShare, { as: cookies, params: { examId }, body: { words } });
    expect(given.status).toBe(200);
  }
}

describe('after the release', () => {
  test('what is answered is marked as ever; until all is over no row tells the bank', async () => {
    product.pass(HOUR);
    const right = { q1: 'luachon01', q2: '-73,125', q3: 'luachon61', q4: '-79,125' };
    await sitExam(product, slips[0] ?? '', right);
    expect(await rowsOf(product.deps.db, sql`SELECT 1 FROM exam_items WHERE question_id IS NOT NULL`)).toEqual([]);
    await sitExam(product, slips[1] ?? '', { q1: 'luachon02', q2: '-73,125' });
    product.pass(2 * HOUR + 60_000);
    expect(await markFinishedSessions(product.deps)).toBe(2);
    const { rows } = (await product.call(listResults, { as, params: { examId }, query: {} })).value;
    expect(rows.map(({ total }) => total)).toEqual([10, 2.5]);
  });

  test('the exam’s rows are as its draft’s were, and the bank counts its uses', async () => {
    expect(await itemRows()).toEqual(draftRows);
    const [row] = await product.deps.db.select().from(exams).where(eq(exams.id, examId));
    expect(row).toMatchObject({ blueprint: { seed: SEED }, seed: secrets.at(-1) });
    const uses = await rowsOf<{ id: string }>(product.deps.db, sql`SELECT id FROM questions WHERE uses = 1`);
    expect(uses.map(({ id }) => id).sort()).toEqual(asked.toSorted());
    const life = await product.call(readLife, { as, params: { questionId: asked[0] ?? '' } });
    expect(life.value.uses).toMatchObject([{ examTitle: 'Thi thử lần 2', version: 1 }]);
    expect((await drawnElsewhere()).taken.some((id) => asked.includes(id))).toBe(false);
    expect((await exam()).codes.every(({ places }) => places.length === 4)).toBe(true);
  });

  test('scripts, statistics and corrections read it', async () => {
    const [{ id: attemptId = '' } = {}] = await rowsOf<{ id: string }>(
      product.deps.db,
      sql`SELECT id FROM attempts ORDER BY started_at, form_code LIMIT 1`,
    );
    const script = await product.call(readScript, { as: school.as('subjectLead'), params: { attemptId } });
    expect(script.value.items).toHaveLength(4);
    expect(await noteFinishedExams(product.deps)).toBe(1);
    const analysis = await product.call(readItemAnalysis, { as, params: { examId }, query: {} });
    expect(analysis.value.items).toHaveLength(4);
    const records = await rowsOf<{ answered: number }>(
      product.deps.db,
      sql`SELECT answered FROM questions WHERE answered IS NOT NULL`,
    );
    expect(records).toHaveLength(4);
    expect((await correct()).value).toMatchObject({ changed: 2 });
  });
});
