import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { eq } from 'drizzle-orm';
import * as bank from 'shared/contracts/bank.ts';
import * as bell from 'shared/contracts/delivery.ts';
import { listUnits } from 'shared/contracts/people.ts';
import * as contract from 'shared/contracts/sessions.ts';
import { normaliseSlip } from 'shared/people/slip.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  SAMPLE_QUESTIONS,
  SAMPLE_SCHEME,
  seedExam,
  seedSchool,
  startTestApp,
  type TestApp,
  type TestSchool,
} from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { addQuestions } from '../bank/index.ts';
import { createUnit } from '../people/index.ts';
import { createSession } from './create-session.ts';
import { matchClassList } from './match-class-list.ts';
import { noteOpenings } from './note-openings.ts';
import { candidatesOfSession, roomsOfSession } from './queries.ts';
import { candidates, exams, rooms as roomTable } from './tables.ts';

const HOUR = 3_600_000;
const REASON = 'Theo lệnh của hội đồng thi';
const HEAD = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số định danh cá nhân', 'Lớp'];
const PUPILS = [
  [1, 'Vàng Thị Mỷ', '12/01/2009', 'Nữ', '010309000001', '12A1'],
  [2, 'Nguyễn Đức Anh', '03/09/2009', 'Nam', '010209000002', '12A1'],
  [3, 'Lý A Páo', '30/05/2009', 'Nam', 10209000003, '12A1'],
];

let product: TestApp;
let school: TestSchool;
let as: string;
let questionIds: string[];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  as = school.as('manager');
  questionIds = await product.deps.db.transaction((tx) =>
    addQuestions(
      tx,
      { unitId: school.school, subject: 'Toán', by: school.accountOf('manager'), now: product.deps.now() },
      SAMPLE_QUESTIONS.map((definition, index) => ({ definition, part: index + 1, level: null, topic: null })),
    ),
  );
});
afterEach(() => product.close());

const settings = (): contract.ExamSettings => ({
  title: 'Kiểm tra giữa kì I',
  subject: 'Toán',
  durationSeconds: 90 * 60,
  scheme: SAMPLE_SCHEME,
  security: 'open',
  proctoring: 0,
  questions: questionIds.map((questionId, index) => ({ questionId, part: index + 1 })),
});
const makeExam = async (changed: Partial<contract.ExamSettings> = {}) =>
  product.call(contract.createExam, { as, body: { ...settings(), ...changed, unitId: school.school } });
const rooms = [
  { name: 'Phòng 10', seats: 2 },
  { name: 'Phòng 2', seats: 2 },
];
const times = () => ({ startsAt: product.deps.now() + HOUR, endsAt: product.deps.now() + 3 * HOUR });

async function makeSession() {
  const { examId } = (await makeExam()).value;
  const body = { title: 'Ca sáng', ...times(), rooms };
  const { sessionId } = (await product.call(contract.createSession, { as, params: { examId }, body })).value;
  return { examId, sessionId };
}
function listOf(...rows: unknown[][]) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEAD, ...rows]), 'DS');
  return { name: 'ds.xlsx', bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) };
}
const importList = (sessionId: string, rows: unknown[][], fields?: Record<string, string>) =>
  product.call(contract.importClassList, { as, params: { sessionId }, file: { ...listOf(...rows), fields } });
const readSession = async (sessionId: string) =>
  (await product.call(contract.readSession, { as, params: { sessionId } })).value;

