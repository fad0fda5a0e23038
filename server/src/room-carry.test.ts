import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, LedgerEvent } from 'shared/attempt/events.ts';
import { uploadAnswerFile } from 'shared/contracts/answer-files.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { postSignals } from 'shared/contracts/proctoring.ts';
import { openPage } from 'shared/contracts/proctoring-custody.ts';
import { PIECE_BYTES } from 'shared/contracts/room-carrying.ts';
import { listRoomServers } from 'shared/contracts/room-servers.ts';
import { readAnswerFile, readScript } from 'shared/contracts/scripts.ts';
import {
  type BatchSeal,
  batchBody,
  batchHash,
  batchText,
  pageClaim,
  pageGenesis,
} from 'shared/evidence/batch-chain.ts';
import { plainText } from 'shared/questions/content.ts';
import type { Definition } from 'shared/questions/registry.ts';
import type { FileRef } from 'shared/questions/response.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { straysOf } from './features/delivery/index.ts';
import { batches, signals } from './features/proctoring/index.ts';
import { answerFiles } from './features/scripts/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

const rubric = [{ id: 'r1', criterion: 'Đúng công thức', points: 1 }];
const QUESTIONS: readonly Definition[] = [
  { kind: 'fileUpload', stem: plainText('Nộp ảnh'), accept: [], maxFiles: 5, maxBytes: 4_000_000, rubric },
  { kind: 'recording', stem: plainText('Read aloud'), maxSeconds: 60, takes: 2, rubric },
];

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 5, proctoring: 1, questions: QUESTIONS });
  session.province.pass(3_600_000);
}, 120_000);
afterAll(() => session.close());

const room = () => session.room().origin;
const manager = () => session.school.as('manager');

function fileOf(bytes: Buffer, name = 'bai-lam.jpg', mime = 'image/jpeg'): FileRef {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), name, bytes: bytes.length, mime };
}

/** A page in the room: what it answers is chained behind what it answered before. */
async function page(candidate: number) {
  const attemptId = session.attemptOf(candidate);
  const { as } = await enter(room(), session.exam.slips[candidate] ?? '');
  const chained: ChainedEvent[] = [];
  const write = async (act: { kind: 'answer'; item: string; response: FileRef[] } | { kind: 'submit' }) => {
    const last = chained.at(-1);
    const event = { ...act, seq: chained.length + 1, at: 1_000 * (chained.length + 1) } as LedgerEvent;
    const events = chain(last ? headAt(last) : genesis(attemptId), [event]);
    chained.push(...events);
    const kept = await ask(room(), delivery.appendEvents, {
      as,
      params: { attemptId },
      body: { writer: 'page-one', events },
    });
    expect(kept.code).toBeUndefined();
  };
  const send = (bytes: Buffer, name = 'bai-lam.jpg') =>
    ask(room(), uploadAnswerFile, { as, params: { attemptId }, file: { name, bytes } });
  return { as, attemptId, write, send, events: chained };
}

const scriptOf = async (attemptId: string) =>
  (await session.province.call(readScript, { as: manager(), params: { attemptId } })).value;

test('a file is cut in the middle, its server killed, and goes on where it was; its answer came before it', async () => {
  const photograph = randomBytes(1_500_000);
  const ref = fileOf(photograph);
  const { attemptId, write, send } = await page(0);
  session.line.cut();
  expect((await send(photograph)).code).toBe('fileNotInLedger');
  await write({ kind: 'answer', item: 'q1', response: [ref] });
  expect((await send(photograph)).status).toBe(200);
  await write({ kind: 'submit' });
  expect(await session.link()).toMatchObject({ behind: { files: 1, fileBytes: photograph.length } });

  session.line.mend();
  session.line.cutAfter(600_000);
  // Where a marker would look: the answer is there, the file is on its way, and it says from where.
  const [coming] = await until('a part of it is up and the paper is collected', async () => {
    const script = await scriptOf(attemptId);
    return script.coming?.some(({ have }) => have >= 2 * PIECE_BYTES) && script.coming;
  });
  expect(coming).toMatchObject({ sha256: ref.sha256, from: 'Phòng 1', bytes: photograph.length });
  await session.restart();
  const before = session.line.passed();
  const said = await session.province.call(listRoomServers, {
    as: manager(),
    params: { sessionId: session.exam.sessionId },
  });
  expect(said.value.servers[0]).toMatchObject({ waiting: 0, waitingFiles: 1, waitingFileBytes: photograph.length });

  session.line.mend();
  const script = await until('the file is whole', async () => {
    const now = await scriptOf(attemptId);
    return now.files.includes(ref.sha256) && now;
  });
  expect(script.coming).toEqual([]);
  // What was up already was not sent again.
  expect(session.line.passed() - before).toBeLessThan(photograph.length - PIECE_BYTES);
  const read = await session.province.call(readAnswerFile, {
    as: manager(),
    params: { attemptId, sha256: ref.sha256 },
  });
  expect(read.bytes.equals(photograph)).toBe(true);
  await until('the room knows', async () => (await session.link())?.behind.files === 0);
  const asked = session.line.asked();
  const firstPiece = asked.findIndex((one) => one.startsWith('POST /api/room-server/files/'));
  expect(asked.slice(0, firstPiece)).toContain('POST /api/room-server/report');
}, 180_000);

