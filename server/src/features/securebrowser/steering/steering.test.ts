import { asc } from 'drizzle-orm';
import { openAttempt, readCandidate } from 'shared/contracts/delivery.ts';
import { lowerHand } from 'shared/contracts/invigilation.ts';
import * as contract from 'shared/contracts/securebrowser.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { auditEntries } from '../../audit/index.ts';
import { readSebFile } from '../seb/seb-file.ts';
import { ADDRESS, clientWith, settingsWith } from '../testing.ts';
import { scriptedClient } from './testing.ts';

const HOUR = 3_600_000;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let met = 0;

const save = (given: Partial<contract.SecureBrowserSettings>) =>
  product.call(contract.saveSecureBrowserSettings, {
    params: { examId: exam.examId },
    body: settingsWith(given),
    as: school.as('manager'),
  });

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  exam = await seedExam(product, school, { security: 'seb', candidates: 40 });
  await save({ steered: true });
});
afterAll(() => product.close());

/** A client that has opened the file of a candidate whom no test has met yet. */
async function newClient() {
  const who = met++;
  const links = await product.call(entry.openSafeExamBrowser, { body: { code: exam.slips[who] ?? '' } });
  const file = await product.app.inject({ url: links.value.downloadLink.slice(ADDRESS.length) });
  const first = readSebFile(file.rawPayload).settings;
  return { ...scriptedClient(product, first), first, candidateId: exam.candidateIds[who] ?? '' };
}
type Client = Awaited<ReturnType<typeof newClient>>;

async function stateOf({ candidateId }: Pick<Client, 'candidateId'>) {
  const states = await product.call(steering.listSecureBrowserStates, {
    params: { sessionId: exam.sessionId },
    as: school.as('invigilator'),
  });
  return states.value.candidates.find((state) => state.candidateId === candidateId)?.client;
}
const order = (
  { candidateId }: Pick<Client, 'candidateId'>,
  body: steering.ClientOrder,
  as = school.as('invigilator'),
) => product.call(steering.instructSafeExamBrowser, { params: { candidateId }, body, as });

describe('a stock client', () => {
  test('goes from its file by discovery, token, handshake and configuration into the paper', async () => {
    const client = await newClient();
    expect([client.first.get('sebMode'), client.first.get('sebServerURL')]).toEqual([1, ADDRESS]);
    expect(client.first.has('quitURL')).toBe(false);
    const found = await client.discover();
    expect(found['server-location']).toBe(ADDRESS);
    expect((await client.authorise()).json()).toMatchObject({ token_type: 'bearer', scope: 'read write' });
    const greeted = await client.connect();
    expect(greeted.json()).toEqual([
      { examId: exam.examId, name: 'Kiểm tra thử', url: `${ADDRESS}/thi`, lmsType: 'KHAO_THI' },
    ]);
    expect(await stateOf(client)).toMatchObject({ state: 'requested', version: '3.10.1.864 (x64)', machine: 'PC-04' });

    const { reply, settings } = await client.configuration();
    expect(reply.headers['content-type']).toBe('application/seb');
    await client.choose();
    expect(client.kept.serverKey).toMatch(/^[0-9a-f]{64}$/);
    expect(client.kept.salt).toMatch(/^[0-9a-f]{64}$/);
    expect(await stateOf(client)).toMatchObject({ state: 'ready', lastPingAt: null });
    await client.sign('e'.repeat(64));
    expect((await client.ping()).body).toBe('');
    expect(await stateOf(client)).toMatchObject({ state: 'active', lastPingAt: product.deps.now() });

    const browser = clientWith(product, settings, client.kept.serverKey);
    const started = await browser.start();
    expect(started.statusCode).toBe(200);
    const as = started.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const card = await product.call(readCandidate, { as, headers: browser.headersFor(readCandidate) });
    expect([card.status, card.value.candidateId]).toEqual([200, client.candidateId]);
    expect((await client.choose({ examId: exam.examId, seb_user_session_id: '000001' })).statusCode).toBe(200);

    expect((await client.leave()).statusCode).toBe(200);
    expect(await stateOf(client)).toMatchObject({ state: 'closed' });
    expect((await client.ping()).statusCode).toBe(403);
  });

  test('is known by the key that the server gave it: the right file alone opens nothing', async () => {
    const client = await newClient();
    const { settings } = await client.begin();
    const second = (key: string | null) => {
      const browser = clientWith(product, settings, key);
      return browser.start(`${browser.startUrl}?again=1`);
    };
    const refused = await second('f'.repeat(64));
    expect([refused.statusCode, refused.body.includes('danh sách được dùng')]).toEqual([403, true]);
    expect((await clientWith(product, settings, 'f'.repeat(64)).start()).statusCode).toBe(403);
    // The header may only be missing on a first page.
    expect((await clientWith(product, settings).start()).body).toContain('url=?again=1');
    expect((await second(null)).statusCode).toBe(403);
    expect((await second(client.kept.serverKey)).cookies).toHaveLength(1);
  });

  test('keeps its key and its Config Key when it starts again', async () => {
    const client = await newClient();
    const before = await client.begin();
    const key = client.kept.serverKey;
    product.pass(60_000);
    const after = await client.begin();
    expect(after.configKey).toBe(before.configKey);
    expect(client.kept.serverKey).toBe(key);
    expect(await stateOf(client)).toMatchObject({ connections: 2, state: 'active' });
  });

  test('that is older than the exam allows is told so', async () => {
    await save({ steered: true, allowedVersions: ['Win.3.10.min'] });
    const client = await newClient();
    await client.discover();
    await client.authorise();
    const refused = await client.connect({ seb_version: '3.9.0' });
    expect([refused.statusCode, refused.json().error.code]).toEqual([403, 'sebVersionOld']);
    expect((await client.connect()).statusCode).toBe(200);
    await save({ steered: true });
  });
});

