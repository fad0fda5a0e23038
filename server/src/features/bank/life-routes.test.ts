import { sql } from 'drizzle-orm';
import { CHECKLIST } from 'shared/bank/life.ts';
import * as contract from 'shared/contracts/bank-life.ts';
import {
  changeQuestions,
  editQuestion,
  listQuestions,
  readQuestion,
  undoBatch as undoBatchContract,
} from 'shared/contracts/bank-questions.ts';
import { markSession } from 'shared/contracts/grading.ts';
import { signIn } from 'shared/contracts/people.ts';
import type { Role } from 'shared/people/abilities.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '../../http/who.ts';
import { SAMPLE_QUESTIONS, seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { ALL_RIGHT, sitExam } from '../../testing-sittings.ts';
import { actsOf } from '../audit/index.ts';
import { createAccount, createPerson, createUnit, findUnitPath } from '../people/index.ts';
import { createSession } from '../sessions/index.ts';
import { addQuestions } from './add-questions.ts';
import { noteRecords } from './note-use.ts';
import { choiceOf, newQuestion } from './testing.ts';
import { undoBatch } from './undo-batch.ts';

let product: TestApp;
let school: TestSchool;
let otherSchool: string;
let neighbour: string;
let colleague: string;
const PASSWORD = 'mot-mat-khau-de-thu';

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'subjectLead', 'manager', 'invigilator']);
  const made = await product.deps.db.transaction(async (tx) => {
    const communeId = await createUnit(tx, { parentId: school.root, kind: 'commune', code: 'X1', name: 'Xã Tả Phìn' });
    const other = await createUnit(tx, { parentId: communeId, kind: 'school', code: 'TH2', name: 'THCS số 2' });
    const account = async (username: string, role: Role, unitId: string) => {
      const person = { name: username, personalNumber: null, birthDate: null, sex: null };
      const personId = await createPerson(tx, person);
      await createAccount(tx, { personId, username, password: PASSWORD, roles: [{ role, unitId }] });
    };
    await account('neighbour', 'teacher', other);
    await account('colleague', 'teacher', school.school);
    await account('mover', 'subjectLead', school.root);
    return other;
  });
  otherSchool = made;
  neighbour = await cookiesOf('neighbour');
  colleague = await cookiesOf('colleague');
});
afterAll(() => product.close());

const cookiesOf = async (username: string) =>
  (await product.call(signIn, { body: { username, password: PASSWORD } })).cookies;
/** Hours later, all signed in anew: sessions of the staff do not last that long. */
async function later(hours: number): Promise<void> {
  product.pass(hours * 3_600_000);
  const cookies = new Map<Role, string>();
  for (const role of ['teacher', 'subjectLead', 'manager', 'invigilator'] as const)
    cookies.set(role, await cookiesOf(role));
  school = { ...school, as: (role) => cookies.get(role) ?? '' };
  [neighbour, colleague] = [await cookiesOf('neighbour'), await cookiesOf('colleague')];
}
const marked = (sessionId: string) => product.call(markSession, { params: { sessionId }, as: school.as('manager') });
const pathOf = async (unitId: string) => (await findUnitPath(product.deps.db, unitId)) ?? '';
const teacher = () => school.as('teacher');
const lead = () => school.as('subjectLead');

async function added(words: string, by = school.accountOf('teacher'), unitId = school.school): Promise<string> {
  const bank = { unitId, subject: 'Toán', by, now: product.deps.now() };
  const [id = ''] = await product.deps.db.transaction((tx) => addQuestions(tx, bank, [newQuestion(choiceOf(words))]));
  return id;
}
const step = (questionId: string, name: string, as: string, said: object = {}) =>
  product.call(contract.takeStep, {
    params: { questionId },
    body: { step: name, version: 1, words: '', checked: [], ...said } as never,
    as,
  });
const share = (questionId: string, sharing: string, as: string) =>
  product.call(contract.shareQuestion, { params: { questionId }, body: { sharing } as never, as });
const life = async (questionId: string, as: string) =>
  (await product.call(contract.readLife, { params: { questionId }, as })).value;
const read = async (questionId: string, as: string) =>
  (await product.call(readQuestion, { params: { questionId }, as })).status;
