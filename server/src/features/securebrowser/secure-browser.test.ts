import { asc } from 'drizzle-orm';
import {
  candidateSignIn,
  candidateSignOut,
  openAttempt,
  readCandidate,
  readSealedPaper,
} from 'shared/contracts/delivery.ts';
import { type Control, issueControl } from 'shared/contracts/invigilation.ts';
import * as contract from 'shared/contracts/securebrowser.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { configKeyOf } from './seb/config-key.ts';
import { ADDRESS, safeExamBrowser, settingsWith } from './testing.ts';

const HOUR = 3_600_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  exam = await seedExam(product, school, { security: 'seb', candidates: 40 });
});
afterAll(() => product.close());

/** A candidate whom no test has met yet: a place in `exam.slips` and `exam.candidateIds`. */
let met = 0;
const someone = () => met++;

const codeOf = (who: number) => exam.slips[who] ?? '';
const linksOf = async (who = someone()) =>
  (await product.call(entry.openSafeExamBrowser, { body: { code: codeOf(who) } })).value;
const signIn = (who: number) => product.call(candidateSignIn, { body: { code: codeOf(who) } });

async function candidateInside(slip = someone()) {
  const { openLink } = await linksOf(slip);
  const client = await safeExamBrowser(product, openLink);
  const started = await client.start();
  expect(started.statusCode).toBe(200);
  return { ...client, as: started.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

describe('an exam that asks for Safe Exam Browser', () => {
  test('opens inside it, from the slip to the paper', async () => {
    const me = someone();
    const { as, headersFor } = await candidateInside(me);
    const card = await product.call(readCandidate, { as, headers: headersFor(readCandidate) });
    expect(card.status).toBe(200);
    expect(card.value.candidateId).toBe(exam.candidateIds[me]);
    expect((await product.call(readSealedPaper, { as, headers: headersFor(readSealedPaper) })).status).toBe(200);
  });

  test('stays shut in any other browser, with the code that the page knows', async () => {
    const refused = await signIn(someone());
    expect([refused.status, refused.error?.code]).toEqual([403, 'safeExamBrowserNeeded']);
    expect(refused.cookies).toBe('');
  });

  test('stays shut when the cookie is carried into another browser', async () => {
    const { as } = await candidateInside();
    for (const endpoint of [readCandidate, readSealedPaper]) {
      const refused = await product.call(endpoint, { as });
      expect([refused.status, refused.error?.code]).toEqual([403, 'safeExamBrowserNeeded']);
    }
    const begun = await product.call(openAttempt, { as, body: { writer: 'a-page-of-it' } });
    expect([begun.status, begun.error?.code]).toEqual([403, 'safeExamBrowserNeeded']);
    expect((await product.call(candidateSignOut, { as })).status).toBe(200);
  });

  test.each<[string, (right: { [name: string]: string }) => Record<string, string>]>([
    ['no header', () => ({})],
    ['a made-up header', () => ({ 'x-safeexambrowser-configkeyhash': 'f'.repeat(64) })],
    ['garbage', () => ({ 'x-safeexambrowser-configkeyhash': 'xyz' })],
    [
      'the browser exam key instead',
      (right) => ({
        'x-safeexambrowser-requesthash': right['x-safeexambrowser-configkeyhash'] ?? '',
      }),
    ],
  ])('refuses the signed-in candidate with %s', async (_, headers) => {
    const { as, headersFor } = await candidateInside();
    const refused = await product.call(readCandidate, { as, headers: headers(headersFor(readCandidate)) });
    expect([refused.status, refused.error?.code]).toEqual([403, 'safeExamBrowserNeeded']);
  });

  test('refuses the hash of another address', async () => {
    const { as, headersFor } = await candidateInside();
    const refused = await product.call(readCandidate, { as, headers: headersFor(readSealedPaper) });
    expect(refused.error?.code).toBe('safeExamBrowserNeeded');
  });

  test("refuses another candidate's Config Key", async () => {
    const one = await candidateInside();
    const other = await candidateInside();
    const refused = await product.call(readCandidate, { as: one.as, headers: other.headersFor(readCandidate) });
    expect(refused.error?.code).toBe('safeExamBrowserNeeded');
  });

  test('a newer configuration ends the older one', async () => {
    const me = someone();
    const older = await candidateInside(me);
    product.pass(1_000);
    const newer = await candidateInside(me);
    const read = (client: typeof older) =>
      product.call(readCandidate, { as: client.as, headers: client.headersFor(readCandidate) });
    expect((await read(older)).status).toBe(403);
    expect((await read(newer)).status).toBe(200);
    expect((await older.start()).statusCode).toBe(403);
  });
});

describe('the link to a configuration', () => {
  test('works once', async () => {
    const { openLink, downloadLink } = await linksOf();
    expect(openLink).toMatch(/^seb:\/\/thi\.test\/seb\/configuration\//);
    await safeExamBrowser(product, openLink);
    for (const method of ['HEAD', 'GET'] as const) {
      const again = await product.app.inject({ method, url: downloadLink.slice(ADDRESS.length) });
      expect(again.statusCode).toBe(403);
    }
    expect(await pageOf(downloadLink)).toContain('đã tải rồi');
  });

  test('works for ten minutes', async () => {
    const { downloadLink } = await linksOf();
    product.pass(10 * 60_000 + 1);
    expect(await pageOf(downloadLink)).toContain('quá 10 phút');
  });

  test.each([
    ['configuration', '/khao-thi.seb'],
    ['start', ''],
    ['challenge', ''],
  ])('that is made up meets a page that says what to do: /seb/%s/…', async (kind, end) => {
    const { downloadLink } = await linksOf();
    const token = /configuration\/([^/]+)/.exec(downloadLink)?.[1] ?? '';
    // Also with something behind the right one, and with one that was made for another link.
    for (const forged of ['x', '00000000-0000-4000-8000-000000000000.x', `${token}.x`, token.replace(/.$/, '~')])
      expect(await pageOf(`${ADDRESS}/seb/${kind}/${forged}${end}`)).toContain('không phải do máy chủ cấp');
    expect(await pageOf(`${ADDRESS}/seb/${kind === 'start' ? 'challenge' : 'start'}/${token}`)).toContain('giơ tay');
  });

  /** The page of a link that is refused. */
  async function pageOf(link: string): Promise<string> {
    const refused = await product.app.inject({ url: link.slice(ADDRESS.length) });
    expect([refused.statusCode, refused.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
    expect(refused.cookies).toEqual([]);
    return refused.body;
  }

  test('is not made for a slip that is not known', async () => {
    const refused = await product.call(entry.openSafeExamBrowser, { body: { code: 'AAAA-BBBB-CCCC-DDDD' } });
    expect(refused.error?.code).toBe('slipUnknown');
  });

  test('cannot be guessed, nor made of another link', async () => {
    const { openLink, downloadLink } = await linksOf();
    const { startUrl } = await safeExamBrowser(product, openLink);
    const startToken = startUrl.split('/').at(-1) ?? '';
    const forged = downloadLink.replace(/configuration\/[^/]+/, `configuration/${startToken}`);
    expect((await product.app.inject({ url: forged.slice(ADDRESS.length) })).statusCode).toBe(403);
  });

  test('opens the start page only with the header: one second look, then a page that says what to do', async () => {
    const { openLink } = await linksOf();
    const { startUrl } = await safeExamBrowser(product, openLink);
    const path = startUrl.slice(ADDRESS.length);
    const first = await product.app.inject({ url: path });
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain('url=?again=1');
    expect(first.cookies).toEqual([]);
    // No header at all may be a client that has none: it is asked through its JavaScript API.
    const second = await product.app.inject({ url: `${path}?again=1` });
    expect(second.body).toContain('/seb/challenge/');
    expect(second.cookies).toEqual([]);
    // A header that is there and wrong is no missing one.
    for (const url of [path, `${path}?again=1`]) {
      const wrong = await product.app.inject({
        url,
        headers: { 'x-safeexambrowser-configkeyhash': 'f'.repeat(64) },
      });
      expect(wrong.statusCode).toBe(403);
      expect(wrong.body).toContain('Mở bài thi trong Safe Exam Browser');
      expect(wrong.cookies).toEqual([]);
    }
  });

  test('says what to do in the language that the client asks for', async () => {
    const { openLink } = await linksOf();
    const { startUrl } = await safeExamBrowser(product, openLink);
    const ask = (language: string) =>
      product.app.inject({
        url: startUrl.slice(ADDRESS.length),
        headers: { 'accept-language': language, 'x-safeexambrowser-configkeyhash': 'f'.repeat(64) },
      });
    const [english, vietnamese] = [await ask('en-US,en;q=0.9'), await ask('vi-VN,vi;q=0.9,en;q=0.8')];
    expect([english.statusCode, vietnamese.statusCode]).toEqual([403, 403]);
    expect(english.body).toContain('<html lang="en">');
    expect(english.body).toContain('does not use your configuration');
    expect(english.body).not.toContain('giám thị');
    expect(vietnamese.body).toContain('<html lang="vi">');
    expect(vietnamese.body).toContain('giơ tay gọi giám thị');
  });

  test('gives a file with a password where the exam has one, and never the same file twice', async () => {
    const settings = settingsWith({
      settingsPassword: 'Phong-01',
      quitPassword: 'Ra-som',
      allowedVersions: ['Win.3.7.min'],
    });
    const saved = await product.call(contract.saveSecureBrowserSettings, {
      params: { examId: exam.examId },
      body: settings,
      as: school.as('manager'),
    });
    expect(saved.value).toEqual(settings);
    const room = await product.call(steering.listSecureBrowserStates, {
      params: { sessionId: exam.sessionId },
      as: school.as('invigilator'),
    });
    expect(room.value).toMatchObject({ settingsPassword: 'Phong-01', quitPassword: 'Ra-som' });
    const links = await linksOf();
    expect(links.asksPassword).toBe(true);
    const one = await safeExamBrowser(product, links.openLink, 'Phong-01');
    const other = await safeExamBrowser(product, (await linksOf()).openLink, 'Phong-01');
    expect(configKeyOf(one.settings)).not.toBe(configKeyOf(other.settings));
    expect(one.settings.get('allowQuit')).toBe(true);
    expect(one.settings.get('sebAllowedVersions')).toEqual(['Win.3.7.min']);
    await product.call(contract.saveSecureBrowserSettings, {
      params: { examId: exam.examId },
      body: settingsWith(),
      as: school.as('manager'),
    });
  });
});

describe('the invigilator', () => {
  test('lets a candidate into any browser, with a reason that stays, and takes it back', async () => {
    const me = someone();
    const candidateId = exam.candidateIds[me] ?? '';
    const allowed = await product.call(steering.letIntoAnyBrowser, {
      params: { candidateId },
      body: { reason: 'Máy số 4 không cài được SEB' },
      as: school.as('invigilator'),
    });
    expect(allowed.status).toBe(200);
    const { cookies } = await signIn(me);
    expect((await product.call(readCandidate, { as: cookies })).status).toBe(200);

    const states = await product.call(steering.listSecureBrowserStates, {
      params: { sessionId: exam.sessionId },
      as: school.as('invigilator'),
    });
    expect(states.value.candidates.find((state) => state.candidateId === candidateId)).toMatchObject({
      name: `Giàng A Páo ${me + 1}`,
      room: 'Phòng 1',
      seat: me + 1,
      fetches: 0,
      letIn: { reason: 'Máy số 4 không cài được SEB' },
    });

    await product.call(steering.requireSecureBrowserAgain, { params: { candidateId }, as: school.as('invigilator') });
    expect((await product.call(readCandidate, { as: cookies })).status).toBe(403);

    const entries = await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    const acts = entries.filter(({ subjectId }) => subjectId === candidateId);
    expect(acts.map(({ actor, act, details }) => [actor, act, details])).toEqual([
      [school.accountOf('invigilator'), 'secureBrowser.letIn', { reason: 'Máy số 4 không cài được SEB' }],
      [school.accountOf('invigilator'), 'secureBrowser.requireAgain', {}],
    ]);
  });

  test('must give a reason', async () => {
    const refused = await product.call(steering.letIntoAnyBrowser, {
      params: { candidateId: exam.candidateIds[0] ?? '' },
      body: { reason: '   ' },
      as: school.as('invigilator'),
    });
    expect(refused.status).toBe(400);
  });

  test('is the only one who may: not a teacher, not the candidate', async () => {
    const { as: candidate } = await candidateInside();
    const statusFor = async (as: string) =>
      (
        await product.call(steering.letIntoAnyBrowser, {
          params: { candidateId: exam.candidateIds[0] ?? '' },
          body: { reason: 'vì em muốn thế' },
          as,
        })
      ).status;
    expect(await statusFor(school.as('teacher'))).toBe(403);
    expect(await statusFor(candidate)).toBe(401);
  });

  test('does not set the exam up; a teacher does not see the room', async () => {
    const states = await product.call(steering.listSecureBrowserStates, {
      params: { sessionId: exam.sessionId },
      as: school.as('teacher'),
    });
    expect(states.status).toBe(403);
    const read = (as: string) =>
      product.call(contract.readSecureBrowserSettings, { params: { examId: exam.examId }, as });
    expect((await read(school.as('invigilator'))).status).toBe(403);
    expect((await read(school.as('manager'))).value).toEqual(settingsWith());
  });
});

describe('the check', () => {
  test('is over when the session is, so that results can be read at home', async () => {
    const me = someone();
    expect((await signIn(me)).status).toBe(403);
    product.pass(5 * 3_600_000);
    expect((await signIn(me)).status).toBe(200);
  });

  test('lasts as long as somebody may still begin: extra time and pauses outlast the session', async () => {
    const late = await startTestApp();
    const there = await seedSchool(late);
    const seb = await seedExam(late, there, { security: 'seb' });
    const enter = () => late.call(candidateSignIn, { body: { code: seb.slips[0] ?? '' } });
    const control = (control: Control) =>
      late.call(issueControl, {
        as: there.as('invigilator'),
        params: { sessionId: seb.sessionId },
        body: { scope: {}, control },
      });
    late.pass(HOUR);
    await control({ kind: 'extend', seconds: 1_800, reason: 'Mất điện' });
    late.pass(3 * HOUR + 60_000);
    expect((await enter()).status).toBe(403);
    await control({ kind: 'pause', reason: 'Mất điện' });
    late.pass(HOUR);
    expect((await enter()).status).toBe(403);
    await control({ kind: 'resume', reason: 'Có điện' });
    late.pass(HOUR);
    expect((await enter()).status).toBe(200);
    await late.close();
  });

  test('asks for nothing in an exam of another level', async () => {
    const other = await startTestApp();
    const open = await seedExam(other, await seedSchool(other), { security: 'page' });
    const body = { code: open.slips[0] ?? '' };
    const { cookies } = await other.call(candidateSignIn, { body });
    expect((await other.call(readCandidate, { as: cookies })).status).toBe(200);
    expect((await other.call(entry.openSafeExamBrowser, { body })).status).toBe(404);
    await other.close();
  });
});