describe('the door of the protocol', () => {
  test('opens with the right secret only', async () => {
    const client = await newClient();
    await client.discover();
    for (const secret of ['', 'a'.repeat(43)]) expect((await client.authorise(secret)).statusCode).toBe(401);
    expect((await client.authorise()).statusCode).toBe(200);
  });

  test("does not take one candidate's connection for another's, nor a made-up one", async () => {
    const [one, other] = [await newClient(), await newClient()];
    await one.begin();
    await other.begin();
    const mine = one.kept.connection;
    one.kept.connection = other.kept.connection;
    for (const act of [
      () => one.ping(),
      () => one.choose(),
      () => one.sign('x'),
      () => one.leave(),
      () => one.log('INFO_LOG'),
    ])
      expect((await act()).statusCode).toBe(403);
    expect((await one.configuration()).reply.statusCode).toBe(403);
    one.kept.connection = mine.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await one.ping()).statusCode).toBe(403);
  });

  test('asks for the token: name and secret alone read no configuration', async () => {
    const client = await newClient();
    await client.begin();
    const basic = Buffer.from(`${client.candidateId}:x`).toString('base64');
    for (const authorization of ['', `Basic ${basic}`, 'Bearer x', `Bearer ${client.kept.connection}`]) {
      const headers = { authorization, sebconnectiontoken: client.kept.connection };
      expect((await product.app.inject({ url: '/exam-api/v1/examconfig', headers })).statusCode).toBe(401);
    }
  });

  test('takes no new connection of a client whose file a newer one ended', async () => {
    const older = await newClient();
    await older.begin();
    product.pass(1_000);
    met -= 1;
    const newer = await newClient();
    expect((await older.connect()).statusCode).toBe(403);
    await newer.begin();
    expect((await older.connect()).statusCode).toBe(403);
    expect(await stateOf(newer)).toMatchObject({ connections: 2, state: 'active' });
  });

  test('serves only the own exam, and bodies that the protocol knows', async () => {
    const client = await newClient();
    await client.begin();
    expect((await client.configuration('00000000-0000-4000-8000-000000000000')).reply.statusCode).toBe(404);
    expect((await client.choose({ examId: 'x' })).statusCode).toBe(404);
    expect((await client.log('TRACE_LOG')).statusCode).toBe(400);
    expect((await client.form('POST', 'seb-ping-endpoint', { 'ping-number': 'many' })).statusCode).toBe(400);
  });
});