const ALL = { checked: [...CHECKLIST] };

async function approved(words: string): Promise<string> {
  const id = await added(words);
  await step(id, 'submit', teacher());
  await step(id, 'approve', lead(), ALL);
  return id;
}

describe('a review', () => {
  test('takes a second person, the whole checklist, and is on record', async () => {
    const id = await added('Số nào là số nguyên tố?');
    expect((await step(id, 'approve', lead(), ALL)).error?.code).toBe('stepNotNow');
    expect((await step(id, 'submit', teacher())).value.state).toBe('review');
    expect((await step(id, 'approve', teacher(), ALL)).error?.code).toBe('notReviewer');
    expect((await step(id, 'approve', lead(), { checked: CHECKLIST.slice(1) })).error?.code).toBe('checklistOpen');
    expect((await step(id, 'return', lead())).error?.code).toBe('wordsNeeded');
    expect((await step(id, 'return', lead(), { words: 'Đáp án B chưa đúng.' })).value.state).toBe('draft');
    await product.call(contract.sayOfQuestion, {
      params: { questionId: id },
      body: { words: 'Đã sửa.' },
      as: teacher(),
    });
    await step(id, 'submit', teacher());
    expect((await step(id, 'approve', lead(), ALL)).value.state).toBe('approved');
    const { comments } = await life(id, teacher());
    expect(comments.map((one) => [one.step, one.by, one.words])).toEqual([
      ['submit', 'Nguyễn Thị teacher', ''],
      ['return', 'Nguyễn Thị subjectLead', 'Đáp án B chưa đúng.'],
      ['said', 'Nguyễn Thị teacher', 'Đã sửa.'],
      ['submit', 'Nguyễn Thị teacher', ''],
      ['approve', 'Nguyễn Thị subjectLead', ''],
    ]);
    expect((await actsOf(product.deps.db, 'question.approve')).at(-1)).toMatchObject({ subjectId: id });
  });

  test('approves the version that was read and no other', async () => {
    const id = await added('Câu sẽ được viết lại trong lúc duyệt?');
    await step(id, 'submit', teacher());
    const body = { definition: choiceOf('Câu đã được viết lại trong lúc duyệt?') };
    await product.call(editQuestion, { params: { questionId: id }, body, as: teacher() });
    await step(id, 'submit', teacher(), { version: 2 });
    expect((await step(id, 'approve', lead(), ALL)).error?.code).toBe('stepNotNow');
    expect((await step(id, 'approve', lead(), { ...ALL, version: undefined })).error?.code).toBe('stepNotNow');
    expect((await step(id, 'approve', lead(), { ...ALL, version: 2 })).value.state).toBe('approved');
  });

  test('does not begin while the key is missing', async () => {
    const id = await added('Câu chưa có đáp án?');
    const definition = { ...choiceOf('Câu chưa có đáp án?'), key: null } as never;
    await product.call(editQuestion, { params: { questionId: id }, body: { definition }, as: teacher() });
    expect((await step(id, 'submit', teacher())).error?.code).toBe('questionIncomplete');
  });

  test('is not given to oneself, not even by a reviewer who changed a word', async () => {
    const own = await added('Câu của tổ trưởng?', school.accountOf('subjectLead'));
    await step(own, 'submit', lead());
    expect((await step(own, 'approve', lead(), ALL)).error?.code).toBe('ownQuestion');
    expect((await life(own, lead())).steps).toContainEqual({ step: 'approve', refusal: 'ownQuestion' });
    const edited = await added('Câu cần sửa lại?');
    const body = { definition: choiceOf('Câu đã sửa lại?') };
    await product.call(editQuestion, { params: { questionId: edited }, body, as: lead() });
    await step(edited, 'submit', teacher());
    expect((await step(edited, 'approve', lead(), ALL)).error?.code).toBe('ownQuestion');
  });

  test('is over when the text changes: a new version is a draft again, closed to others', async () => {
    const id = await approved('Câu đã duyệt rồi sửa?');
    await share(id, 'province', lead());
    const body = { definition: choiceOf('Câu đã duyệt rồi sửa thêm?') };
    const { value } = await product.call(editQuestion, { params: { questionId: id }, body, as: teacher() });
    expect(value).toMatchObject({ version: 2, state: 'draft', sharing: 'school' });
    expect(await read(id, neighbour)).toBe(403);
  });
});

