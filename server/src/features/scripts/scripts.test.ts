import { createHash } from 'node:crypto';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as files from 'shared/contracts/answer-files.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { signIn } from 'shared/contracts/people.ts';
import * as contract from 'shared/contracts/scripts.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { FileRef, Response } from 'shared/questions/response.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { auditChain } from '../audit/index.ts';
import { examReleases } from '../papers/index.ts';
import { createSession } from '../sessions/index.ts';
import { fileBlob } from './file-box.ts';
import { keepAnswerFile } from './keep-answer-file.ts';

let product: TestApp;
let school: Awaited<ReturnType<typeof seedSchool>>;
let exam: Awaited<ReturnType<typeof seedExam>>;

const rubric = [{ id: 'r1', criterion: 'Đúng công thức', points: 1 }];
const QUESTIONS: readonly Definition[] = [
  { kind: 'fileUpload', stem: plainText('Nộp bảng tính'), accept: ['csv', 'png'], maxFiles: 2, maxBytes: 200, rubric },
  { kind: 'recording', stem: plainText('Read aloud'), maxSeconds: 60, takes: 2, rubric },
];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school, { questions: QUESTIONS });
  product.pass(3_600_000);
});
afterEach(() => product.close());

/** Signed in anew after days: sessions of the staff do not last that long. */
async function signedInAgain() {
  const cookies = new Map<string, string>();
  for (const username of ['manager', 'teacher'])
    cookies.set(
      username,
      (await product.call(signIn, { body: { username, password: 'mot-mat-khau-de-thu' } })).cookies,
    );
  return (role: string) => cookies.get(role) ?? '';
}

const csv = Buffer.from('ten,diem\nPáo,9\n');
const refOf = (bytes: Buffer, name: string, mime: string): FileRef => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  name,
  bytes: bytes.length,
  mime,
});

async function begin(seat = 0) {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  const { value } = await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } });
  let head = genesis(value.attempt);
  const write = async (...events: ({ kind: 'answer'; item: string; response: Response } | { kind: 'submit' })[]) => {
    const chained = chain(
      head,
      events.map((event, at): LedgerEvent => ({ ...event, seq: head.seq + at + 1, at: product.deps.now() })),
    );
    head = headAt(chained.at(-1) ?? (undefined as never));
    const saved = await product.call(delivery.appendEvents, {
      as,
      params: { attemptId: value.attempt },
      body: { writer: 'page-one', events: chained },
    });
    expect(saved.error).toBeUndefined();
  };
  const params = { attemptId: value.attempt };
  const send = (bytes: Buffer, name = 'bang.csv') =>
    product.call(files.uploadAnswerFile, { as, params, file: { name, bytes } });
  return { as, params, attempt: value.attempt, write, send };
}

