import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { ImportedQuestion } from 'shared/contracts/bank.ts';
import * as contract from 'shared/contracts/bank.ts';
import { listQuestions } from 'shared/contracts/bank-questions.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { actsOf, auditEntries } from '../audit/index.ts';
import { reEncoded } from './re-encode.ts';
import { importQuestions, imports, questions } from './tables.ts';
import { docx, lines } from './word/testing/docx.ts';

const fixture = (name: string) => readFileSync(new URL(`./word/fixtures/${name}.docx`, import.meta.url));
const xml = (text: string) => new TextEncoder().encode(text);

let product: TestApp;
let school: TestSchool;
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'manager', 'invigilator']);
});
afterAll(() => product.close());

const upload = (bytes: Uint8Array, as = school.as('teacher')) =>
  product.call(contract.uploadQuestions, {
    query: { unitId: school.school, subject: 'Toán' },
    file: { name: 'Đề kiểm tra.docx', bytes },
    as,
  });
const importOf = async (name: string) => (await upload(fixture(name))).value;
const save = (importId: string, take: readonly { at: number }[]) =>
  product.call(contract.saveImport, {
    params: { importId },
    body: { take: take.map(({ at }) => at) },
    as: school.as('teacher'),
  });
const bank = (query: Record<string, unknown> = {}, as = school.as('teacher')) =>
  product.call(listQuestions, { query: { unitId: school.school, ...query }, as });
const rows = async () => (await product.deps.db.select().from(imports)).length;

describe('a Word file that cannot be read', () => {
  const document = 'word/document.xml';
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  test.each([
    ['plain words', xml('Kính gửi thầy cô'), 'wordNotADocx'],
    ['an empty file', new Uint8Array(), 'wordNotADocx'],
    ['a zip of something else', zipSync({ 'photos/a.bin': xml('<a/>') }), 'wordNotADocx'],
    ['a Word file cut in half', fixture('toan-2025-gach-chan').subarray(0, 7_000), 'fileBroken'],
    ['broken XML', zipSync({ [document]: xml(`<w:document ${W}><w:body>`) }), 'fileBroken'],
    ['a file of Word 97', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'wordOldFormat'],
    ['a zip bomb', zipSync({ [document]: new Uint8Array(80_000_000) }), 'fileSuspicious'],
    [
      'entities',
      zipSync({ [document]: xml(`<!DOCTYPE a [<!ENTITY b "c">]><w:document ${W}><w:body>&b;</w:body></w:document>`) }),
      'fileSuspicious',
    ],
    [
      'elements without end',
      zipSync({ [document]: xml(`<w:document ${W}>${'<w:p>'.repeat(5_000)}`) }),
      'fileSuspicious',
    ],
    [
      'no question',
      zipSync({ [document]: xml(`<w:document ${W}><w:body><w:p/></w:body></w:document>`) }),
      'fileNoQuestions',
    ],
  ])('(%s) is refused in one sentence and nothing is kept', async (_, bytes, code) => {
    const before = await rows();
    const reply = await upload(bytes);
    expect(reply.error?.code).toBe(code);
    expect(reply.error?.sentence).toMatch(/^[\p{Lu}].*[.…]$/u);
    expect(await rows()).toBe(before);
  });
});