describe('sharing', () => {
  test('keeps a private question to its author', async () => {
    const id = await added('Câu để riêng cho mình?');
    expect(await read(id, colleague)).toBe(200);
    expect((await share(id, 'private', colleague)).error?.code).toBe('notAuthor');
    expect((await share(id, 'private', teacher())).value.sharing).toBe('private');
    const seen = async (as: string) =>
      (
        await product.call(listQuestions, { query: { unitId: school.school, text: 'de rieng cho minh' }, as })
      ).value.questions.map((one) => one.id);
    expect([await seen(teacher()), await seen(colleague), await seen(school.as('manager'))]).toEqual([[id], [], []]);
    expect([await read(id, teacher()), await read(id, colleague), await read(id, lead())]).toEqual([200, 403, 403]);
    expect((await step(id, 'retire', lead())).status).toBe(403);
  });

  test('stops at two options that are the same', async () => {
    const bank = { unitId: school.school, subject: 'Toán', by: school.accountOf('teacher'), now: product.deps.now() };
    const twice = newQuestion(choiceOf('Giá trị nào đúng?', undefined, ['1', '2', '2', '4']));
    const [id = ''] = await product.deps.db.transaction((tx) => addQuestions(tx, bank, [twice]));
    expect((await step(id, 'submit', teacher())).error?.code).toBe('questionIncomplete');
  });

  test('opens to the province what is approved, and nothing else', async () => {
    const draft = await added('Câu nháp muốn chia sẻ?');
    expect((await share(draft, 'province', lead())).error?.code).toBe('notApprovedYet');
    const id = await approved('Câu chia sẻ toàn tỉnh?');
    expect((await share(id, 'province', teacher())).error?.code).toBe('notReviewer');
    expect((await share(id, 'commune', lead())).error?.code).toBe('noSuchUnitAbove');
    expect(await read(id, neighbour)).toBe(403);
    expect((await share(id, 'province', lead())).value.sharing).toBe('province');
    expect(await read(id, neighbour)).toBe(200);
    const shared = await product.call(listQuestions, {
      query: { unitId: otherSchool, from: 'shared' },
      as: neighbour,
    });
    expect(shared.value.questions.map((one) => one.id)).toEqual([id]);
    const body = { definition: choiceOf('Trường khác sửa?') };
    expect((await product.call(editQuestion, { params: { questionId: id }, body, as: neighbour })).status).toBe(403);
    expect((await step(id, 'retire', teacher())).value).toMatchObject({ state: 'retired', sharing: 'school' });
    expect(await read(id, neighbour)).toBe(403);
  });
});