describe('a file of an answer', () => {
  test('is taken once the ledger names it, encrypted, and a repeat changes nothing', async () => {
    const { as, params, attempt, write, send } = await begin();
    expect((await send(csv)).error?.code).toBe('fileNotInLedger');
    const ref = refOf(csv, 'bang.csv', 'text/csv');
    await write({ kind: 'answer', item: 'q1', response: [ref] });
    expect((await send(csv)).value).toEqual({ sha256: ref.sha256 });
    expect((await send(csv, 'ten-khac.exe')).value).toEqual({ sha256: ref.sha256 });
    expect((await product.call(files.listOwnFiles, { as, params })).value).toEqual({ files: [ref.sha256] });
    const kept = await product.deps.blobs.find(fileBlob(attempt, ref.sha256));
    expect(Buffer.from(kept ?? []).includes('Páo')).toBe(false);
  });

  test('is refused where its question takes no such file', async () => {
    const { write, send } = await begin();
    const large = Buffer.alloc(201, 65);
    const program = Buffer.from('MZ');
    await write({
      kind: 'answer',
      item: 'q1',
      response: [refOf(large, 'to.csv', 'text/csv'), refOf(program, 'a.exe', 'text/csv')],
    });
    expect((await send(large)).error?.code).toBe('fileNotAccepted');
    expect((await send(program)).error?.code).toBe('fileNotAccepted');
  });

  test('is kept where nobody can tell what is asked, as on a laptop in a room, but never an empty one', async () => {
    const { attempt, write, send } = await begin();
    const [program, nothing] = [Buffer.from('MZ'), Buffer.alloc(0)];
    await write({
      kind: 'answer',
      item: 'q1',
      response: [refOf(program, 'a.exe', 'text/csv'), refOf(nothing, 'rong.csv', 'text/csv')],
    });
    await product.deps.db.update(examReleases).set({ wrappedKey: null });
    expect((await send(program)).error).toBeUndefined();
    const empty = keepAnswerFile(product.deps, { attemptId: attempt, bytes: nothing });
    await expect(empty).rejects.toMatchObject({ code: 'fileNotAccepted' });
  });

  test('of a size that the ledger does not name is another file', async () => {
    const { write, send } = await begin();
    await write({ kind: 'answer', item: 'q1', response: [{ ...refOf(csv, 'bang.csv', 'text/csv'), bytes: 3 }] });
    expect((await send(csv)).error?.code).toBe('fileNotInLedger');
  });

  test('still comes after the paper was handed in, and not a week later', async () => {
    const sound = Buffer.from('OggS sound');
    const first = await begin(0);
    await first.write(
      { kind: 'answer', item: 'q2', response: { ...refOf(sound, 'ghi-am-1.ogg', 'audio/ogg'), take: 1 } },
      { kind: 'submit' },
    );
    const second = await begin(1);
    await second.write(
      { kind: 'answer', item: 'q2', response: { ...refOf(sound, 'ghi-am-1.ogg', 'audio/ogg'), take: 1 } },
      { kind: 'submit' },
    );
    product.pass(2 * 3_600_000);
    expect((await first.send(sound)).error).toBeUndefined();
    product.pass(8 * 24 * 3_600_000);
    const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[1] ?? '' } });
    const late = await product.call(files.uploadAnswerFile, {
      as,
      params: second.params,
      file: { name: 'x', bytes: sound },
    });
    expect(late.error?.code).toBe('fileTooLate');
  });

  test('is not taken from anybody else, nor told to them', async () => {
    const { params, write } = await begin(0);
    await write({ kind: 'answer', item: 'q1', response: [refOf(csv, 'bang.csv', 'text/csv')] });
    const other = await begin(1);
    const strange = await product.call(files.uploadAnswerFile, {
      as: other.as,
      params,
      file: { name: 'bang.csv', bytes: csv },
    });
    expect(strange.error?.code).toBe('forbidden');
    expect((await product.call(files.listOwnFiles, { as: other.as, params })).error?.code).toBe('forbidden');
  });
});