describe('an exam', () => {
  it('is made of questions of the bank and shows them with their keys to those who made it', async () => {
    const { examId } = (await makeExam()).value;
    const { value } = await product.call(contract.readExam, { as, params: { examId } });
    expect(value.items.map(({ part, key }) => [part, key])).toEqual([
      [1, 'B'],
      [2, 'ĐSĐS'],
      [3, '-1,5'],
    ]);
    expect(value).toMatchObject({ state: 'draft', codes: [], unit: 'THPT số 1' });
  });

  it('can take its questions from every bank that its maker reads, none from another subject', async () => {
    const sources = async (subject: string) =>
      (await product.call(contract.listQuestionSources, { as, query: { subject } })).value;
    expect(await sources('Toán')).toEqual({
      banks: [{ unitId: school.school, unit: 'THPT số 1', questions: 3 }],
      files: [],
    });
    expect((await sources('Vật lí')).banks).toEqual([]);
  });

  it('can take a whole saved Word file, in its order', async () => {
    const teacher = school.as('teacher');
    const file = {
      name: 'de.docx',
      bytes: readFileSync(new URL('../bank/demo/de-minh-hoa-toan-2025.docx', import.meta.url)),
    };
    const query = { unitId: school.school, subject: 'Toán' };
    const { id, items } = (await product.call(bank.uploadQuestions, { as: teacher, query, file })).value;
    const take = items.map(({ at }) => at);
    const saved = await product.call(bank.saveImport, { as: teacher, params: { importId: id }, body: { take } });
    const taken = saved.value.report.flatMap(({ questionId }) => questionId ?? []);
    const { files } = (await product.call(contract.listQuestionSources, { as, query: { subject: 'Toán' } })).value;
    expect(files).toMatchObject([{ importId: id, fileName: 'de.docx', unit: 'THPT số 1' }]);
    expect(files[0]?.questions.map(({ questionId }) => questionId)).toEqual(taken);
    expect(taken.length).toBeGreaterThan(15);
  });

  it('may stay incomplete as a draft and says what is missing when it is to be sealed', async () => {
    const { examId } = (await makeExam({ questions: settings().questions.slice(0, 2) })).value;
    const sealed = await product.call(contract.sealExam, { as, params: { examId }, body: { codes: 2 } });
    expect(sealed.error).toMatchObject({ code: 'partNotFull', details: { part: 3, required: 1, chosen: 0 } });
  });

  it('refuses a question of another kind than its part, one chosen twice and one it cannot find', async () => {
    const [choice = ''] = questionIds;
    const chosen = (...questions: contract.ExamSettings['questions']) => makeExam({ questions });
    expect((await chosen({ questionId: choice, part: 2 })).error?.code).toBe('questionInWrongPart');
    expect((await chosen({ questionId: choice, part: 1 }, { questionId: choice, part: 1 })).error?.code).toBe(
      'questionTwice',
    );
    expect((await chosen({ questionId: school.school, part: 1 })).error?.code).toBe('questionUnknown');
  });

  it('once sealed has its codes, each with its own key, and does not change any more', async () => {
    const { examId } = (await makeExam()).value;
    await product.call(contract.sealExam, { as, params: { examId }, body: { codes: 4 } });
    const { value } = await product.call(contract.readExam, { as, params: { examId } });
    expect(value.codes.map(({ code }) => code)).toEqual(['101', '102', '103', '104']);
    expect(new Set(value.codes.map(({ places }) => places[0]?.key)).size).toBeGreaterThan(1);
    const changed = await product.call(contract.changeExam, { as, params: { examId }, body: settings() });
    expect(changed.error?.code).toBe('examSealed');
  });

  it('is made and changed by managers only', async () => {
    const { examId } = (await makeExam()).value;
    const body = { ...settings(), unitId: school.school };
    const teacher = school.as('teacher');
    expect((await product.call(contract.createExam, { as: teacher, body })).status).toBe(403);
    expect((await product.call(contract.changeExam, { as: teacher, params: { examId }, body })).status).toBe(403);
    expect(
      (await product.call(contract.sealExam, { as: teacher, params: { examId }, body: { codes: 1 } })).status,
    ).toBe(403);
  });
});