describe('a change taken back', () => {
  const moved = async (id: string, as: string) => {
    const body = { which: { ids: [id] }, change: { unitId: otherSchool } };
    const done = await product.call(changeQuestions, { query: { unitId: school.root }, body, as });
    return done.value.batchId ?? '';
  };
  const undo = (batchId: string, as: string) => product.call(undoBatchContract, { params: { batchId }, as });

  test('opens again only the approved version that was open', async () => {
    const mover = await cookiesOf('mover');
    const same = await approved('Câu chia sẻ rồi chuyển trường?');
    const edited = await approved('Câu chia sẻ, chuyển trường rồi sửa?');
    for (const id of [same, edited]) await share(id, 'province', lead());
    const [first, second] = [await moved(same, mover), await moved(edited, mover)];
    const body = { definition: choiceOf('Câu chưa ai duyệt?') };
    await product.call(editQuestion, { params: { questionId: edited }, body, as: neighbour });
    expect((await undo(first, mover)).value.changed).toBe(1);
    expect((await undo(second, mover)).value.changed).toBe(1);
    const shown = async (questionId: string) =>
      (await product.call(readQuestion, { params: { questionId }, as: lead() })).value.question;
    expect(await shown(same)).toMatchObject({ unitId: school.school, state: 'approved', sharing: 'province' });
    expect(await shown(edited)).toMatchObject({ unitId: school.school, state: 'draft', sharing: 'school' });
    expect([await read(same, neighbour), await read(edited, neighbour)]).toEqual([200, 403]);
  });

  test('of many at once names what was refused, and why', async () => {
    const [draft, review, foreign] = [
      await added('Câu nháp một?'),
      await added('Câu đang duyệt?'),
      await added('Câu của trường khác?', school.accountOf('teacher'), otherSchool),
    ];
    await step(review, 'submit', teacher());
    const all = async (wanted: object, as: string) =>
      (
        await product.call(contract.changeLives, {
          query: { unitId: school.school },
          body: { which: { ids: [draft, review, foreign] }, wanted } as never,
          as,
        })
      ).value;
    const submitted = await all({ step: 'submit' }, teacher());
    expect(submitted).toMatchObject({ changed: 1, refused: [{ questionId: review, title: 'Câu đang duyệt?' }] });
    expect(submitted.refused[0]?.sentence).not.toBe('');
    expect(await all({ sharing: 'province' }, lead())).toMatchObject({ changed: 0, refused: [{}, {}] });
    expect(await all({ sharing: 'private' }, teacher())).toMatchObject({ changed: 2, refused: [] });
    expect(
      (await product.call(readQuestion, { params: { questionId: draft }, as: teacher() })).value.question,
    ).toMatchObject({ state: 'review', sharing: 'private' });
  });

  test('leaves alone what the account may write no more, where it stands or where it would go', async () => {
    const mover = await cookiesOf('mover');
    const id = await added('Câu chuyển đi rồi mất quyền?');
    for (const grants of [
      [],
      [{ role: 'teacher' as const, unitId: otherSchool, unitPath: await pathOf(otherSchool) }],
    ]) {
      const batchId = await moved(id, mover);
      const who = { accountId: school.accountOf('subjectLead'), name: 'mover', grants } as unknown as Staff;
      expect(await undoBatch(product.deps, { batchId, who })).toEqual({ changed: 0, changedSince: 1 });
      const body = { which: { ids: [id] }, change: { unitId: school.school } };
      await product.call(changeQuestions, { query: { unitId: school.root }, body, as: mover });
    }
  });
});

describe('a record', () => {
  test('says nothing of an exam before it is over, and its title to readers of its unit alone', async () => {
    const { examId, sessionId, questionIds, slips } = await seedExam(product, school);
    const [questionId = ''] = questionIds;
    const by = school.accountOf('manager');
    const startsAt = new Date(product.deps.now() + 6 * 3_600_000);
    const second = { examId, title: 'Ca 2', startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000), rooms: [] };
    await product.deps.db.transaction((tx) => createSession(tx, second, { by, now: product.deps.now() }));
    const shown = async () => {
      const { value } = await product.call(readQuestion, { params: { questionId }, as: teacher() });
      const used = await product.call(listQuestions, {
        query: { unitId: school.school, use: 'used', limit: 200 },
        as: teacher(),
      });
      const { uses, lastUsedAt } = value.question.record;
      const titles = (await life(questionId, teacher())).uses.map(({ examTitle }) => examTitle);
      return [uses, lastUsedAt !== null, titles, used.value.questions.some(({ id }) => id === questionId)];
    };
    expect(await shown()).toEqual([0, false, [], false]);
    product.pass(3_600_000);
    await sitExam(product, slips[0] ?? '', ALL_RIGHT);
    await later(4);
    await marked(sessionId);
    expect(await shown()).toEqual([0, false, [], false]);
    await later(4);
    await marked(sessionId);
    expect(await shown()).toEqual([1, true, ['Kiểm tra thử'], true]);
    await step(questionId, 'submit', teacher());
    await step(questionId, 'approve', lead(), ALL);
    await share(questionId, 'province', lead());
    expect((await life(questionId, neighbour)).uses.map(({ examTitle }) => examTitle)).toEqual([null]);
  });

  test('says which exams used which version, how it did, and when its key is in doubt', async () => {
    const { questionIds, examId, sessionId } = await seedExam(product, school, { candidates: 0 });
    await later(5);
    await marked(sessionId);
    const [questionId = ''] = questionIds;
    const shown = async () =>
      (await product.call(readQuestion, { params: { questionId }, as: teacher() })).value.question;
    expect((await shown()).record).toMatchObject({ uses: 1, facility: null, doubt: null });
    const evidence = { answered: 120, facility: 0.25, discrimination: -0.2, distractorRest: 0.3 };
    await noteRecords(product.deps.db, examId, [{ questionId, version: 1, ...evidence }]);
    expect((await shown()).record).toMatchObject({ uses: 1, answered: 120, doubt: 'negative' });
    const few = { answered: 40, facility: 0.5, discrimination: 0.3, distractorRest: -0.1 };
    await noteRecords(product.deps.db, examId, [{ questionId, version: 1, ...few }]);
    expect((await shown()).record).toMatchObject({ answered: 120, doubt: 'negative' });
    expect((await life(questionId, teacher())).uses).toMatchObject([
      { examTitle: 'Kiểm tra thử', version: 1, answered: 120 },
    ]);
    const doubted = await product.call(listQuestions, {
      query: { unitId: school.school, use: 'doubted' },
      as: teacher(),
    });
    expect(doubted.value.questions.map(({ id }) => id)).toEqual([questionId]);
    const definition = { ...SAMPLE_QUESTIONS[0], key: 'o1' } as never;
    await product.call(editQuestion, { params: { questionId }, body: { definition }, as: school.as('subjectLead') });
    expect((await shown()).record.doubt).toBe(null);
  });
});

