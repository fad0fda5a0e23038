import { chain, genesis } from 'shared/attempt/chain.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import * as entry from 'shared/contracts/securebrowser-entry.ts';
import * as steering from 'shared/contracts/securebrowser-steering.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { findString } from './seb/plist.ts';
import { readSebFile } from './seb/seb-file.ts';
import { ADDRESS, hashes, safeExamBrowser } from './testing.ts';

const WRITER = 'page-one';
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product);
  exam = await seedExam(product, school, { security: 'seb', candidates: 4 });
  product.pass(3_600_000);
});
afterAll(() => product.close());

/** A candidate whose paper is open in Safe Exam Browser. */
async function sits(slip: string | undefined) {
  const { openLink } = (await product.call(entry.openSafeExamBrowser, { body: { code: slip ?? '' } })).value;
  const client = await safeExamBrowser(product, openLink);
  const as = (await client.start()).cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = client.headersFor(delivery.openAttempt);
  const { attempt } = (await product.call(delivery.openAttempt, { as, headers, body: { writer: WRITER } })).value;
  return {
    settings: client.settings,
    as,
    exit: () =>
      product.call(entry.readSafeExamBrowserExit, { as, headers: client.headersFor(entry.readSafeExamBrowserExit) }),
    async handIn() {
      const url = ADDRESS + delivery.appendEvents.path.replace(':attemptId', attempt);
      const events = chain(genesis(attempt), [{ seq: 1, at: product.deps.now(), kind: 'submit' }]);
      const reply = await product.call(delivery.appendEvents, {
        as,
        headers: hashes(url, client.key),
        params: { attemptId: attempt },
        body: { writer: WRITER, events },
      });
      expect(reply.value.sealed).toBe(true);
    },
  };
}

describe('the way out of Safe Exam Browser', () => {
  test('is not told while the paper is open, and is the link of the own configuration once it is in', async () => {
    const me = await sits(exam.slips[0]);
    expect((await me.exit()).value).toEqual({ quitLink: null });
    await me.handIn();
    const { quitLink } = (await me.exit()).value;
    expect(quitLink).toBe(findString(me.settings, 'quitURL'));
    const page = await product.app.inject({ url: (quitLink ?? '').slice(ADDRESS.length) });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('is of no other candidate', async () => {
    const [one, other] = [await sits(exam.slips[1]), await sits(exam.slips[2])];
    await one.handIn();
    expect((await other.exit()).value).toEqual({ quitLink: null });
    await other.handIn();
    expect((await one.exit()).value.quitLink).not.toBe((await other.exit()).value.quitLink);
  });

  test('is not told in another browser, whether the paper is open there or is looked at later', async () => {
    const params = { candidateId: exam.candidateIds[3] ?? '' };
    const me = await sits(exam.slips[3]);
    const elsewhere = () => product.call(entry.readSafeExamBrowserExit, { as: me.as });
    expect((await elsewhere()).error?.code).toBe('safeExamBrowserNeeded');
    const body = { reason: 'Máy số 4 hỏng' };
    await product.call(steering.letIntoAnyBrowser, { params, body, as: school.as('invigilator') });
    expect((await elsewhere()).value).toEqual({ quitLink: null });
    await me.handIn();
    expect((await elsewhere()).value).toEqual({ quitLink: null });
    expect((await me.exit()).value.quitLink).not.toBeNull();
  });
});

test('where people reach us by https, the link that starts it is sebs:// and leads on by https', async () => {
  const config = { ...product.deps.config, publicUrl: 'https://thi.example.vn' };
  const safe = await buildApp({ ...product.deps, config });
  const reply = await safe.inject({
    method: 'POST',
    url: entry.openSafeExamBrowser.path,
    headers: { 'x-khaothi': '1' },
    payload: { code: exam.slips[0] },
  });
  const { openLink, downloadLink } = reply.json();
  expect(openLink).toMatch(/^sebs:\/\/thi\.example\.vn\/seb\/configuration\/.+\/khao-thi\.seb$/);
  expect(downloadLink).toBe(openLink.replace(/^sebs:/, 'https:'));
  const file = await safe.inject({ url: downloadLink.slice(config.publicUrl.length) });
  const { settings } = readSebFile(file.rawPayload, { password: null });
  for (const name of ['startURL', 'quitURL'])
    expect(findString(settings, name)).toMatch(/^https:\/\/thi\.example\.vn\/seb\//);
  await safe.close();
});