describe('a class list', () => {
  it('is shown before anything is saved, each row with what is wrong or worth a look', async () => {
    const { sessionId } = await makeSession();
    const file = listOf(
      ...PUPILS,
      [4, 'Không Số', '', '', '', '12A1'],
      [5, 'Lý A Páo', '', '', '010209000003', '12A9'],
    );
    const { value } = await product.call(contract.previewClassList, { as, params: { sessionId }, file });
    expect(value.rows.map(({ problems, remarks }) => ({ problems, remarks }))).toEqual([
      { problems: [], remarks: [] },
      { problems: [], remarks: [] },
      { problems: [], remarks: ['zeroRestored'] },
      { problems: ['numberMissing'], remarks: [] },
      { problems: ['numberTwice'], remarks: ['classNew'] },
    ]);
    expect((await readSession(sessionId)).candidates).toEqual([]);
  });

  it('becomes candidates by given name, numbered, room after room', async () => {
    const { sessionId } = await makeSession();
    expect((await importList(sessionId, PUPILS)).value).toEqual({ added: 3, alreadyIn: 0, skipped: 0 });
    const { candidates } = await readSession(sessionId);
    expect(candidates.map(({ number, name, room, seat }) => [number, name, room, seat])).toEqual([
      ['000001', 'Nguyễn Đức Anh', 'Phòng 2', 1],
      ['000002', 'Vàng Thị Mỷ', 'Phòng 2', 2],
      ['000003', 'Lý A Páo', 'Phòng 10', 1],
    ]);
    expect(candidates[2]).toMatchObject({ personalNumber: '010209000003', className: '12A1', school: 'THPT số 1' });
  });

  it('sent twice adds nobody twice', async () => {
    const { sessionId } = await makeSession();
    await importList(sessionId, PUPILS);
    expect((await importList(sessionId, PUPILS)).value).toEqual({ added: 0, alreadyIn: 3, skipped: 0 });
  });

  it('with problems is taken whole or, where asked, without those rows', async () => {
    const { sessionId } = await makeSession();
    const rows = [...PUPILS, [4, 'Không Số', '', '', '12', '12A1']];
    expect((await importList(sessionId, rows)).error).toMatchObject({ code: 'listHasProblems', details: { count: 1 } });
    expect((await readSession(sessionId)).candidates).toEqual([]);
    expect((await importList(sessionId, rows, { skip: 'yes' })).value).toMatchObject({ added: 3, skipped: 1 });
  });

  it('with more names than seats saves nothing, not even a new class', async () => {
    const { sessionId } = await makeSession();
    const many = Array.from({ length: 5 }, (_, index) => [
      index,
      `Tẩn U ${index}`,
      '',
      '',
      `01020900001${index}`,
      '12B',
    ]);
    expect((await importList(sessionId, many)).error).toMatchObject({
      code: 'notEnoughSeats',
      details: { candidates: 5, seats: 4 },
    });
    expect((await readSession(sessionId)).candidates).toEqual([]);
    const { units } = (await product.call(listUnits, { as })).value;
    expect(units.map(({ name }) => name)).not.toContain('12B');
  });

  it('without a school takes the one that is chosen, where the exam is held above schools', async () => {
    const { second } = await product.deps.db.transaction(async (tx) => ({
      second: await createUnit(tx, {
        parentId: school.root,
        kind: 'school',
        code: 'TH2',
        name: 'THPT số 2 (dùng thử)',
      }),
    }));
    const { examId } = (await makeExam()).value;
    await product.deps.db.update(exams).set({ unitId: school.root }).where(eq(exams.id, examId));
    const session = { title: 'Ca', startsAt: new Date(times().startsAt), endsAt: new Date(times().endsAt), rooms: [] };
    const { sessionId } = await product.deps.db.transaction((tx) =>
      createSession(tx, { ...session, examId }, { by: school.accountOf('manager'), now: product.deps.now() }),
    );
    const unnamed = PUPILS.map((row) => ({ personalNumber: String(row[4]), className: '12A1', school: '' }));
    const match = (schoolId?: string, named = '') =>
      matchClassList(
        product.deps.db,
        { sessionId, unitId: school.root, schoolId },
        unnamed.map((row) => ({ ...row, line: 2, name: 'Páo', birthDate: null, sex: null, school: named })),
      );
    expect((await match())[0]?.row.problems).toContain('schoolUnknown');
    expect((await match(second))[0]).toMatchObject({ schoolId: second, classId: null, row: { remarks: ['classNew'] } });
    expect((await match(undefined, 'Trường THPT Số 2'))[0]).toMatchObject({ schoolId: second });
  });

  it('is refused in one sentence when its header lacks a column', async () => {
    const { sessionId } = await makeSession();
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['Họ tên', 'Điểm'],
        ['Páo', 8],
      ]),
      'DS',
    );
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    const file = { name: 'sai.xlsx', bytes };
    const { status, error } = await product.call(contract.previewClassList, { as, params: { sessionId }, file });
    expect(status).toBe(422);
    expect(error?.sentence).toBe(
      'Danh sách thiếu cột: Số định danh cá nhân, Lớp. Thêm cột vào dòng tiêu đề rồi tải lại; thứ tự cột không quan trọng.',
    );
  });
});