describe('twins', () => {
  const WORDS =
    'Một hộp có 5 viên bi đỏ và 7 viên bi xanh, lấy ngẫu nhiên hai viên. Tính xác suất để hai viên cùng màu.';
  const SAME =
    'Một hộp có 9 viên bi đỏ và 4 viên bi xanh, lấy ngẫu nhiên hai viên. Tính xác suất để hai viên cùng màu.';

  test('are found in the whole bank and among chosen questions, until somebody tells them apart', async () => {
    const one = await added(WORDS);
    const other = await added(SAME);
    const third = await added('Tìm giá trị lớn nhất của hàm số trên đoạn đã cho rồi chọn phương án đúng.');
    const of = async () =>
      (await product.call(contract.twinsOfQuestion, { params: { questionId: one }, as: teacher() })).value.pairs;
    expect((await of()).map((pair) => [pair.one.id, pair.other.id, pair.kind])).toEqual([[one, other, 'numbers']]);
    const among = async (questionIds: string[]) =>
      (await product.call(contract.twinsAmong, { body: { questionIds }, as: teacher() })).value.pairs.length;
    expect([await among([one, other, third]), await among([one, third])]).toEqual([1, 0]);
    // Among many that are all alike each of the chosen is named once, however many likenesses the bank holds of it.
    const drill = await Promise.all(Array.from({ length: 30 }, (_, n) => added(WORDS.replace('5', String(n + 20)))));
    expect(await among([drill[0] ?? '', drill[29] ?? '', third])).toBe(1);
    expect(await among(drill)).toBe(29);
    await product.deps.db.execute(
      sql`UPDATE questions SET deleted_at = now() WHERE id = ANY(${sql.param(drill)}::uuid[])`,
    );
    const radar = async () =>
      (await product.call(contract.listTwins, { query: { unitId: school.school }, as: teacher() })).value.pairs.filter(
        (pair) => [pair.one.id, pair.other.id].includes(one),
      ).length;
    expect(await radar()).toBe(1);
    const dismiss = (as: string) => product.call(contract.dismissTwins, { body: { one: other, other: one }, as });
    expect((await dismiss(neighbour)).status).toBe(403);
    expect((await dismiss(teacher())).status).toBe(200);
    expect([await of(), await radar(), await among([one, other])]).toEqual([[], 0, 0]);
  });

  test('of a bank that the account may not read are not told', async () => {
    const one = await added(`${WORDS} Bài của trường khác.`, school.accountOf('teacher'), otherSchool);
    const pairs = (await product.call(contract.twinsOfQuestion, { params: { questionId: one }, as: neighbour })).value
      .pairs;
    expect(pairs).toEqual([]);
  });
});
