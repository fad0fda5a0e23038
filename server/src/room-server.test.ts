import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { issueControl } from 'shared/contracts/invigilation.ts';
import { readRelease, readReleaseWords, typeReleaseWords } from 'shared/contracts/releases.ts';
import { listRoomServers } from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttempt, sealOverdue, straysOf, verifyLedgers } from './features/delivery/index.ts';
import { findResult, markFinishedSessions } from './features/grading/index.ts';
import { releaseKeyOf } from './features/papers/index.ts';
import type { TestApp, TestSchool } from './testing.ts';
import {
  append,
  ask,
  enter as enterAt,
  type Line,
  openRoomSession,
  type RoomSession,
  until,
} from './testing-room-server.ts';

const HOUR_MS = 3_600_000;

let province: TestApp;
let school: TestSchool;
let exam: RoomSession['exam'];
let line: Line;
let invigilator: string;
let session: RoomSession;

beforeAll(async () => {
  session = await openRoomSession({ candidates: 5 });
  ({ province, school, exam, line, invigilator } = session);
}, 120_000);
afterAll(() => session.close());

const origin = () => session.room().origin;
/** Bytes that are equal where ledgers are: a database may turn the members of an event around. */
const spelled = (ledger: readonly ChainedEvent[]) => canonical(ledger as unknown as Json);

const enter = (candidate: number) => enterAt(origin(), exam.slips[candidate] ?? '');

const ACTS: readonly Omit<Extract<LedgerEvent, { kind: 'answer' }>, 'seq' | 'at'>[] = [
  { kind: 'answer', item: 'q1', response: 'o1' },
  { kind: 'answer', item: 'q1', response: 'o2' },
  { kind: 'answer', item: 'q2', response: { s1: true, s2: false, s3: true, s4: true } },
  { kind: 'answer', item: 'q3', response: '-1,5' },
];
/** What every candidate does in these tests, chained behind the attempt's own beginning. */
function wholeRun(attempt: string): ChainedEvent[] {
  const events = ACTS.map((act, index): LedgerEvent => ({ ...act, seq: index + 1, at: 1_000 + index }));
  return chain(genesis(attempt), [...events, { kind: 'submit', seq: events.length + 1, at: 9_000 }]);
}

