import { createHash, randomBytes } from 'node:crypto';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { sendRoomPiece } from 'shared/contracts/room-carrying.ts';
import * as contract from 'shared/contracts/room-servers.ts';
import { readAnswerFile, readScript } from 'shared/contracts/scripts.ts';
import { closeSession } from 'shared/contracts/sessions.ts';
import { plainText } from 'shared/questions/content.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { announceFiles, forgetFilesFrom, takePiece } from '../scripts/index.ts';
import { NOTHING_NEW } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let headers: Record<string, string>;

const photograph = randomBytes(1_000);
const sha256 = createHash('sha256').update(photograph).digest('hex');
const table = Buffer.from('ten,diem\n');
const tableSha = createHash('sha256').update(table).digest('hex');
beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school, {
    questions: [
      {
        ...{ kind: 'fileUpload', stem: plainText('Nộp ảnh'), accept: ['jpg'], maxFiles: 2, maxBytes: 2_000 },
        rubric: [{ id: 'r1', criterion: 'Đúng', points: 1 }],
      },
    ],
  });
  const made = await product.call(contract.makeRoomServer, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
  });
  const { value } = await product.call(contract.enrolRoomServer, {
    body: {
      code: made.value.code,
      publicKey: product.deps.secrets.publicKey,
      answerSecret: product.deps.secrets.answerSecret,
    },
  });
  headers = { authorization: `Bearer ${value.token}` };
  product.pass(3_700_000);
  const now = product.deps.now();
  const [candidateId = ''] = exam.candidateIds;
  const named = [
    { sha256, name: 'bai.jpg', bytes: photograph.length, mime: 'image/jpeg' },
    { sha256: tableSha, name: 'bang.csv', bytes: table.length, mime: 'text/csv' },
  ];
  const events = chain(genesis(attemptIdOf(candidateId)), [
    { kind: 'answer', item: 'q1', response: named, seq: 1, at: 1 },
    { kind: 'submit', seq: 2, at: 2 },
  ]);
  const times = { startsAt: now - 1, baseDeadlineAt: now + 600_000, extraMs: 0, pausedMs: 0, pausedSince: null };
  const kept = await product.call(contract.reportRoom, {
    headers,
    body: {
      ...NOTHING_NEW,
      behind: { files: 2, fileBytes: 1_009, signals: 0, refused: 0 },
      ledgers: [
        {
          ...{ candidateId, startedAt: now - 1, times, seenAt: now, handRaisedAt: null, handWhy: null },
          sealed: { at: now, by: 'submit' },
          events: events.map((one) => ({ ...one, receivedAt: now })),
        },
      ],
    },
  });
  expect(kept.value.ledgers).toMatchObject([{ seq: 2, aside: false }]);
});
afterAll(() => product.close());

const attemptId = () => attemptIdOf(exam.candidateIds[0] ?? '');
const announce = async (sha: string, bytes: number, attempt = attemptId()) =>
  (
    await product.call(contract.reportRoom, {
      headers,
      body: {
        ...NOTHING_NEW,
        behind: { files: 2, fileBytes: 1_009, signals: 0, refused: 0 },
        files: [{ attemptId: attempt, sha256: sha, bytes }],
      },
    })
  ).value.files;
const send = (start: number, bytes: Uint8Array, sha = sha256, attempt = attemptId()) =>
  product.call(sendRoomPiece, {
    headers,
    params: { attemptId: attempt, sha256: sha },
    file: { name: 'file', bytes, fields: { start: String(start), storedAt: String(product.deps.now()) } },
  });
const script = async () =>
  (await product.call(readScript, { as: school.as('manager'), params: { attemptId: attemptId() } })).value;

