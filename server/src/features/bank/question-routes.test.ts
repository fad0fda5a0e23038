import * as contract from 'shared/contracts/bank-questions.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { actsOf } from '../audit/index.ts';
import { addQuestions } from './add-questions.ts';
import { choiceOf, newQuestion } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let ids: string[];
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'manager', 'invigilator']);
  const { deps } = product;
  const bank = { unitId: school.school, subject: 'Toán', by: school.accountOf('teacher'), now: deps.now() };
  ids = await deps.db.transaction((tx) =>
    addQuestions(tx, bank, [
      newQuestion(choiceOf('Tiệm cận ngang của đồ thị hàm số', 'y=\\dfrac{2x+1}{x-1}'), {
        level: 'NB',
        topic: 'Hàm số',
      }),
      newQuestion(choiceOf('Tính tích phân', '\\int_0^1 x^2+1 \\,dx'), { level: 'VD', grade: 12, tags: ['hk2'] }),
      newQuestion(choiceOf('Đồ thị nào có tiệm cận đứng?'), {
        level: 'VDC',
        topic: 'Chủ đề: Nguyên hàm và tích phân',
        competency: 'Nhận biết được đường tiệm cận',
        source: 'SGK Cánh diều',
      }),
      newQuestion(choiceOf('Cấp số cộng có công sai bằng 100% số hạng đầu'), { level: 'TH' }),
    ]),
  );
});
afterAll(() => product.close());

const teacher = () => school.as('teacher');
const list = (query: Record<string, unknown>, as = teacher()) =>
  product.call(contract.listQuestions, { query: { unitId: school.school, ...query }, as });
const found = async (query: Record<string, unknown>) =>
  (await list({ limit: 200, ...query })).value.questions.map(({ id }) => ids.indexOf(id));

describe('a search', () => {
  test.each([
    ['words without diacritics, in any order', 'ngang tiem can', [0]],
    ['words with them', 'TIỆM CẬN', [0, 2]],
    ['a word half typed', 'tiem c', [0, 2]],
    ['a phrase in its order', '"can tiem"', []],
    ['a phrase', '"tiệm cận đứng"', [2]],
    ['a formula as it is typed elsewhere', '$\\frac{2x+1}{x-1}$', [0]],
    ['a part of a formula, unmarked', 'x^2+1', [1]],
    ['a sign of a keyboard', '∫', [1]],
    ['signs in another order', '$1+x$', []],
    ['the competency', 'duong tiem can', [2]],
    ['the source', 'canh dieu', [2]],
    ['a tag', 'hk2', [1]],
    ['a per cent sign, which no pattern takes for anything', '100%', [3]],
    ['signs that mean nothing', '&|!:*', []],
    ["a quotation mark that would end a query's word", "o'x", []],
    ['nothing', '  ', [0, 1, 2, 3]],
  ])('finds %s (%s)', async (_, text, expected) => expect(await found({ text })).toEqual(expected));

  test.each([
    [{ level: 'VDC' }, [2]],
    [{ levels: 'VD,VDC' }, [1, 2]],
    [{ grade: 12 }, [1, 2]],
    [{ tag: 'hk2' }, [1]],
    [{ topicId: 'toan/12' }, [2]],
    [{ topicId: 'toan/12/nguyen-ham-va-tich-phan' }, [2]],
    [{ unsorted: 'yes' }, [0, 1, 3]],
    [{ topic: 'Hàm số' }, [0]],
    [{ state: 'approved' }, []],
    [{ use: 'never' }, [0, 1, 2, 3]],
    [{ from: 'mine' }, [0, 1, 2, 3]],
    [{ from: 'shared' }, []],
    [{ kind: 'trueFalseGroup' }, []],
    [{ subject: 'Ngữ văn' }, []],
  ])('is narrowed by %j', async (query, expected) => expect(await found(query)).toEqual(expected));

  test('goes page by page without a gap or a repeat, and says how many there are', async () => {
    const first = (await list({ limit: 3 })).value;
    expect([first.questions.length, first.total]).toEqual([3, 4]);
    const second = (await list({ limit: 3, after: first.next })).value;
    expect([second.questions.map(({ id }) => id), second.next, second.total]).toEqual([[ids[3]], null, null]);
    expect((await list({ after: 'nonsense' })).value.questions).toEqual([]);
  });

  test('goes the other way round, page by page, to the newest', async () => {
    const pages: string[] = [];
    let after: string | null = null;
    do {
      const { value }: { value: ReplyOf<typeof contract.listQuestions> } = await list({
        ...{ order: 'oldest', limit: 1 },
        ...(after === null ? {} : { after }),
      });
      pages.push(...value.questions.map(({ id }) => id));
      after = value.next;
    } while (after !== null);
    const newestFirst = (await list({ limit: 200 })).value.questions.map(({ id }) => id);
    expect(pages).toEqual(newestFirst.toReversed());
  });

  test('is not for who may not read the bank', async () =>
    expect((await list({}, school.as('invigilator'))).status).toBe(403));
});

