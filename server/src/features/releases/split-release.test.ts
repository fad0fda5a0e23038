import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { combine, split } from 'shamir-secret-sharing';
import * as delivery from 'shared/contracts/delivery.ts';
import { signIn } from 'shared/contracts/people.ts';
import * as contract from 'shared/contracts/releases.ts';
import { bytesOfWords } from 'shared/papers/key-words.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rowsOf } from '../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { paperBlob, releaseKeyOf } from '../papers/index.ts';
import { createAccount, createPerson } from '../people/index.ts';
import { SHARE_BYTES } from './share-check.ts';

const HOUR = 3_600_000;
const HOLDERS = ['Lý Thị Mai', 'Vàng A Sử', 'Trần Văn Hùng'];
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let key: Uint8Array;
let shares: { name: string; words: string[] }[];
/** Cookies of each holder, in the order of the shares. */
let officers: string[];

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  const password = 'mot-mat-khau-de-thu';
  await product.deps.db.transaction(async (tx) => {
    for (const [place, name] of HOLDERS.entries()) {
      const personId = await createPerson(tx, { name, personalNumber: null, birthDate: null, sex: null });
      const roles = [{ role: 'manager' as const, unitId: school.school }];
      await createAccount(tx, { personId, username: `officer${place}`, password, roles });
    }
  });
  officers = [];
  for (const place of HOLDERS.keys())
    officers.push((await product.call(signIn, { body: { username: `officer${place}`, password } })).cookies);
  product.pass(-12 * HOUR);
  exam = await seedExam(product, school);
  // The session begins an hour after the exam was made; this is the evening before.
  product.pass(-6 * HOUR);
  key = (await releaseKeyOf(product.deps, exam.examId)) ?? new Uint8Array();
});
afterAll(() => product.close());

const at = {
  params: {
    get examId() {
      return exam.examId;
    },
  },
};
const give = (share: number, as = officers[share] ?? '') =>
  product.call(contract.giveShare, { as, ...at, body: { words: shares[share]?.words.join(' ') ?? '' } });
const view = async () => (await product.call(contract.readExamRelease, { as: school.as('manager'), ...at })).value;
async function open() {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  return product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
}

/** Every row of every table as text, by table. */
async function dump(): Promise<Map<string, string>> {
  const { db } = product.deps;
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const dumped = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await rowsOf<{ row: string }>(
      db,
      sql`SELECT row_to_json(kept)::text AS row FROM ${sql.identifier(name)} AS kept`,
    );
    dumped.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return dumped;
}

test('any k of n shares give the key back, and k - 1 of them another', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 11, maxLength: 11 }),
      fc.integer({ min: 2, max: 5 }),
      async (secret, threshold) => {
        const all = await split(secret, 5, threshold);
        expect(await combine(all.slice(5 - threshold))).toEqual(secret);
        if (threshold > 2) expect(await combine(all.slice(0, threshold - 1))).not.toEqual(secret);
      },
    ),
    { numRuns: 20 },
  );
});

test('only who makes the exam splits its key; each officer gets thirteen words', async () => {
  const body = { holders: HOLDERS, threshold: 2 };
  const refused = await product.call(contract.splitRelease, { as: school.as('teacher'), ...at, body });
  expect(refused.error?.code).toBe('forbidden');
  const made = await product.call(contract.splitRelease, { as: school.as('manager'), ...at, body });
  expect(made.error).toBeUndefined();
  shares = made.value.shares;
  expect(shares.map(({ name }) => name)).toEqual(HOLDERS);
  expect(shares.every(({ words }) => bytesOfWords(words.join(' '), SHARE_BYTES).ok)).toBe(true);
  expect(await view()).toMatchObject({ state: 'split', threshold: 2 });
  const again = await product.call(contract.splitRelease, { as: school.as('manager'), ...at, body });
  expect(again.error?.code).toBe('keyElsewhere');
});

