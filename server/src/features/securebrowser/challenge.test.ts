import { candidateSignIn, readCandidate } from 'shared/contracts/delivery.ts';
import * as contract from 'shared/contracts/securebrowser.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { keyHashOf } from './seb/key-hash.ts';
import { readSebFile } from './seb/seb-file.ts';
import { ADDRESS, clientWith, hashes, safeExamBrowser, settingsWith } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let met = 0;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  exam = await seedExam(product, school, { security: 'seb', candidates: 40 });
});
afterAll(() => product.close());

const codeOf = (who: number) => exam.slips[who] ?? '';

/** An iPad: it has opened the configuration, sends no headers, and knows its keys only by the JavaScript API. */
async function iPad(who = met++) {
  const links = await product.call(entry.openSafeExamBrowser, { body: { code: codeOf(who) } });
  const { key, startUrl } = await safeExamBrowser(product, links.value.openLink);
  const challenge = async () =>
    (await product.call(entry.challengeSafeExamBrowser, { body: { code: codeOf(who) } })).value.challengeLink;
  /** Answers as the page's script does; `said` is what a forger would change. */
  const answer = async (
    link: string,
    said: { url?: string; configKey?: string | null; version?: string; examKey?: string } = {},
  ) => {
    const url = said.url ?? link;
    return product.app.inject({
      method: 'POST',
      url: link.slice(ADDRESS.length),
      headers: { 'x-khaothi': '1' },
      payload: {
        url,
        configKey: said.configKey === undefined ? keyHashOf(url, key) : said.configKey,
        browserExamKey: said.examKey ? keyHashOf(url, said.examKey) : null,
        version: said.version ?? 'SEB_iOS_3.6_1',
      },
    });
  };
  return { who, key, startUrl, challenge, answer };
}

const cookiesOf = (reply: { cookies: { name: string; value: string }[] }) =>
  reply.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const read = (as: string, headers: Record<string, string> = {}) => product.call(readCandidate, { as, headers });