describe('slips', () => {
  it('are a PDF whose codes sign in, and only their hash stays', async () => {
    const { sessionId } = await seedExam(product, school, { candidates: 9 });
    const reply = await product.call(contract.makeSlips, { as, params: { sessionId }, body: { again: true } });
    expect(reply.headers['content-type']).toBe('application/pdf');
    expect(reply.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = reply.bytes.toString('latin1').match(/\/Type \/Page\b/g);
    expect(pages).toHaveLength(2);
    for (const { slipHash } of await candidatesOfSession(product.deps.db, sessionId))
      expect(slipHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('printed again stop the earlier ones', async () => {
    const { sessionId, slips } = await seedExam(product, school);
    const signIn = () => product.call(bell.candidateSignIn, { body: { code: slips[0] ?? '' } });
    expect((await signIn()).status).toBe(200);
    expect((await product.call(contract.makeSlips, { as, params: { sessionId }, body: {} })).error?.code).toBe(
      'slipsMade',
    );
    await product.call(contract.makeSlips, { as, params: { sessionId }, body: { again: true } });
    expect((await signIn()).error?.code).toBe('slipUnknown');
  });

  it('for one lost slip leave the others as they are', async () => {
    const { sessionId, slips, candidateIds } = await seedExam(product, school);
    const [lost = '', kept = ''] = slips;
    await product.call(contract.makeSlips, { as, params: { sessionId }, body: { candidateId: candidateIds[0] } });
    expect((await product.call(bell.candidateSignIn, { body: { code: lost } })).error?.code).toBe('slipUnknown');
    expect((await product.call(bell.candidateSignIn, { body: { code: kept } })).status).toBe(200);
    expect(normaliseSlip(kept)).toHaveLength(16);
  });

  it('keep their number and seat when a latecomer is added', async () => {
    const { sessionId } = await makeSession();
    await importList(sessionId, PUPILS);
    await product.call(contract.makeSlips, { as, params: { sessionId }, body: {} });
    const before = (await readSession(sessionId)).candidates;
    await importList(sessionId, [[1, 'Chảo A An', '', '', '010209000077', '12A1']]);
    const after = (await readSession(sessionId)).candidates;
    expect(after.slice(0, 3)).toEqual(before);
    expect(after[3]).toMatchObject({ number: '000004', name: 'Chảo A An', room: 'Phòng 10', seat: 2, hasSlip: false });
  });
});

describe('a session', () => {
  it('must be as long as its exam and have rooms of different names', async () => {
    const { examId } = (await makeExam()).value;
    const create = (body: object) =>
      product.call(contract.createSession, {
        as,
        params: { examId },
        body: { title: 'Ca', ...times(), rooms, ...body },
      });
    expect((await create({ endsAt: product.deps.now() + HOUR + 60_000 })).error?.code).toBe('sessionTooShort');
    expect((await create({ endsAt: product.deps.now() })).error?.code).toBe('endBeforeStart');
    expect((await create({ rooms: [...rooms, rooms[0]] })).error).toMatchObject({
      code: 'roomTwice',
      details: { name: 'Phòng 10' },
    });
  });

  it('gives neighbours different codes when the papers are sealed after the seating', async () => {
    const { examId, sessionId } = await makeSession();
    await importList(sessionId, PUPILS);
    expect((await readSession(sessionId)).candidates.map(({ code }) => code)).toEqual(['', '', '']);
    await product.call(contract.sealExam, { as, params: { examId }, body: { codes: 2 } });
    expect((await readSession(sessionId)).candidates.map(({ code }) => code)).toEqual(['101', '102', '101']);
  });

  it('keeps printed seats when its rooms change', async () => {
    const { sessionId } = await makeSession();
    await importList(sessionId, PUPILS);
    await product.call(contract.makeSlips, { as, params: { sessionId }, body: {} });
    const { rooms: made } = await readSession(sessionId);
    const change = (asked: { id?: string; name: string; seats: number }[]) =>
      product.call(contract.changeSession, {
        as,
        params: { sessionId },
        body: { title: 'Ca sáng', ...times(), rooms: asked },
      });
    const plain = made.map(({ id, name, seats }) => ({ id, name, seats }));
    expect((await change(plain.filter(({ name }) => name !== 'Phòng 2'))).error?.code).toBe('roomInUse');
    expect((await change([...plain, { name: 'Phòng 3', seats: 20 }])).status).toBe(200);
    expect((await readSession(sessionId)).readiness.seats).toBe(24);
  });

  it('keeps the time given, a pause and a consent when its candidates are seated anew', async () => {
    const { sessionId } = await makeSession();
    const { db } = product.deps;
    await importList(sessionId, PUPILS);
    const granted = { extraMs: 900_000, pausedMs: 60_000, pausedSince: new Date(0), consentVersion: '1' };
    const [first] = await candidatesOfSession(db, sessionId);
    await db
      .update(candidates)
      .set(granted)
      .where(eq(candidates.id, first?.id ?? ''));

    // An before Anh: everybody's number and seat moves by one.
    await importList(sessionId, [[1, 'Chảo A An', '', '', '010209000077', '12A1']]);
    const body = { title: 'Ca sáng', ...times(), rooms: [{ name: 'Hội trường', seats: 30 }] };
    expect((await product.call(contract.changeSession, { as, params: { sessionId }, body })).status).toBe(200);
    const after = await candidatesOfSession(db, sessionId);
    expect(after.map(({ number, seat }) => `${number} ${seat}`)).toEqual([
      '000001 1',
      '000002 2',
      '000003 3',
      '000004 4',
    ]);
    expect(after[1]).toMatchObject({ id: first?.id, personId: first?.personId, ...granted });
  });

  it('opens ahead of its time when it is ready, and only then', async () => {
    const { sessionId } = await makeSession();
    const start = (id: string) =>
      product.call(contract.startSession, { as, params: { sessionId: id }, body: { reason: REASON } });
    expect((await start(sessionId)).error?.code).toBe('notReady');
    const ready = await seedExam(product, school);
    const { value } = await start(ready.sessionId);
    expect(value.startsAt).toBe(product.deps.now());
    expect((await start(ready.sessionId)).error?.code).toBe('sessionBegun');
  });

  it('closed collects what is open and lets nobody begin any more', async () => {
    const { sessionId, slips } = await seedExam(product, school);
    await product.call(contract.startSession, { as, params: { sessionId }, body: { reason: REASON } });
    const pupil = (await product.call(bell.candidateSignIn, { body: { code: slips[0] ?? '' } })).cookies;
    await product.call(bell.openAttempt, { as: pupil, body: { writer: 'page-one' } });
    const close = () => product.call(contract.closeSession, { as, params: { sessionId }, body: { reason: REASON } });
    expect((await close()).value).toEqual({ collected: 1, stillInRooms: [] });
    expect((await close()).error?.code).toBe('sessionClosed');
    const late = (await product.call(bell.candidateSignIn, { body: { code: slips[1] ?? '' } })).cookies;
    expect((await product.call(bell.openAttempt, { as: late, body: { writer: 'page-two' } })).error?.code).toBe(
      'sessionOver',
    );
  });

  it('is opened and closed by hand with a reason only, and the reason stands in the audit chain', async () => {
    const { sessionId } = await seedExam(product, school);
    const params = { sessionId };
    for (const body of [{ reason: '' }, { reason: ' x ' }] as const) {
      expect((await product.call(contract.startSession, { as, params, body })).error?.code).toBe('badRequest');
      expect((await product.call(contract.closeSession, { as, params, body })).error?.code).toBe('badRequest');
    }
    await product.call(contract.startSession, { as, params, body: { reason: 'Thí sinh đã có mặt đủ' } });
    await product.call(contract.closeSession, { as, params, body: { reason: 'Mọi em đã nộp' } });
    await noteOpenings(product.deps);
    const acts = (await product.deps.db.select().from(auditEntries)).filter(({ subjectId }) => subjectId === sessionId);
    expect(acts.map(({ act, details }) => [act, (details as { reason?: string }).reason]).slice(-2)).toEqual([
      ['session.start', 'Thí sinh đã có mặt đủ'],
      ['session.close', 'Mọi em đã nộp'],
    ]);
  });

  it('leaves an entry in the audit chain when the clock opens its papers: once, and not before', async () => {
    const { sessionId, examId } = await seedExam(product, school);
    const opened = async () =>
      (await product.deps.db.select().from(auditEntries)).filter(
        ({ act, subjectId }) => act === 'session.open' && subjectId === sessionId,
      );
    product.pass(3_599_999);
    await noteOpenings(product.deps);
    expect(await opened()).toEqual([]);
    product.pass(1);
    // Two nodes look at the same moment.
    await Promise.all([noteOpenings(product.deps), noteOpenings(product.deps)]);
    product.pass(5_000);
    await noteOpenings(product.deps);
    expect(await opened()).toMatchObject([{ actor: 'system', details: { exam: examId } }]);
  });

  it('can be read by its invigilator, who can neither change nor close it here', async () => {
    const { sessionId } = await makeSession();
    const invigilator = school.as('invigilator');
    expect((await product.call(contract.readSession, { as: invigilator, params: { sessionId } })).status).toBe(200);
    expect((await product.call(contract.makeSlips, { as: invigilator, params: { sessionId }, body: {} })).status).toBe(
      403,
    );
    expect(
      (await product.call(contract.closeSession, { as: invigilator, params: { sessionId }, body: { reason: REASON } }))
        .status,
    ).toBe(403);
  });

  it('leaves every act of its staff in the audit chain', async () => {
    const { sessionId } = await makeSession();
    await importList(sessionId, PUPILS);
    await product.call(contract.makeSlips, { as, params: { sessionId }, body: {} });
    const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, sessionId));
    expect(acts.map(({ act }) => act)).toEqual(['session.create', 'session.importCandidates', 'session.issueSlips']);
  });
});

describe('a room', () => {
  it('belongs to the school all its candidates come from, so that the invigilators there see it', async () => {
    const { sessionId } = await makeSession();
    const unitsOf = async () =>
      (await roomsOfSession(product.deps.db, sessionId)).map(({ name, unitId }) => [name, unitId]);
    // As a department makes it, for whichever school.
    await product.deps.db.update(roomTable).set({ unitId: school.root });
    await importList(sessionId, PUPILS.slice(0, 2));
    expect(await unitsOf()).toEqual([
      ['Phòng 2', school.school],
      ['Phòng 10', school.root],
    ]);
  });
});