test('before the release no table but the bank holds a stem, and neither key nor share is anywhere', async () => {
  const secrets = [
    key,
    ...shares.map(({ words }) => {
      const typed = bytesOfWords(words.join(' '), SHARE_BYTES);
      return typed.ok ? typed.bytes : new Uint8Array();
    }),
  ].map((bytes) => Buffer.from(bytes));
  const spelled = secrets.flatMap((bytes) => ['hex', 'base64', 'base64url'].map((as) => bytes.toString(as as 'hex')));
  const tables = await dump();
  expect(tables.size).toBeGreaterThan(30);
  const holding = (text: string) => [...tables].flatMap(([name, rows]) => (rows.includes(text) ? [name] : []));
  for (const text of [...spelled, ...shares.map(({ words }) => words.join(' '))]) expect(holding(text)).toEqual([]);
  // The bank is where questions are written; which of them an exam asks in which order is not in it.
  for (const stem of ['Hai cộng hai bằng mấy?', 'LOI-GIAI-BI-MAT'])
    expect(holding(stem).every((name) => name.startsWith('question'))).toBe(true);
  const sealed = Buffer.from((await product.deps.blobs.find(paperBlob(exam.examId, '101'))) ?? []);
  expect(sealed.length).toBeGreaterThan(100);
  for (const text of ['Hai cộng hai', 'Mệnh đề', ...spelled]) expect(sealed.includes(text)).toBe(false);
  expect(
    (
      await product.call(contract.readReleaseWords, {
        as: school.as('manager'),
        params: { sessionId: exam.sessionId },
        body: { reason: 'Thử đọc trước' },
      })
    ).error?.code,
  ).toBe('wordsTooEarly');
});

/** With the third share given: neither its giver nor who split the key can add the second that opens the papers. */
async function refusesOneForTwo() {
  const second = await give(0, officers[2]);
  expect(second.error).toMatchObject({
    code: 'shareGivenBefore',
    sentence: expect.stringMatching(/^Tài khoản này đã góp một mảnh khác/),
  });
  expect((await give(0, school.as('manager'))).error).toMatchObject({
    code: 'shareOfSplitter',
    sentence: expect.stringMatching(/^Người đã chia khóa/),
  });
  // Typed again by another, a share is still that of who gave it first.
  expect((await give(2, officers[1])).value).toMatchObject({ given: 1, isOpen: false });
  expect((await give(0, officers[2])).error?.code).toBe('shareGivenBefore');
  expect(await view()).toMatchObject({
    state: 'split',
    holders: [{ isGiven: false }, { isGiven: false }, { isGiven: true }],
  });
}

test('a share is taken from an hour before, once, and the papers open with the last one that is needed', async () => {
  expect((await give(0)).error?.code).toBe('sharesTooEarly');
  product.pass(6 * HOUR + HOUR / 2);
  const wrong = { words: shares[0]?.words.toReversed().join(' ') ?? '' };
  const mistyped = await product.call(contract.giveShare, { as: officers[0] ?? '', ...at, body: wrong });
  expect(mistyped.error?.code).toBe('shareUnknown');
  expect((await give(0, school.as('invigilator'))).error?.code).toBe('forbidden');
  expect((await give(2)).value).toEqual({ name: 'Trần Văn Hùng', given: 1, threshold: 2, isOpen: false });
  expect((await give(2)).value).toMatchObject({ given: 1, isOpen: false });
  await refusesOneForTwo();
  product.pass(HOUR);
  expect((await open()).error?.code).toBe('paperLocked');
  expect((await give(0)).value).toMatchObject({ given: 2, isOpen: true });
  expect((await open()).value.paperKey).toMatch(/^[\w-]{43}$/);
  expect(await view()).toMatchObject({
    state: 'whole',
    holders: [{ isGiven: true }, { isGiven: false }, { isGiven: true }],
  });
  // One more changes nothing, and no share stays behind.
  expect((await give(1)).value).toMatchObject({ given: 3, isOpen: true });
  expect((await dump()).get('exam_shares')).not.toMatch(/"wrapped_share":"/);
  const acts = (await product.deps.db.select().from(auditEntries)).map(({ act }) => act);
  expect(acts.filter((act) => act === 'exam.giveShare')).toHaveLength(5);
  expect(acts).toEqual(expect.arrayContaining(['exam.splitKey', 'exam.openByShares']));
});