test('pieces come in order: one that comes twice, or leaves a gap, changes nothing', async () => {
  expect(await announce(sha256, photograph.length)).toMatchObject([{ have: 0, isWhole: false }]);
  expect((await send(0, photograph.subarray(0, 400))).value).toEqual({ have: 400 });
  expect((await send(0, photograph.subarray(0, 400))).value).toEqual({ have: 400 });
  expect((await send(700, photograph.subarray(700))).value).toEqual({ have: 400 });
  expect((await script()).coming).toEqual([{ sha256, from: 'Máy phòng 1', bytes: 1_000, have: 400 }]);
  expect(await announce(sha256, photograph.length)).toMatchObject([{ have: 400, isWhole: false }]);
});

test('bytes that are not those of the ledger are dropped whole, and the file begins anew', async () => {
  expect((await send(400, randomBytes(600))).error).toMatchObject({ code: 'fileDiffers' });
  expect(await announce(sha256, photograph.length)).toMatchObject([{ have: 0, isWhole: false }]);
  await send(0, photograph.subarray(0, 999));
  expect((await send(999, photograph.subarray(999))).value).toEqual({ have: 1_000 });
  expect((await send(999, photograph.subarray(999))).value).toEqual({ have: 1_000 });
  expect(await announce(sha256, photograph.length)).toMatchObject([{ have: 1_000, isWhole: true }]);
  expect(await script()).toMatchObject({ files: [sha256], coming: [] });
  const params = { attemptId: attemptId(), sha256 };
  const read = await product.call(readAnswerFile, { as: school.as('manager'), params });
  expect(read.bytes.equals(photograph)).toBe(true);
});

test('what no answer names, what its question does not take, and what is of another room is refused', async () => {
  const foreign = createHash('sha256').update('x').digest('hex');
  await announce(foreign, 1);
  expect((await send(0, Buffer.from('x'), foreign)).error?.code).toBe('fileNotInLedger');
  await announce(tableSha, table.length);
  expect((await send(0, table, tableSha)).error?.code).toBe('fileNotAccepted');
  expect((await script()).coming).toEqual([]);
  const other = '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b111';
  expect(await announce(sha256, 1_000, other)).toEqual([]);
  expect((await send(0, photograph, sha256, other)).error?.code).toBe('forbidden');
});

test('a file whose size is another than its answer says is not begun', async () => {
  await announce(tableSha, table.length + 1);
  expect((await send(0, table, tableSha)).error?.code).toBe('fileDiffers');
  expect((await script()).coming).toEqual([]);
});

test('a file that another server brings begins anew from there, and the first one may not go on', async () => {
  const { db, now } = product.deps;
  await announce(tableSha, table.length);
  await send(0, table.subarray(0, 4), tableSha);
  const other = { id: '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b112', name: 'Máy dự phòng' };
  const files = [{ attemptId: attemptId(), sha256: tableSha, bytes: table.length }];
  const told = await db.transaction((tx) => announceFiles(tx, { server: other, files, now: now() }));
  expect(told).toMatchObject([{ have: 0, isWhole: false }]);
  expect((await send(4, table.subarray(4), tableSha)).error?.code).toBe('forbidden');
  const piece = { attemptId: attemptId(), sha256: tableSha, serverId: other.id, start: 0, storedAt: now() };
  expect(await takePiece(product.deps, { ...piece, bytes: table.subarray(0, 4) })).toEqual({ have: 4 });
  expect((await script()).coming).toMatchObject([{ from: 'Máy dự phòng', have: 4 }]);
  await db.transaction((tx) => forgetFilesFrom(tx, other.id));
});

test('closing the session says which room still holds what, and what was refused apart, on the page and in the audit chain', async () => {
  const behind = { files: 2, fileBytes: 1_009, signals: 0, refused: 3 };
  await product.call(contract.reportRoom, { headers, body: { ...NOTHING_NEW, behind } });
  const closed = await product.call(closeSession, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { reason: 'Hết giờ làm bài' },
  });
  expect(closed.value.stillInRooms).toEqual([{ name: 'Máy phòng 1', events: 0, files: 2, refused: 3 }]);
  const [entry] = (await product.deps.db.select().from(auditEntries)).filter(({ act }) => act === 'session.close');
  expect(entry?.details).toMatchObject({ stillInRooms: [{ name: 'Máy phòng 1', files: 2, refused: 3 }] });
});