describe('the invigilator', () => {
  test('locks a screen with a message and unlocks it; each order is repeated until the client confirms it', async () => {
    const client = await newClient();
    await client.begin();
    expect((await order(client, { kind: 'lock', message: 'Em chờ giám thị nhé.' })).status).toBe(200);
    const told = (await client.ping()).json();
    expect(told).toMatchObject({
      instruction: 'SEB_FORCE_LOCK_SCREEN',
      attributes: { message: 'Em chờ giám thị nhé.' },
    });
    expect((await client.ping()).json()).toEqual(told);
    expect(await stateOf(client)).toMatchObject({ lock: { text: 'Em chờ giám thị nhé.' }, waiting: 1 });
    expect((await client.ping(told.attributes['instruction-confirm'])).body).toBe('');
    expect(await stateOf(client)).toMatchObject({ waiting: 0 });

    await order(client, { kind: 'unlock' });
    const unlocked = (await client.ping()).json();
    expect(unlocked).toMatchObject({ instruction: 'NOTIFICATION_CONFIRM', attributes: { type: 'lockscreen' } });
    expect(await stateOf(client)).toMatchObject({ lock: null });
  });

  test('ends a client, with a reason that stays in the audit', async () => {
    const client = await newClient();
    await client.begin();
    await order(client, { kind: 'quit', reason: 'Thí sinh chuyển sang máy 12' });
    expect((await client.ping()).json().instruction).toBe('SEB_QUIT');
    const entries = await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    expect(entries.filter(({ subjectId }) => subjectId === client.candidateId)).toMatchObject([
      { act: 'secureBrowser.quit', details: { reason: 'Thí sinh chuyển sang máy 12' } },
    ]);
  });

  test('sees a raised hand and lowers it, here and in the client', async () => {
    const client = await newClient();
    await client.begin();
    expect(
      (await client.log('NOTIFICATION', { text: '<raisehand> Em hết giấy nháp', numericValue: 7 })).statusCode,
    ).toBe(204);
    expect(await stateOf(client)).toMatchObject({ hand: { text: 'Em hết giấy nháp' } });
    await order(client, { kind: 'lowerHand' });
    expect((await client.ping()).json()).toMatchObject({
      instruction: 'NOTIFICATION_CONFIRM',
      attributes: { type: 'raisehand', id: 7 },
    });
    expect(await stateOf(client)).toMatchObject({ hand: null });
  });

  test('sees a hand lowered by its candidate and a screen locked by the client itself', async () => {
    const client = await newClient();
    await client.begin();
    await client.log('NOTIFICATION', { text: '<raisehand> ', numericValue: 1 });
    await client.log('NOTIFICATION_CONFIRMED', { numericValue: 1 });
    await client.log('NOTIFICATION', { text: '<lockscreen> User switch detected', numericValue: 2 });
    expect(await stateOf(client)).toMatchObject({ hand: null, lock: { text: 'User switch detected' } });
    await order(client, { kind: 'unlock' });
    expect((await client.ping()).json().attributes).toMatchObject({ type: 'lockscreen', id: 2 });
  });

  test('cannot tell anything to a client that is not there', async () => {
    const refused = await order({ candidateId: exam.candidateIds[39] ?? '' }, { kind: 'unlock' });
    expect([refused.status, refused.error?.code]).toEqual([409, 'sebNotConnected']);
    const left = await newClient();
    await left.begin();
    await left.leave();
    expect((await order(left, { kind: 'unlock' })).status).toBe(409);
  });

  test('is the only one who gives orders and reads the log', async () => {
    const client = await newClient();
    const browser = await client.begin();
    const started = await browser.start();
    const candidate = started.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const { candidateId } = client;
    for (const [as, status] of [
      [school.as('teacher'), 403],
      [candidate, 401],
      ['', 401],
    ] as const) {
      expect((await order(client, { kind: 'unlock' }, as)).status).toBe(status);
      expect((await product.call(steering.readSafeExamBrowserLog, { params: { candidateId }, as })).status).toBe(
        status,
      );
      const states = { params: { sessionId: exam.sessionId }, as };
      expect((await product.call(steering.listSecureBrowserStates, states)).status).toBe(status);
    }
  });
});