test('a file that only the room had comes up after the province took the attempt over, by the answer beside it too', async () => {
  const [first, second] = [randomBytes(40_000), randomBytes(50_000)];
  const { attemptId, write, send } = await page(1);
  await write({ kind: 'answer', item: 'q1', response: [fileOf(first)] });
  await until('the answer is up', session.isUp);
  session.line.cut();
  expect((await send(first)).status).toBe(200);
  const there = await session.province.call(delivery.candidateSignIn, { body: { code: session.exam.slips[1] ?? '' } });
  const at = { as: there.cookies, params: { attemptId } };
  await session.province.call(delivery.takeOverAttempt, { ...at, body: { writer: 'page-there' } });
  await write({ kind: 'answer', item: 'q1', response: [fileOf(second)] });
  expect((await send(second)).status).toBe(200);

  session.line.mend();
  await until('both are up', async () => {
    const { value } = await session.province.call(listRoomServers, {
      as: manager(),
      params: { sessionId: session.exam.sessionId },
    });
    return value.servers[0]?.waitingFiles === 0 && value.servers[0].aside === 1;
  });
  await session.province.call(delivery.appendEvents, {
    ...at,
    body: { writer: 'page-there', events: chain(await headOf(attemptId), [{ kind: 'submit', seq: 2, at: 9_000 }]) },
  });
  expect((await scriptOf(attemptId)).files.sort()).toEqual([fileOf(first).sha256, fileOf(second).sha256].sort());
  expect(await straysOf(session.province.deps.db, attemptId)).toHaveLength(1);
}, 180_000);

async function headOf(attemptId: string) {
  const { as } = {
    as: (await session.province.call(delivery.candidateSignIn, { body: { code: session.exam.slips[1] ?? '' } }))
      .cookies,
  };
  const { value } = await session.province.call(delivery.openAttempt, { as, body: { writer: 'page-there' } });
  expect(value.attempt).toBe(attemptId);
  return headAt(value.events.at(-1) as ChainedEvent);
}

test('what a page tells of its watching comes up last, as it was signed, and twice is once', async () => {
  const recording = randomBytes(300_000);
  const { as, attemptId, write, send } = await page(2);
  session.line.cut();
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
  const key = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]).toString(
    'base64url',
  );
  const signed = (text: string) =>
    sign('sha256', Buffer.from(text), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  const source = 'page-in-the-room';
  const opened = await ask(room(), openPage, {
    as,
    params: { attemptId },
    body: { source, key, proof: signed(pageClaim(attemptId, source)) },
  });
  let { nonce } = opened.value;
  let previous = pageGenesis({ attempt: attemptId, source, key });
  const tell = async (number: number) => {
    const at = session.province.deps.now();
    const told = [{ source, seq: number, kind: 'focusLost', startedAt: at - 4_000, endedAt: at - 1_000, payload: {} }];
    const seal = { source, number, previous, nonce, at, elapsed: 10_000 * (number + 1), wall: at };
    const body = batchBody(told);
    previous = batchHash(attemptId, seal as BatchSeal, body);
    const signature = signed(batchText(attemptId, seal, body));
    const kept = await ask(room(), postSignals, {
      as,
      params: { attemptId },
      body: { signals: told, seal: { ...seal, signature } },
    });
    expect(kept.code).toBeUndefined();
    nonce = kept.value.nonce ?? '';
  };
  await tell(0);
  await tell(1);
  await write({ kind: 'answer', item: 'q2', response: [fileOf(recording, 'doc.webm', 'audio/webm')] });
  expect((await send(recording, 'doc.webm')).status).toBe(200);
  expect(await session.link()).toMatchObject({ waiting: 1, behind: { files: 1, signals: 2 } });

  const before = session.line.asked().length;
  session.line.mend();
  await until('all is up', async () => {
    const link = await session.link();
    return link?.waiting === 0 && link.behind.files === 0 && link.behind.signals === 0;
  });
  const asked = session.line.asked().slice(before);
  const isSignals = (one: string) => one === 'POST /api/room-server/signals';
  expect(asked.findIndex(isSignals)).toBeGreaterThan(asked.findLastIndex((one) => one.includes('/files/')));

  const { db } = session.province.deps;
  const kept = (await db.select().from(batches)).filter((one) => one.attemptId === attemptId);
  expect(kept.map(({ number, signature, isNonceRight }) => [number, signature, isNonceRight])).toEqual([
    [0, 'right', true],
    [1, 'right', true],
  ]);
  const rows = (await db.select().from(signals)).filter((one) => one.attemptId === attemptId);
  expect(rows.map(({ kind, source: from }) => [kind, from])).toEqual([
    ['focusLost', source],
    ['focusLost', source],
  ]);
}, 180_000);

test('a file that the province would not take for now keeps none of those behind it waiting', async () => {
  const [lost, sound] = [randomBytes(30_000), randomBytes(40_000)];
  const first = await page(3);
  const second = await page(4);
  await first.write({ kind: 'answer', item: 'q1', response: [fileOf(lost)] });
  await second.write({ kind: 'answer', item: 'q1', response: [fileOf(sound)] });
  await until('the answers are up', session.isUp);
  session.line.cut();
  expect((await first.send(lost)).status).toBe(200);
  expect((await second.send(sound)).status).toBe(200);
  // Its answer is gone there, as after a restored backup: what no answer names is refused, and not for good.
  const { db } = session.province.deps;
  await db.execute(sql`DELETE FROM ledger_events WHERE attempt_id = ${first.attemptId}::uuid`);

  session.line.mend();
  const kept = async () => (await db.select().from(answerFiles)).map(({ sha256 }) => sha256);
  await until('the second is up', async () => (await kept()).includes(fileOf(sound).sha256));
  expect(session.line.asked().some((one) => one.includes(fileOf(lost).sha256))).toBe(true);
  await until('and only the first waits', async () => (await session.link())?.behind.files === 1);
}, 180_000);
