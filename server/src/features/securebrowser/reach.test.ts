import type { AnyEndpoint } from 'shared/contracts/endpoint.ts';
import * as pageLock from 'shared/contracts/page-lock.ts';
import { signIn } from 'shared/contracts/people.ts';
import * as sebServer from 'shared/contracts/sebserver.ts';
import * as secureBrowser from 'shared/contracts/securebrowser.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import type { Role } from 'shared/people/abilities.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { settingsWith } from './testing.ts';

const OTHERS: readonly Role[] = ['teacher', 'reviewer', 'inspector', 'officer'];
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
/** The manager of another school. */
let stranger: string;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', ...OTHERS]);
  exam = await seedExam(product, school, { security: 'seb' });
  await product.deps.db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    const personId = await createPerson(tx, { name: 'Lò Thị Xa', personalNumber: null, birthDate: null, sex: null });
    const roles = [{ role: 'manager' as const, unitId }];
    await createAccount(tx, { personId, username: 'xa', password: 'mot-mat-khau-khac', roles });
  });
  stranger = (await product.call(signIn, { body: { username: 'xa', password: 'mot-mat-khau-khac' } })).cookies;
});
afterAll(() => product.close());

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'audience' in value;
/** Every endpoint there is, by its name: a new one is asked about without being named here. */
const endpoints = Object.entries({ ...secureBrowser, ...entry, ...steering, ...pageLock, ...sebServer }).flatMap(
  ([name, value]) => (isEndpoint(value) ? [{ name, endpoint: value }] : []),
);
const of = (audience: string) => endpoints.filter(({ endpoint }) => endpoint.audience === audience);

const reason = 'một lí do đủ dài';
const BODIES: Readonly<Record<string, unknown>> = {
  saveSecureBrowserSettings: settingsWith(),
  saveBrowserProfile: { name: 'x', profile: settingsWith().profile },
  letIntoAnyBrowser: { reason },
  instructSafeExamBrowser: { kind: 'unlock' },
  savePageLockSettings: pageLock.PageLockSettings.parse({}),
  relaxPageSignals: { signals: ['copied'], reason },
};
const WATCHED_OVER = [
  'letIntoAnyBrowser',
  'requireSecureBrowserAgain',
  'instructSafeExamBrowser',
  'readSafeExamBrowserLog',
  'listSecureBrowserStates',
  'relaxPageSignals',
  'listRelaxedCandidates',
];

async function statusOf({ name, endpoint }: { name: string; endpoint: AnyEndpoint }, as: string): Promise<number> {
  const params = {
    ...{ examId: exam.examId, sessionId: exam.sessionId, candidateId: exam.candidateIds[0] ?? '' },
    ...{ profileId: '00000000-0000-4000-8000-000000000000', token: 'x' },
  };
  const input = { params, as, ...(name in BODIES && { body: BODIES[name] }) };
  return (await product.call(endpoint, input)).status;
}

describe('without a session that may see it', () => {
  test('there is something to ask about, of every kind', () => {
    expect([of('staff').length, of('candidate').length, of('sebClient').length].every((count) => count > 1)).toBe(true);
  });

  test.each(of('staff'))('nobody reaches $name', async (one) => {
    expect(await statusOf(one, '')).toBe(401);
    expect(await statusOf(one, 'khaothi_staff=made-up')).toBe(401);
    for (const role of OTHERS) expect([role, await statusOf(one, school.as(role))]).toEqual([role, 403]);
    expect(await statusOf(one, stranger)).toBe(403);
    const watched = WATCHED_OVER.includes(one.name);
    expect([one.name, (await statusOf(one, school.as('invigilator'))) !== 403]).toEqual([one.name, watched]);
    expect(await statusOf(one, school.as('manager'))).not.toBe(403);
  });

  test.each(of('candidate'))('only a candidate reaches $name', async (one) => {
    for (const as of ['', 'khaothi_candidate=made-up', school.as('manager')]) expect(await statusOf(one, as)).toBe(401);
  });

  test.each(of('sebClient'))('only a client with a token reaches $name', async (one) => {
    for (const as of ['', school.as('manager')]) expect(await statusOf(one, as)).toBe(401);
  });
});