describe('the board', () => {
  test('shows battery, Wi-Fi, warnings and errors, and keeps the lines that somebody may read', async () => {
    const client = await newClient();
    await client.begin();
    await client.log('INFO_LOG', { text: '<battery> Low at 18%, disconnected from the power grid', numericValue: 18 });
    await client.log('INFO_LOG', { text: '<wlan> Truong-THPT: Connected, 64%', numericValue: 64 });
    await client.log('DEBUG_LOG', { text: 'nothing that anybody reads' });
    await client.log('WARN_LOG', { text: 'The display was changed' });
    await client.log('ERROR_LOG', { text: 'Failed to load' });
    expect(await stateOf(client)).toMatchObject({ battery: 18, wifi: 64, warnings: 1, errors: 1 });
    await client.log('INFO_LOG', { text: '<wlan> not connected' });
    expect(await stateOf(client)).toMatchObject({ battery: 18, wifi: null });
    const log = await product.call(steering.readSafeExamBrowserLog, {
      params: { candidateId: client.candidateId },
      as: school.as('invigilator'),
    });
    expect(log.value.lines.map(({ type, text }) => [type, text])).toEqual([
      ['error', 'Failed to load'],
      ['warning', 'The display was changed'],
    ]);
  });

  test('names the client whose program differs from the others', async () => {
    const others = [await newClient(), await newClient(), await newClient()];
    for (const other of others) await other.begin('a'.repeat(64));
    for (const more of [await newClient(), await newClient()]) await more.begin('a'.repeat(64));
    const changed = await newClient();
    await changed.begin('b'.repeat(64));
    expect(await stateOf(changed)).toMatchObject({ signature: 'differs' });
  });
});

/** An installation of its own with one client: for tests that move the clock far. */
async function alone() {
  const there = await startTestApp();
  const at = await seedSchool(there);
  const seb = await seedExam(there, at, { security: 'seb' });
  await there.call(contract.saveSecureBrowserSettings, {
    params: { examId: seb.examId },
    body: settingsWith({ steered: true }),
    as: at.as('manager'),
  });
  const links = await there.call(entry.openSafeExamBrowser, { body: { code: seb.slips[0] ?? '' } });
  const file = await there.app.inject({ url: links.value.downloadLink.slice(ADDRESS.length) });
  const client = scriptedClient(there, readSebFile(file.rawPayload).settings);
  return { there, at, seb, client };
}

test('a token that is over is told so that a client fetches a new one', async () => {
  const { there, client } = await alone();
  await client.begin();
  there.pass(24 * HOUR + 1);
  const over = await client.ping();
  expect([over.statusCode, over.json().error]).toEqual([401, 'invalid_token']);
  await client.authorise();
  expect((await client.ping()).statusCode).toBe(200);
  await there.close();
});

test('a hand that was lowered on the board of the session is lowered in the client with its next ping', async () => {
  const { there, at, seb, client } = await alone();
  const browser = await client.begin();
  const as = (await browser.start()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  there.pass(HOUR);
  const opened = await there.call(openAttempt, {
    as,
    headers: browser.headersFor(openAttempt),
    body: { writer: 'a-page-of-it' },
  });
  expect(opened.status).toBe(200);
  await client.log('NOTIFICATION', { text: '<raisehand> Em cần giúp', numericValue: 3 });
  expect((await client.ping()).body).toBe('');
  const lowered = await there.call(lowerHand, {
    params: { sessionId: seb.sessionId, candidateId: seb.candidateIds[0] ?? '' },
    as: at.as('invigilator'),
  });
  expect(lowered.status).toBe(200);
  expect((await client.ping()).json().attributes).toMatchObject({ type: 'raisehand', id: 3 });
  await there.close();
});