test('questions are read by name in the order asked, by who may read them and nobody else', async () => {
  const read = async (role: 'teacher' | 'invigilator') => {
    const body = { ids: [ids[2] ?? '', crypto.randomUUID(), ids[0] ?? ''] };
    const { value } = await product.call(contract.readQuestions, { body, as: school.as(role) });
    return value.questions.map(({ id }) => ids.indexOf(id));
  };
  expect([await read('teacher'), await read('invigilator')]).toEqual([[2, 0], []]);
});

describe('the tree', () => {
  test('counts each place, and takes a topic of the unit', async () => {
    const add = (below: string, name = 'Tích phân hàm ẩn') =>
      product.call(contract.addTopic, {
        query: { unitId: school.school },
        body: { below, subject: 'Toán', name },
        as: teacher(),
      });
    const added = await add('toan/12/nguyen-ham-va-tich-phan');
    expect(added.value.id).toBe('toan/12/nguyen-ham-va-tich-phan/tich-phan-ham-an');
    expect((await add('toan/12/nguyen-ham-va-tich-phan')).error?.code).toBe('topicThere');
    expect((await add('toan/12/khong-co')).error?.code).toBe('topicUnknown');
    const { value } = await product.call(contract.bankFacets, { query: { unitId: school.school }, as: teacher() });
    expect(value.counts).toContainEqual({
      ...{ subject: 'Toán', grade: 12, topicId: 'toan/12/nguyen-ham-va-tich-phan', questions: 1 },
    });
    expect([value.topics.map(({ name }) => name), value.tags]).toEqual([['Tích phân hàm ẩn'], ['hk2']]);
  });
});

describe('an edit', () => {
  test('writes the next version and keeps the one before; facts alone make none', async () => {
    const [questionId = ''] = ids;
    const before = (await product.call(contract.readQuestion, { params: { questionId }, as: teacher() })).value;
    const edit = (body: object, as = teacher()) =>
      product.call(contract.editQuestion, { params: { questionId }, body: body as never, as });
    const definition = { ...before.question.definition, key: 'c' };
    expect((await edit({ definition }, school.as('manager'))).status).toBe(403);
    expect((await edit({ definition: before.question.definition, level: 'TH' })).value).toMatchObject({
      ...{ version: 1, level: 'TH', topic: 'Hàm số' },
    });
    expect((await edit({ definition, tags: ['moi'] })).value).toMatchObject({ version: 2, tags: ['moi'], level: 'TH' });
    const { value } = await product.call(contract.readQuestion, { params: { questionId }, as: school.as('manager') });
    expect(value.versions.map((one) => [one.version, one.definition, one.author])).toEqual([
      [2, definition, 'Nguyễn Thị teacher'],
      [1, before.question.definition, 'Nguyễn Thị teacher'],
    ]);
    expect(await found({ text: 'moi' })).toEqual([0]);
  });

  test('may be a first writing', async () => {
    const made = await product.call(contract.createQuestion, {
      query: { unitId: school.school },
      body: { subject: 'Toán', definition: choiceOf('Hình chóp đều có mấy mặt?'), grade: 8, topic: 'Hình chóp đều' },
      as: teacher(),
    });
    expect(made.value).toMatchObject({ version: 1, state: 'draft', topicId: 'toan/8/hinh-chop-deu' });
    expect((await list({ text: 'hinh chop' })).value.questions).toHaveLength(1);
  });
});