describe('a script', () => {
  async function handedIn() {
    const { params, attempt, write, send } = await begin();
    const ref = refOf(csv, 'bang.csv', 'text/csv');
    await write({ kind: 'answer', item: 'q1', response: [ref] });
    await send(csv);
    return { params, attempt, write, ref };
  }

  test('is read by staff with its files once it is collected, never before', async () => {
    const { params, write, ref } = await handedIn();
    const as = school.as('manager');
    expect((await product.call(contract.readScript, { as, params })).error?.code).toBe('attemptStillOpen');
    await write({ kind: 'submit' });
    const { value } = await product.call(contract.readScript, { as, params });
    expect(value).toMatchObject({ number: '000001', className: '12A1', state: 'unmarked', files: [ref.sha256] });
    expect(value.items.map(({ item, answered, points }) => [item, answered, points])).toEqual(
      expect.arrayContaining([
        ['q1', true, null],
        ['q2', false, null],
      ]),
    );
    const file = await product.call(contract.readAnswerFile, { as, params: { ...params, sha256: ref.sha256 } });
    expect(file.bytes.equals(csv)).toBe(true);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    });
    expect(String(file.headers['content-disposition'])).toMatch(/^attachment/);
    const chained = await auditChain(product.deps.db, ({ act }) => act === 'answerFile.view');
    const acts = chained.flatMap(({ entry }) => entry ?? []);
    expect(acts).toMatchObject([{ actor: school.accountOf('manager'), subjectId: params.attemptId }]);
  });

  test('opens in the page only what its own bytes prove to be a picture or a sound', async () => {
    const { params, write, send } = await begin();
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const page = Buffer.from('<script>alert(1)</script>');
    await write({
      kind: 'answer',
      item: 'q1',
      response: [refOf(png, 'anh.png', 'image/png'), refOf(page, 'gia.png', 'image/png')],
    });
    await send(png);
    await send(page);
    await write({ kind: 'submit' });
    const look = (bytes: Buffer) =>
      product.call(contract.readAnswerFile, {
        as: school.as('manager'),
        params: { ...params, sha256: createHash('sha256').update(bytes).digest('hex') },
      });
    expect((await look(png)).headers).toMatchObject({ 'content-type': 'image/png' });
    expect((await look(page)).headers).toMatchObject({ 'content-type': 'application/octet-stream' });
  });

  test('is not read by candidates, nor by staff without the results', async () => {
    const { params, write, ref } = await handedIn();
    await write({ kind: 'submit' });
    const { cookies } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
    for (const as of [cookies, school.as('invigilator'), '']) {
      expect([401, 403]).toContain((await product.call(contract.readScript, { as, params })).status);
      const file = await product.call(contract.readAnswerFile, { as, params: { ...params, sha256: ref.sha256 } });
      expect([401, 403]).toContain(file.status);
    }
  });

  test('shows no key to a class teacher before every session of its exam is over', async () => {
    const { params, write, ref } = await handedIn();
    await write({ kind: 'submit' });
    const writing = await begin(1);
    await writing.write({ kind: 'answer', item: 'q1', response: [ref] });
    const startsAt = new Date(product.deps.now() + 48 * 3_600_000);
    const later = {
      examId: exam.examId,
      title: 'Ca 2',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3 * 3_600_000),
    };
    const by = school.accountOf('manager');
    await product.deps.db.transaction((tx) =>
      createSession(tx, { ...later, rooms: [] }, { by, now: product.deps.now() }),
    );
    const asked = async (role: 'teacher' | 'manager') => {
      const as = school.as(role);
      const file = await product.call(contract.readAnswerFile, { as, params: { ...params, sha256: ref.sha256 } });
      return [(await product.call(contract.readScript, { as, params })).error?.code, file.error?.code];
    };
    expect(await asked('teacher')).toEqual(['scriptNotYet', 'scriptNotYet']);
    expect(await asked('manager')).toEqual([undefined, undefined]);
    product.pass(24 * 3_600_000);
    school = { ...school, as: await signedInAgain() };
    expect(await asked('teacher')).toEqual(['scriptNotYet', 'scriptNotYet']);
    product.pass(28 * 3_600_000);
    school = { ...school, as: await signedInAgain() };
    expect(await asked('teacher')).toEqual([undefined, undefined]);
  });

  test('whose kept file was changed says so instead of showing another', async () => {
    const { params, attempt, write, ref } = await handedIn();
    await write({ kind: 'submit' });
    const key = fileBlob(attempt, ref.sha256);
    const sealed = Buffer.from((await product.deps.blobs.find(key)) ?? []);
    sealed[14] = (sealed[14] ?? 0) ^ 1;
    await product.deps.blobs.put(key, sealed);
    const as = school.as('manager');
    const reply = await product.call(contract.readAnswerFile, { as, params: { ...params, sha256: ref.sha256 } });
    expect(reply.error?.code).toBe('fileAltered');
  });
});
