import { asc } from 'drizzle-orm';
import type { AnyEndpoint } from 'shared/contracts/endpoint.ts';
import * as contract from 'shared/contracts/securebrowser.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import type { PlistValue } from './seb/plist.ts';
import { readSebFile, type SebWrapping, writeSebFile } from './seb/seb-file.ts';
import { settingsWith } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let params: { examId: string };

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  params = { examId: (await seedExam(product, school, { security: 'seb' })).examId };
});
afterAll(() => product.close());

const as = () => school.as('manager');
const own: [string, PlistValue][] = [
  ['startURL', 'https://lms.truong.edu.vn'],
  ['allowSpellCheck', true],
  ['enableF5', true],
  ['browserZoomLevel', { real: 1.25 }],
];
const seed = { encryptionSalt: Buffer.alloc(8, 1), hmacSalt: Buffer.alloc(8, 2), iv: Buffer.alloc(16, 3) };
const bring = (bytes: Uint8Array, password?: string) =>
  product.call(contract.importSebFile, {
    params,
    as: as(),
    file: { name: 'truong.seb', bytes, fields: password === undefined ? {} : { password } },
  });
const written = (wrapping: SebWrapping) => writeSebFile(new Map(own), wrapping);
const made = async () =>
  readSebFile((await product.call(contract.downloadExamConfiguration, { params, as: as() })).bytes).settings;

describe("a school's own .seb", () => {
  test('is taken over: what it says in words, what stays, what the exam says itself, what is left out', async () => {
    const taken = await bring(written({ container: 'pswd', password: 'Kt2026', seed }), 'Kt2026');
    expect(taken.status).toBe(200);
    expect(taken.value).toMatchObject({
      imported: { name: 'truong.seb', settings: 4 },
      kept: ['allowSpellCheck', 'enableF5'],
      replaced: ['startURL'],
      left: ['browserZoomLevel'],
    });
    expect(taken.value.settings.profile.spellCheck).toBe(true);
    expect((await made()).get('enableF5')).toBe(true);
  });

  test('stays under later changes of the settings, until it is taken out', async () => {
    await bring(written({ container: 'plain' }));
    await product.call(contract.saveSecureBrowserSettings, { params, as: as(), body: settingsWith() });
    const read = () => product.call(contract.readImportedSebFile, { params, as: as() });
    expect((await read()).value).toEqual({ imported: { name: 'truong.seb', settings: 4 } });
    const settings = await made();
    expect([settings.get('enableF5'), settings.get('allowSpellCheck')]).toEqual([true, false]);
    await product.call(contract.forgetImportedSebFile, { params, as: as() });
    expect((await read()).value).toEqual({ imported: null });
    expect((await made()).has('enableF5')).toBe(false);
  });

  test.each<[string, () => Uint8Array, string | undefined, string]>([
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), undefined, 'sebFileUnreadable'],
    [
      'a password that is missing',
      () => written({ container: 'pswd', password: 'Kt2026', seed }),
      undefined,
      'sebFilePassword',
    ],
    ['a wrong password', () => written({ container: 'pswd', password: 'Kt2026', seed }), 'x', 'sebFileWrongPassword'],
    ['a certificate', () => Buffer.from(`phsk${'x'.repeat(300)}`), undefined, 'sebFileCertificate'],
  ])('with %s is refused with a sentence, and nothing is lost', async (_, bytes, password, code) => {
    const before = await made();
    const refused = await bring(bytes(), password);
    expect([refused.status, refused.error?.code]).toEqual([422, code]);
    expect(refused.error?.sentence).toMatch(/tệp/i);
    expect(await made()).toEqual(before);
  });
});

describe('a profile with a name', () => {
  const profile = contract.BrowserProfile.parse({ calculator: true, allowedSites: ['vi.wikipedia.org'] });
  const list = async () => (await product.call(contract.listBrowserProfiles, { params, as: as() })).value.profiles;

  test('is kept for other exams of the unit, replaced under its name, and deleted', async () => {
    const save = (name: string, calculator: boolean) =>
      product.call(contract.saveBrowserProfile, {
        params,
        as: as(),
        body: { name, profile: { ...profile, calculator } },
      });
    const first = await save('Toán có máy tính', true);
    const again = await save('Toán có máy tính', false);
    expect(again.value.id).toBe(first.value.id);
    expect(await list()).toEqual([
      { id: first.value.id, name: 'Toán có máy tính', unit: 'THPT số 1', profile: { ...profile, calculator: false } },
    ]);
    const gone = await product.call(contract.deleteBrowserProfile, {
      params: { ...params, profileId: first.value.id },
      as: as(),
    });
    expect(gone.status).toBe(200);
    expect(await list()).toEqual([]);
    const entries = await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    expect(entries.filter(({ subjectId }) => subjectId === first.value.id).map(({ act }) => act)).toEqual([
      ...['secureBrowser.profileSaved', 'secureBrowser.profileSaved', 'secureBrowser.profileDeleted'],
    ]);
  });

  test('is made and read by who manages the exam, and by nobody else', async () => {
    const refused = async (endpoint: AnyEndpoint, input: object, who: string) =>
      (await product.call(endpoint, { params, as: who, ...input })).status;
    for (const who of [school.as('teacher'), school.as('invigilator')]) {
      expect(await refused(contract.listBrowserProfiles, {}, who)).toBe(403);
      expect(await refused(contract.saveBrowserProfile, { body: { name: 'x', profile } }, who)).toBe(403);
      expect(await refused(contract.readImportedSebFile, {}, who)).toBe(403);
      expect(await refused(contract.forgetImportedSebFile, {}, who)).toBe(403);
      expect(await refused(contract.importSebFile, { file: { name: 'x', bytes: Buffer.alloc(1) } }, who)).toBe(403);
    }
  });
});
