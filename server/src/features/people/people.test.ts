import { eq } from 'drizzle-orm';
import * as contract from 'shared/contracts/people.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { actsOf } from '../audit/index.ts';
import { createPerson, createUnit, enrol } from './index.ts';
import { signIn as enter } from './sign-in.ts';
import { signInLimits } from './sign-in-limits.ts';
import { accounts } from './tables.ts';

let product: TestApp;
let school: TestSchool;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['teacher', 'officer']);
});
afterEach(() => product.close());

const PASSWORD = 'mot-mat-khau-de-thu';
const signInFrom = async (remoteAddress: string, username: string, password: string) => {
  const headers = { 'x-khaothi': '1' };
  const request = { method: 'POST', url: contract.signIn.path, headers, payload: { username, password } } as const;
  return (await product.app.inject({ ...request, remoteAddress })).statusCode;
};
const signIn = (username: string, password: string) => product.call(contract.signIn, { body: { username, password } });

test('a teacher signs in, sees who they are and what they may do, and signs out', async () => {
  const as = school.as('teacher');
  const me = await product.call(contract.readMe, { as });
  expect(me.value).toMatchObject({ username: 'teacher', units: [{ name: 'THPT số 1', role: 'teacher' }] });
  expect(me.value.abilities).toContain('bank.write');
  expect(me.value.abilities).not.toContain('exam.manage');
  await product.call(contract.signOut, { as });
  expect(await product.call(contract.readMe, { as })).toMatchObject({ status: 401, error: { code: 'notSignedIn' } });
});

test('a wrong name and a wrong password are refused in the same words', async () => {
  const wrongName = await signIn('nobody', 'x');
  const wrongPassword = await signIn('teacher', 'x');
  expect(wrongName.error).toEqual(wrongPassword.error);
  expect(wrongName).toMatchObject({ status: 401, error: { code: 'credentialsWrong' } });
});

test('five wrong passwords shut the account to this address for a quarter of an hour, and to no other', async () => {
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await signIn('teacher', 'x')).error?.code).toBe('credentialsWrong');
  expect(await signIn('teacher', PASSWORD)).toMatchObject({
    status: 423,
    error: { code: 'accountLocked', sentence: expect.stringContaining('15 phút') },
  });
  expect(await signInFrom('10.0.0.9', 'teacher', PASSWORD)).toBe(200);
  expect((await signIn('officer', PASSWORD)).status).toBe(200);
  product.pass(15 * 60_000);
  expect((await signIn('teacher', PASSWORD)).status).toBe(200);
});

test('many wrong passwords at once are no more tries than one after the other', async () => {
  const replies = await Promise.all(Array.from({ length: 20 }, () => signIn('teacher', 'x')));
  expect(replies.filter(({ error }) => error?.code === 'credentialsWrong')).toHaveLength(5);
  expect(replies.filter(({ error }) => error?.code === 'accountLocked')).toHaveLength(15);
});

test('a name that nobody has is shut like any other', async () => {
  for (let attempt = 0; attempt < 5; attempt++) await signIn('nobody', 'x');
  expect((await signIn('nobody', 'x')).error?.code).toBe('accountLocked');
});

test('colleagues behind one address are let in at once, each with a few pages', async () => {
  const pages = Array.from({ length: 5 }, () => [signIn('teacher', PASSWORD), signIn('officer', PASSWORD)]);
  for (const { status } of await Promise.all(pages.flat())) expect(status).toBe(200);
});

test('guesses from many addresses lock the account itself, exactly once on record', async () => {
  const { db } = product.deps;
  await db
    .update(accounts)
    .set({ failedSignIns: 97 })
    .where(eq(accounts.id, school.accountOf('teacher')));
  const guesses = Array.from({ length: 8 }, (_, index) => signInFrom(`10.0.1.${index}`, 'teacher', 'x'));
  expect((await Promise.all(guesses)).sort()).toEqual([401, 401, 401, 423, 423, 423, 423, 423]);
  expect(await signInFrom('10.0.2.1', 'teacher', PASSWORD)).toBe(423);
  expect(await actsOf(db, 'account.lock')).toHaveLength(1);
  product.pass(15 * 60_000);
  expect(await signInFrom('10.0.2.1', 'teacher', PASSWORD)).toBe(200);
});

test('a hundred wrong sign-ins of one address are enough, whatever the names', async () => {
  const limits = signInLimits(product.deps);
  const signInHere = (ip: string) =>
    enter({ ...product.deps, limits }, { username: 'teacher', password: PASSWORD, ip });
  for (let attempt = 0; attempt < 100; attempt++) limits.ofAddress.take('10.0.0.1');
  await expect(signInHere('10.0.0.1')).rejects.toMatchObject({ code: 'tooMany' });
  await expect(signInHere('10.0.0.2')).resolves.toMatchObject({ accountId: school.accountOf('teacher') });
});

test('an address that the request claims for itself is not believed', async () => {
  for (let attempt = 0; attempt < 6; attempt++)
    await product.call(contract.signIn, {
      body: { username: 'teacher', password: 'x' },
      headers: { 'x-forwarded-for': `10.0.3.${attempt}` },
    });
  expect((await signIn('teacher', PASSWORD)).error?.code).toBe('accountLocked');
});

test('a session of staff ends after eight idle hours', async () => {
  const as = school.as('teacher');
  product.pass(7 * 3_600_000);
  expect((await product.call(contract.readMe, { as })).status).toBe(200);
  product.pass(8 * 3_600_000 + 1);
  expect((await product.call(contract.readMe, { as })).status).toBe(401);
});

test('a request without the header of our own page changes nothing', async () => {
  const reply = await product.app.inject({
    method: 'POST',
    url: '/api/sign-out',
    headers: { cookie: school.as('teacher') },
  });
  expect(reply.statusCode).toBe(403);
  expect((await product.call(contract.readMe, { as: school.as('teacher') })).status).toBe(200);
});

test('pupils are listed by unit, found without marks, a page at a time, and never those of another school', async () => {
  const elsewhere = await product.deps.db.transaction(async (tx) => {
    for (let pupil = 1; pupil <= 101; pupil++) {
      const name = pupil === 50 ? 'Đặng Thị Ước' : `Vàng A ${String(pupil).padStart(3, '0')}`;
      const personId = await createPerson(tx, { name, personalNumber: null, birthDate: null, sex: null });
      await enrol(tx, { classId: school.classId, personId, schoolYear: '2026-2027' });
    }
    return createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
  });
  const as = school.as('teacher');
  const list = (query: { search?: string; after?: string }, unitId = school.school) =>
    product.call(contract.listPupils, { as, params: { unitId }, query });

  const first = await list({});
  expect(first.value.pupils).toHaveLength(100);
  const second = await list({ after: first.value.next ?? '' });
  expect(second.value).toMatchObject({ next: null, pupils: [{ className: '12A1' }] });
  expect((await list({ search: 'dang thi uoc' })).value.pupils.map(({ name }) => name)).toEqual(['Đặng Thị Ước']);
  expect((await list({ search: '%' })).value.pupils).toEqual([]);
  expect((await list({}, elsewhere)).status).toBe(403);
});

test('the unit tree shows what lies under the account, with the pupils counted upward', async () => {
  const { value } = await product.call(contract.listUnits, { as: school.as('teacher') });
  expect(value.units.map(({ name }) => name)).toEqual(['THPT số 1', '12A1']);
});