describe('an import', () => {
  test('is a draft: the bank stays empty until the teacher saves', async () => {
    const draft = await importOf('toan-2025-gach-chan');
    expect(draft).toMatchObject({ state: 'draft', questions: 22, withProblems: 0, fileName: 'Đề kiểm tra.docx' });
    expect((await bank()).value.questions).toHaveLength(0);
    const { value } = await save(draft.id, draft.items);
    expect(value.report.map((one) => one.outcome)).toEqual(Array(22).fill('taken'));
    const listed = (await bank()).value.questions;
    expect(listed.map((question) => question.part)).toEqual([
      ...Array(12).fill(1),
      ...Array(4).fill(2),
      ...Array(6).fill(3),
    ]);
  });

  test('shows its pictures to the teachers of the unit only', async () => {
    const draft = await importOf('tin-hoc-dinh-huong-sao');
    const sha256 = JSON.stringify(draft.items).match(/"media":"([0-9a-f]{64})"/)?.[1] ?? '';
    const see = (as: string) => product.call(contract.readMedia, { params: { sha256 }, as });
    const seen = await see(school.as('teacher'));
    expect(createHash('sha256').update(seen.bytes).digest('hex')).toBe(sha256);
    expect(await reEncoded({ mime: 'image/png', bytes: seen.bytes })).toEqual({ mime: 'image/png', bytes: seen.bytes });
    expect([seen.status, seen.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await see(school.as('invigilator'))).status).toBe(403);
    expect((await see('')).status).toBe(401);
  });

  test('refuses by name what cannot be marked and takes the rest, telling what was lost', async () => {
    const draft = await importOf('co-loi-can-bao');
    const { value } = await save(draft.id, draft.items.slice(0, 10));
    const told = value.report.map(({ n, part, outcome }) => `${part}.${n} ${outcome}`);
    expect(told).toEqual([
      ...['1.1 taken', '1.2 refused', '1.3 refused', '1.4 takenWithLoss', '1.5 taken', '1.5 takenWithLoss'],
      ...['1.6 takenWithLoss', '1.7 takenWithLoss', '1.10 takenWithLoss', '2.1 takenWithLoss'],
      ...['2.2 leftOut', '3.1 leftOut', '3.2 leftOut', '3.3 leftOut', '3.4 leftOut'],
    ]);
    expect(value.report[1]?.why).toEqual([{ what: 'noKey' }]);
  });

  test('takes a question once its key is set, with one click', async () => {
    const draft = await importOf('co-loi-can-bao');
    const question = draft.items[1] as ImportedQuestion;
    if (question.definition.kind !== 'choice') throw new Error('a choice question');
    const repaired = await product.call(contract.repairQuestion, {
      params: { importId: draft.id, at: 1 },
      body: { definition: { ...question.definition, key: 'b' } },
      as: school.as('teacher'),
    });
    expect(repaired.value).toMatchObject({ repaired: true, problems: [], writtenKey: null });
    expect((await actsOf(product.deps.db, 'import.repair')).at(-1)).toMatchObject({
      actor: school.accountOf('teacher'),
      subjectId: draft.id,
      details: { at: 1, changed: ['definition'] },
    });
    const { value } = await save(draft.id, [question]);
    expect(value.report[1]).toMatchObject({ outcome: 'taken', why: [] });
  });

  test('does not take a formula that no candidate could see, until it is typed again', async () => {
    const draft = await importOf('hoa-hoc-tu-dong-loi-giai');
    const question = draft.items[5] as ImportedQuestion;
    expect(question).toMatchObject({ blocked: true, problems: [{ what: 'formulaNotConvertible', count: 1 }] });
    expect((await save(draft.id, [question])).value.report[5]?.outcome).toBe('refused');
    if (question.definition.kind !== 'choice') throw new Error('a choice');
    const [first] = question.definition.stem;
    if (first?.type !== 'paragraph') throw new Error('a paragraph');
    const content = first.content.map((part) =>
      part.type === 'image' ? { type: 'math' as const, latex: 'pH' } : part,
    );
    const repaired = await product.call(contract.repairQuestion, {
      params: { importId: draft.id, at: 5 },
      body: { definition: { ...question.definition, stem: [{ ...first, content }] } },
      as: school.as('teacher'),
    });
    expect(repaired.value).toMatchObject({ blocked: false, problems: [] });
    expect((await save(draft.id, [question])).value.report[5]?.outcome).toBe('taken');
  });

  test('is mended with a picture that was put into the unit’s bank, and with no other', async () => {
    const draft = await importOf('toan-2025-gach-chan');
    const question = draft.items[0] as ImportedQuestion;
    if (question.definition.kind !== 'choice') throw new Error('a choice');
    const { stem } = question.definition;
    const bytes = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#2b3f86' } })
      .png()
      .toBuffer();
    const query = { unitId: school.school };
    const file = { name: 'hình.png', bytes };
    const put = await product.call(contract.uploadMedia, { query, file, as: school.as('teacher') });
    const showing = (media: string) =>
      product.call(contract.repairQuestion, {
        params: { importId: draft.id, at: 0 },
        body: {
          definition: {
            ...question.definition,
            stem: [...stem, { type: 'paragraph', content: [{ type: 'image', media, alt: 'hình' }] }],
          } as ImportedQuestion['definition'],
        },
        as: school.as('teacher'),
      });
    expect((await showing('ab'.repeat(32))).error?.code).toBe('badRequest');
    expect((await showing(put.value.sha256)).value).toMatchObject({ repaired: true, blocked: false });
    expect((await save(draft.id, [question])).value.report[0]?.outcome).toBe('taken');
    await product.call(contract.undoImport, { params: { importId: draft.id }, as: school.as('teacher') });
  });

  test('lets what was left behind be mended and saved later, each question once', async () => {
    const draft = await importOf('co-loi-can-bao');
    const before = (await bank({ limit: 200 })).value.questions.length;
    await save(draft.id, draft.items);
    const [taken, refused] = draft.items;
    if (taken?.definition.kind !== 'choice' || refused?.definition.kind !== 'choice') throw new Error('choices');
    const repair = (at: number, definition: ImportedQuestion['definition']) =>
      product.call(contract.repairQuestion, {
        params: { importId: draft.id, at },
        body: { definition },
        as: school.as('teacher'),
      });
    expect((await repair(0, { ...taken.definition, key: 'b' })).error?.code).toBe('importClosed');
    expect((await repair(1, { ...refused.definition, key: 'b' })).status).toBe(200);
    const first = (await bank({ limit: 200 })).value.questions.length;
    expect((await save(draft.id, draft.items)).value.report[1]?.outcome).toBe('taken');
    expect((await bank({ limit: 200 })).value.questions.length).toBe(first + 1);
    await product.call(contract.undoImport, { params: { importId: draft.id }, as: school.as('teacher') });
    expect((await bank({ limit: 200 })).value.questions.length).toBe(before);
  });

  test('that gives nothing stays open, and is saved or put away only once', async () => {
    const silent = docx(lines('Câu 1. Hai cộng hai bằng mấy?', 'A. 1\tB. 2\tC. 3\tD. 4'));
    const draft = (await upload(silent)).value;
    const nothing = await save(draft.id, draft.items);
    expect(nothing.value.report.every((one) => one.outcome === 'refused')).toBe(true);
    expect(nothing.value.head.state).toBe('draft');
    const discard = () =>
      product.call(contract.discardImport, { params: { importId: draft.id }, as: school.as('teacher') });
    expect((await discard()).value.state).toBe('discarded');
    expect((await discard()).error?.code).toBe('importClosed');
    expect((await save(draft.id, draft.items)).error?.code).toBe('importClosed');
  });

  test('can be undone: its questions leave the bank, their versions stay for exams that use them', async () => {
    const draft = await importOf('dia-li-to-do-nfd');
    const before = (await bank({ limit: 200 })).value.questions.length;
    await save(draft.id, draft.items);
    expect((await bank({ limit: 200 })).value.questions.length).toBe(before + 28);
    const undo = () => product.call(contract.undoImport, { params: { importId: draft.id }, as: school.as('teacher') });
    expect((await undo()).value.state).toBe('undone');
    expect((await bank({ limit: 200 })).value.questions.length).toBe(before);
    expect((await undo()).error?.code).toBe('importNotSaved');
  });

  test('is saved whole or not at all', async () => {
    const draft = await importOf('tieng-anh-bang-dap-an');
    const before = (await product.deps.db.select().from(questions)).length;
    const { deps } = product;
    const { saveImport } = await import('./save-import.ts');
    const failing = { ...deps, now: failsAt(2, deps.now) };
    await expect(
      saveImport(failing, {
        importId: draft.id,
        take: draft.items.map(({ at }) => at),
        by: school.accountOf('teacher'),
      }),
    ).rejects.toThrow('no clock');
    expect(await deps.db.select().from(questions)).toHaveLength(before);
    const kept = await product.call(contract.readImport, { params: { importId: draft.id }, as: school.as('teacher') });
    expect(kept.value.state).toBe('draft');
    expect(kept.value.items.every((item) => item.questionId === null)).toBe(true);
  });

  test('leaves a trace in the audit chain for every act', async () => {
    const acts = await product.deps.db.select({ act: auditEntries.act }).from(auditEntries);
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['import.upload', 'import.save', 'import.discard', 'import.undo']),
    );
  });

  test('belongs to its unit: who may only read the bank neither uploads nor sees drafts', async () => {
    expect((await upload(fixture('co-loi-can-bao'), school.as('manager'))).status).toBe(403);
    const [draft] = await product.deps.db.select().from(importQuestions).limit(1);
    const params = { importId: draft?.importId ?? '' };
    expect((await product.call(contract.readImport, { params, as: school.as('manager') })).status).toBe(403);
  });
});

/** A clock that breaks on its nth reading: the transaction is then half way. */
function failsAt(nth: number, now: () => number): () => number {
  let reads = 0;
  return () => {
    reads++;
    if (reads === nth) throw new Error('no clock');
    return now();
  };
}