describe('many questions at once', () => {
  const change = (body: unknown, as = teacher()) =>
    product.call(contract.changeQuestions, { query: { unitId: school.school }, body: body as never, as });
  const undo = (batchId: string | null, as = teacher()) =>
    product.call(contract.undoBatch, { params: { batchId: batchId ?? '' }, as });

  test('get a level, a topic and tags, are found by them, and get back what they had', async () => {
    const some = [ids[1], ids[3]];
    const before = (await list({ limit: 200 })).value.questions;
    const wanted = { level: 'VDC', topicId: 'toan/11/dao-ham', addTags: ['ôn thi'], removeTags: ['hk2'] };
    const done = await change({ which: { ids: some }, change: wanted });
    expect(done.value).toMatchObject({ changed: 2, notAllowed: 0 });
    expect(await found({ text: 'on thi', level: 'VDC', topicId: 'toan/11', grade: 11 })).toEqual([1, 3]);
    expect(await found({ tag: 'hk2' })).toEqual([]);
    expect((await undo(done.value.batchId, school.as('manager'))).status).toBe(403);
    expect((await undo(done.value.batchId)).value).toEqual({ changed: 2, changedSince: 0 });
    expect((await list({ limit: 200 })).value.questions).toEqual(before);
    expect(await found({ text: 'on thi' })).toEqual([]);
    expect((await undo(done.value.batchId)).error?.code).toBe('batchUndone');
    const acts = await actsOf(product.deps.db, 'question.change');
    expect(acts.at(-1)).toMatchObject({ actor: school.accountOf('teacher'), details: { questions: 2 } });
  });

  test('go into the trash by a filter, all but some, and come out again', async () => {
    const done = await change({ which: { filter: { text: 'tiem can' }, except: [ids[0]] }, change: { trashed: true } });
    expect(done.value.changed).toBe(1);
    expect(await found({ text: 'tiem can' })).toEqual([0]);
    const back = await change({ which: { ids: [ids[2]] }, change: { trashed: false } });
    expect(back.value.changed).toBe(1);
    expect(await found({ text: 'tiem can' })).toEqual([0, 2]);
  });

  test('are not changed back where somebody has changed them since', async () => {
    const done = await change({ which: { ids: [ids[3]] }, change: { level: 'NB' } });
    await change({ which: { ids: [ids[3]] }, change: { level: 'VD' } });
    expect((await undo(done.value.batchId)).value).toEqual({ changed: 0, changedSince: 1 });
    expect(await found({ level: 'VD' })).toContain(3);
  });

  test('are left alone where the account may not write, and by a topic of another subject', async () => {
    const manager = await change({ which: { ids: [ids[0]] }, change: { level: 'NB' } }, school.as('manager'));
    expect(manager.value).toMatchObject({ batchId: null, changed: 0, notAllowed: 1, leftAlone: [expect.any(String)] });
    const wrong = await change({ which: { ids: [ids[0]] }, change: { topicId: 'vat-li/12/tu-truong' } });
    expect(wrong.error?.code).toBe('topicUnknown');
    const away = await change({ which: { ids: [ids[0]] }, change: { unitId: school.root } });
    expect(away.status).toBe(403);
  });
});

test('a search is kept under a name, replaced by the same name, seen by nobody else and forgotten', async () => {
  const save = (filter: contract.BankFilter) =>
    product.call(contract.saveFilter, { body: { name: 'Vận dụng lớp 12', filter }, as: teacher() });
  const listed = async (as = teacher()) => (await product.call(contract.listFilters, { as })).value.filters;
  await save({ grade: 12 });
  const kept = (await save({ grade: 12, levels: 'VD,VDC' })).value;
  expect(await listed()).toEqual([{ id: kept.id, name: 'Vận dụng lớp 12', filter: { grade: 12, levels: 'VD,VDC' } }]);
  expect(await listed(school.as('manager'))).toEqual([]);
  const forget = (as: string) => product.call(contract.removeFilter, { params: { filterId: kept.id }, as });
  expect((await forget(school.as('manager'))).value.removed).toBe(false);
  expect((await forget(teacher())).value.removed).toBe(true);
  expect(await listed()).toEqual([]);
});