describe('a client that sends no headers', () => {
  test('comes from its start page through one challenge to the paper', async () => {
    const client = await iPad();
    const path = client.startUrl.slice(ADDRESS.length);
    expect((await product.app.inject({ url: path })).body).toContain('url=?again=1');
    const second = await product.app.inject({ url: `${path}?again=1` });
    const [link = ''] = /http:\/\/thi\.test\/seb\/challenge\/[^"]+/.exec(second.body) ?? [];
    const page = await product.app.inject({ url: link.slice(ADDRESS.length) });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('src="/seb/challenge.js"');
    expect((await product.app.inject({ url: '/seb/challenge.js' })).headers['content-type']).toContain('javascript');

    const proven = await client.answer(link);
    expect(proven.statusCode).toBe(200);
    const card = await read(cookiesOf(proven));
    expect([card.status, card.value.candidateId]).toEqual([200, exam.candidateIds[client.who]]);
    const states = await product.call(steering.listSecureBrowserStates, {
      params: { sessionId: exam.sessionId },
      as: school.as('invigilator'),
    });
    const mine = states.value.candidates.find(({ candidateId }) => candidateId === exam.candidateIds[client.who]);
    expect(mine?.startedAt).not.toBeNull();
  });

  test('needs both cookies: the pass of one candidate is none of another, and no pass is none', async () => {
    const [one, other] = [await iPad(), await iPad()];
    const mine = cookiesOf(await one.answer(await one.challenge()));
    const theirs = cookiesOf(await other.answer(await other.challenge()));
    const [pass = '', candidate = ''] = mine.split('; ');
    const [theirPass = ''] = theirs.split('; ');
    expect((await read(candidate)).error?.code).toBe('safeExamBrowserNeeded');
    expect((await read(`${theirPass}; ${candidate}`)).error?.code).toBe('safeExamBrowserNeeded');
    expect((await read(`${pass}; ${candidate}`)).status).toBe(200);
  });

  test('is not made good by its pass where it sends a wrong header', async () => {
    const client = await iPad();
    const as = cookiesOf(await client.answer(await client.challenge()));
    expect((await read(as, { 'x-safeexambrowser-configkeyhash': 'f'.repeat(64) })).status).toBe(403);
  });

  test('loses its pass with its configuration', async () => {
    const client = await iPad();
    const as = cookiesOf(await client.answer(await client.challenge()));
    expect((await read(as)).status).toBe(200);
    product.pass(1_000);
    await iPad(client.who);
    expect((await read(as)).status).toBe(403);
  });

  test('asks again by its cookie, and only a candidate can', async () => {
    const client = await iPad();
    const as = cookiesOf(await client.answer(await client.challenge()));
    const again = await product.call(entry.challengeSafeExamBrowser, { as, body: { code: null } });
    expect((await client.answer(again.value.challengeLink)).statusCode).toBe(200);
    const stranger = await product.call(entry.challengeSafeExamBrowser, { body: { code: null } });
    expect(stranger.status).toBe(401);
  });
});

describe('an answer to a challenge gets 403, a page that says what to do, and no cookie', () => {
  type Client = Awaited<ReturnType<typeof iPad>>;
  const cases: [
    string,
    string,
    (client: Client) => Promise<{ statusCode: number; body: string; cookies: unknown[] }>,
  ][] = [
    [
      'when it is repeated',
      'đã dùng rồi',
      async ({ challenge, answer }) => {
        const link = await challenge();
        expect((await answer(link)).statusCode).toBe(200);
        return answer(link);
      },
    ],
    [
      'when a wrong one came before it',
      'đã dùng rồi',
      async ({ challenge, answer }) => {
        const link = await challenge();
        await answer(link, { configKey: 'f'.repeat(64) });
        return answer(link);
      },
    ],
    [
      'after 60 seconds',
      'quá 60 giây',
      async ({ challenge, answer }) => {
        const link = await challenge();
        product.pass(60_001);
        return answer(link);
      },
    ],
    [
      'with the address of another challenge',
      'một địa chỉ khác',
      async ({ challenge, answer }) => answer(await challenge(), { url: await challenge() }),
    ],
    [
      'with its own address and something behind it',
      'một địa chỉ khác',
      async ({ challenge, answer }) => answer(`${await challenge()}?x=1`),
    ],
    [
      'with the hash of another address under this one',
      'không dùng tệp cấu hình của em',
      async ({ challenge, answer, key }) => answer(await challenge(), { configKey: keyHashOf(await challenge(), key) }),
    ],
    [
      'with a made-up hash',
      'không dùng tệp cấu hình của em',
      async ({ challenge, answer }) => answer(await challenge(), { configKey: 'a'.repeat(64) }),
    ],
    [
      'without a key',
      'chỉ mở được trong Safe Exam Browser',
      async ({ challenge, answer }) => answer(await challenge(), { configKey: null }),
    ],
    [
      'to a challenge that was never made',
      'không phải do máy chủ cấp',
      async ({ challenge, answer }) => {
        const link = (await challenge()).replace(/[0-9a-f]{8}-/, '00000000-');
        return answer(link);
      },
    ],
  ];

  test.each(cases)('%s', async (_, because, act) => {
    const refused = await act(await iPad());
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain(because);
    expect(refused.body).toContain('giơ tay gọi giám thị');
    expect(refused.cookies).toEqual([]);
  });

  test('and its page too, once it is over', async () => {
    const { challenge, answer } = await iPad();
    const link = await challenge();
    const path = link.slice(ADDRESS.length);
    expect((await product.app.inject({ url: path })).statusCode).toBe(200);
    product.pass(60_000);
    expect((await answer(link)).statusCode).toBe(200);
    expect((await product.app.inject({ url: path })).statusCode).toBe(403);
    const late = (await challenge()).slice(ADDRESS.length);
    product.pass(60_001);
    expect((await product.app.inject({ url: late })).body).toContain('quá 60 giây');
  });

  test('two at the same moment are one', async () => {
    const { challenge, answer } = await iPad();
    const link = await challenge();
    const statuses = (await Promise.all([answer(link), answer(link), answer(link)])).map((reply) => reply.statusCode);
    expect(statuses.sort()).toEqual([200, 403, 403]);
  });
});

describe('an exam that asks for a version', () => {
  const save = (allowedVersions: string[]) =>
    product.call(contract.saveSecureBrowserSettings, {
      params: { examId: exam.examId },
      body: settingsWith({ allowedVersions }),
      as: school.as('manager'),
    });

  test('keeps an older client out, by its headers or by its answer, and lets it in when the rule is gone', async () => {
    await save(['iOS.3.6.min', 'Win.3.10.min']);
    const client = await iPad();
    const older = await client.answer(await client.challenge(), { version: 'SEB_iOS_3.5_1' });
    expect([older.statusCode, older.body.includes('cũ hơn bản mà kì thi cho phép')]).toEqual([403, true]);
    expect((await client.answer(await client.challenge())).statusCode).toBe(200);

    const start = (userAgent: string) =>
      product.app.inject({
        url: client.startUrl.slice(ADDRESS.length).concat('?again=1'),
        headers: { ...hashes(`${client.startUrl}?again=1`, client.key), 'user-agent': userAgent },
      });
    expect((await start('Mozilla/5.0 (Windows NT 10.0) SEB/3.9.0')).body).toContain('cũ hơn');
    expect((await start('Mozilla/5.0 (Windows NT 10.0) SEB/3.10.0')).statusCode).toBe(200);
    await save([]);
    expect((await start('Mozilla/5.0 (Windows NT 10.0) SEB/3.9.0')).statusCode).toBe(200);
  });
});

describe('an exam that asks for Browser Exam Keys', () => {
  const OURS = 'a1'.repeat(32);
  const OLDER = 'b2'.repeat(32);
  const PATCHED = 'c3'.repeat(32);

  beforeEach(async () => {
    await product.call(contract.saveSecureBrowserSettings, {
      params: { examId: exam.examId },
      body: settingsWith({ browserExamKeys: [OURS, OLDER.toUpperCase()] }),
      as: school.as('manager'),
    });
  });

  /** The one file of the exam, as the officer downloads it to put it on managed computers. */
  async function managed(browserExamKey: string | null) {
    const file = await product.call(contract.downloadExamConfiguration, {
      params: { examId: exam.examId },
      as: school.as('manager'),
    });
    return clientWith(product, readSebFile(file.bytes).settings, browserExamKey);
  }
  const signIn = (client: Awaited<ReturnType<typeof managed>>, who = met++) =>
    product.call(candidateSignIn, { body: { code: codeOf(who) }, headers: client.headersFor(candidateSignIn) });

  test('lets in the programs on its list, with the slip typed inside', async () => {
    for (const key of [OURS, OLDER]) {
      const client = await managed(key);
      expect(client.startUrl).toBe(`${ADDRESS}/thi`);
      const { cookies, status } = await signIn(client);
      expect(status).toBe(200);
      expect((await read(cookies, client.headersFor(readCandidate))).status).toBe(200);
    }
  });

  test.each([
    ['a program that is not on it', PATCHED],
    ['a program that shows none', null],
  ])('keeps out %s', async (_, key) => {
    const refused = await signIn(await managed(key));
    expect([refused.status, refused.error?.code]).toEqual([403, 'safeExamBrowserNeeded']);
  });

  test('asks for both keys: the right program with another file stays out', async () => {
    const url = ADDRESS + candidateSignIn.path;
    const refused = await product.call(candidateSignIn, {
      body: { code: codeOf(met++) },
      headers: hashes(url, 'd4'.repeat(32), OURS),
    });
    expect(refused.status).toBe(403);
  });

  test('gives everybody the same file, also by the link of the slip', async () => {
    const [one, other] = [await iPad(), await iPad()];
    expect(one.key).toBe(other.key);
    expect(one.key).toBe((await managed(OURS)).key);
  });

  test('refuses a challenge without the key of the program', async () => {
    const { challenge, answer } = await iPad();
    const refused = await answer(await challenge());
    expect(refused.statusCode).toBe(403);
    expect(refused.body).toContain('danh sách được dùng');
  });

  test('gives a pass to one candidate, though all have the same keys', async () => {
    const [one, other] = [await iPad(), await iPad()];
    const [mine, theirs] = [
      await one.answer(await one.challenge(), { examKey: OURS }),
      await other.answer(await other.challenge(), { examKey: OURS }),
    ].map((reply) => cookiesOf(reply).split('; '));
    expect((await read(`${mine?.[0]}; ${mine?.[1]}`)).status).toBe(200);
    expect((await read(`${theirs?.[0]}; ${mine?.[1]}`)).status).toBe(403);
  });

  test('shows its file to who manages the exam and to nobody else', async () => {
    for (const as of [school.as('teacher'), school.as('invigilator')]) {
      const params = { examId: exam.examId };
      expect((await product.call(contract.downloadExamConfiguration, { params, as })).status).toBe(403);
    }
  });
});