/** All that lies on the laptop's disk, as one text of bytes. */
function onDisk(): string {
  const files = readdirSync(session.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n');
}
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

test('before the start the laptop holds the roster and no word of the paper, and opens it to nobody', async () => {
  await until('the province heard of it', async () => {
    const { value } = await province.call(listRoomServers, {
      as: school.as('manager'),
      params: { sessionId: exam.sessionId },
    });
    return value.servers[0]?.seenAt;
  });
  const key = await releaseKeyOf(province.deps, exam.examId);
  const disk = onDisk();
  expect(disk).toContain(latin1('Giàng A Páo 1'));
  for (const secret of ['Hai cộng hai', 'Xét các mệnh đề', 'LOI-GIAI-BI-MAT'])
    expect(disk).not.toContain(latin1(secret));
  expect(disk).not.toContain(Buffer.from(key ?? []).toString('latin1'));
  expect(disk).not.toContain(Buffer.from(key ?? []).toString('base64url'));
  const params = { sessionId: exam.sessionId };
  expect((await ask(origin(), readRelease, { as: invigilator, params })).value.state).toBe('locked');
  const { as } = await ask(origin(), delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  expect((await ask(origin(), delivery.openAttempt, { as, body: { writer: 'page-one' } })).code).toBe('notYetOpen');
});

test('without a line at the start the words of the key open the papers, wrong ones do not', async () => {
  line.cut();
  province.pass(HOUR_MS);
  const params = { sessionId: exam.sessionId };
  const read = await province.call(readReleaseWords, {
    as: school.as('manager'),
    params,
    body: { reason: 'Trường mất mạng, đọc qua điện thoại' },
  });
  const { words } = read.value;
  expect(words).toHaveLength(12);
  const type = (said: readonly string[]) =>
    ask(origin(), typeReleaseWords, { as: invigilator, params, body: { words: said.join(' ') } });
  expect((await type(words.toReversed())).code).toBe('wordsWrong');
  expect((await type(words)).status).toBe(200);
  expect((await ask(origin(), readRelease, { as: invigilator, params })).value.state).toBe('open');
  // The laptop's clock has not heard that the start came; the province tells it with the first word.
  line.mend();
  const { opening } = await enter(4);
  expect(opening.paperKey).toMatch(/^[\w-]{43}$/);
});

test('a room that is cut off and killed loses nothing that it acknowledged, and its result is that of a run online', async () => {
  const attempt = session.attemptOf(0);
  const run = wholeRun(attempt);
  const page = await enter(0);
  const { as, opening } = page;
  expect(opening.attempt).toBe(attempt);
  expect(await append(origin(), page, run.slice(0, 2))).toBeUndefined();
  await until('the first answers are up', async () => (await session.kept(0)).length === 2);

  line.cut();
  expect(await append(origin(), page, run.slice(2, 3))).toBeUndefined();
  await session.restart();
  const back = await ask(origin(), delivery.openAttempt, { as, body: { writer: 'page-one' } });
  expect(back.value.events).toEqual(run.slice(0, 3));
  expect(await append(origin(), page, run.slice(3))).toBeUndefined();
  // Or five, where the cut took the province's acknowledgement with it.
  expect((await session.link())?.waiting).toBeGreaterThanOrEqual(3);
  expect(await session.kept(0)).toHaveLength(2);

  line.mend();
  await until('the whole ledger is up', async () => (await session.kept(0)).length === run.length);
  await until('all is up', session.isUp);
  expect(spelled(await session.kept(0))).toBe(spelled(run));

  // The same acts by somebody who sat at the province's own server all the time.
  const online = await province.call(delivery.candidateSignIn, { body: { code: exam.slips[2] ?? '' } });
  const opened = await province.call(delivery.openAttempt, { as: online.cookies, body: { writer: 'page-two' } });
  await province.call(delivery.appendEvents, {
    as: online.cookies,
    params: { attemptId: opened.value.attempt },
    body: { writer: 'page-two', events: wholeRun(opened.value.attempt) },
  });
  expect((await findAttempt(province.deps.db, attempt))?.sealedBy).toBe('submit');
  expect((await verifyLedgers(province.deps)).faults).toEqual([]);
}, 60_000);

test('extra time given at either server reaches the attempt and stands at both', async () => {
  const attempt = session.attemptOf(1);
  const { as } = await enter(1);
  const params = { sessionId: exam.sessionId };
  const give = (seconds: number) => ({
    scope: { candidateIds: [exam.candidateIds[1] ?? ''] },
    control: { kind: 'extend' as const, seconds, reason: 'Mất điện' },
  });
  await until('the attempt is known', () => findAttempt(province.deps.db, attempt));
  await province.call(issueControl, { as: school.as('invigilator'), params, body: give(300) });
  await ask(origin(), issueControl, { as: invigilator, params, body: give(120) });
  await until('the room has both', async () => {
    const { value } = await ask(origin(), delivery.openAttempt, { as, body: { writer: 'page-one' } });
    return value.clock.extraSeconds === 420;
  });
  await until('the province has both', async () => (await findAttempt(province.deps.db, attempt))?.extraMs === 420_000);
}, 60_000);

test('a candidate who moves to the province mid-exam goes on there; the later writes of the room lie beside', async () => {
  const attempt = session.attemptOf(3);
  const run = wholeRun(attempt);
  const page = await enter(3);
  const { as } = page;
  expect(await append(origin(), page, run.slice(0, 2))).toBeUndefined();
  await until('the first answers are up', async () => (await session.kept(3)).length === 2);
  line.cut();
  expect(await append(origin(), page, run.slice(2, 4))).toBeUndefined();

  const there = await province.call(delivery.candidateSignIn, { body: { code: exam.slips[3] ?? '' } });
  const at = { as: there.cookies, params: { attemptId: attempt } };
  await province.call(delivery.takeOverAttempt, { ...at, body: { writer: 'page-there' } });
  const head: ChainHead = headAt(run[1] as ChainedEvent);
  const more = chain(head, [{ kind: 'answer', item: 'q1', response: 'o4', seq: 3, at: 5_000 }]);
  await province.call(delivery.appendEvents, { ...at, body: { writer: 'page-there', events: more } });

  line.mend();
  const strays = await until('the strays came up', async () => {
    const found = await straysOf(province.deps.db, attempt);
    return found.length === 2 && found;
  });
  expect(strays.map(({ event, why }) => [event.seq, why])).toEqual([
    [3, 'notWriter'],
    [4, 'notWriter'],
  ]);
  expect(await session.kept(3)).toEqual([...run.slice(0, 2), ...more]);
  const { value } = await province.call(listRoomServers, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
  });
  expect(value.servers[0]).toMatchObject({ takenOver: 1, aside: 2 });
  // The page that is still open in the room only watches from now on.
  await until('the room knows', async () => {
    const opened = await ask(origin(), delivery.openAttempt, { as, body: { writer: 'page-one' } });
    return opened.value.mayWrite === false;
  });
}, 60_000);

test('marks follow from ledgers alone: byte for byte the same, wherever they were written', async () => {
  await until('all is up', session.isUp);
  province.pass(5 * HOUR_MS);
  await until('the room has sealed what ran out', async () => {
    const attempts = await Promise.all([1, 4].map((one) => findAttempt(province.deps.db, session.attemptOf(one))));
    return attempts.every((attempt) => attempt?.sealedBy === 'deadline');
  });
  const there = await findAttempt(province.deps.db, session.attemptOf(3));
  expect(there?.heldBy).toBeNull();
  await sealOverdue(province.deps);
  await markFinishedSessions(province.deps);
  const markOf = async (candidate: number) => {
    const result = await findResult(province.deps.db, session.attemptOf(candidate));
    const { total, maximum, parts, items, state, keyHash, marking } = result ?? {};
    return canonical({ total, maximum, parts, items, state, keyHash, marking } as unknown as Json);
  };
  expect(await markOf(0)).toContain('"total":');
  expect(await markOf(0)).toBe(await markOf(2));
}, 60_000);
