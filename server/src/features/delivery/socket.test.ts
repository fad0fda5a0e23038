import type { AddressInfo } from 'node:net';
import { asc } from 'drizzle-orm';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import * as contract from 'shared/contracts/delivery.ts';
import {
  type Board,
  BoardNews,
  type BoardSeat,
  boardSocketPath,
  type Control,
  issueControl,
  readBoard,
} from 'shared/contracts/invigilation.ts';
import { makeSlips } from 'shared/contracts/sessions.ts';
import { spellAppend, spellBeat, unshortenServer } from 'shared/contracts/wire.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { SOCKET_LIMIT } from '../../app.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { findAttempt, hangUp, ledgerOf, straysOf } from './index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let address: string;
const opened: WebSocket[] = [];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator']);
  exam = await seedExam(product, school);
  product.pass(HOUR);
  await product.app.listen({ port: 0, host: '127.0.0.1' });
  address = `ws://127.0.0.1:${(product.app.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  await product.close();
});

const HOUR = 3_600_000;
/** What the product promises to a connected page; elsewhere a busy machine is given its time. */
const PROMISED_MS = 2_000;
const PATIENCE_MS = 10_000;

interface Line {
  readonly socket: WebSocket;
  say(message: contract.PlayerMessage | string): void;
  /** The next message, heard already or yet to come, that is as wanted. */
  hear<T>(wanted: (message: unknown) => T | undefined, withinMs?: number): Promise<T>;
  readonly heard: unknown[];
  readonly closed: Promise<number>;
}

function line(path: string, as: string): Line {
  const socket = new WebSocket(`${address}${path}`, { headers: { cookie: as } });
  opened.push(socket);
  const heard: unknown[] = [];
  const ears = new Set<() => void>();
  let read = 0;
  socket.on('error', () => {});
  socket.on('message', (data) => {
    heard.push(JSON.parse(String(data)));
    for (const ear of ears) ear();
  });
  return {
    socket,
    heard,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    closed: new Promise((resolve) => socket.once('close', resolve)),
    hear: (wanted, withinMs = PATIENCE_MS) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => stop(() => reject(new Error(`not heard; heard ${JSON.stringify(heard)}`))),
          withinMs,
        );
        const listen = () => {
          while (read < heard.length) {
            const found = wanted(heard[read++]);
            if (found !== undefined) return stop(() => resolve(found));
          }
        };
        const stop = (end: () => void) => {
          clearTimeout(timer);
          ears.delete(listen);
          end();
        };
        ears.add(listen);
        listen();
      }),
  };
}

type Heard<K extends contract.ServerMessage['type']> = Extract<contract.ServerMessage, { type: K }>;
const of =
  <K extends contract.ServerMessage['type']>(type: K) =>
  (message: unknown): Heard<K> | undefined => {
    const parsed = contract.ServerMessage.parse(unshortenServer(message));
    return parsed.type === type ? (parsed as Heard<K>) : undefined;
  };

const device = 'machine-of-the-pupil';

async function enter(seat = 0, writer = 'page-one', takesOver = false) {
  const { cookies: as } = await product.call(contract.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  const first = (await product.call(contract.openAttempt, { as, body: { writer, device } })).value;
  const { value } = takesOver
    ? await product.call(contract.takeOverAttempt, {
        as,
        params: { attemptId: first.attempt },
        body: { writer, device },
      })
    : { value: first };
  return { as, writer, ...value };
}

type Entered = Awaited<ReturnType<typeof enter>>;

async function connect(entered: Entered): Promise<Line> {
  const made = line(contract.attemptSocketPath(entered.attempt, entered.writer, entered.socketTicket), entered.as);
  await new Promise((resolve, reject) => made.socket.once('open', resolve).once('error', reject));
  made.say({ type: 'beat', id: 0 });
  await made.hear(of('beat'));
  return made;
}

const answers = (head: ChainHead, ...responses: string[]): ChainedEvent[] =>
  chain(
    head,
    responses.map(
      (response, index): LedgerEvent => ({ seq: head.seq + 1 + index, at: 1, kind: 'answer', item: 'q1', response }),
    ),
  );

const control = (control: Control) =>
  product.call(issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: {}, control },
  });

test('answers sent over the socket are acknowledged by receipts that hold, and stand in the ledger', async () => {
  const page = await enter();
  const socket = await connect(page);
  const events = answers(genesis(page.attempt), 'o1', 'o2', 'o3');
  socket.say({ type: 'append', id: 7, events: events.slice(0, 2) });
  expect(await socket.hear(of('appended'))).toMatchObject({
    id: 7,
    sealed: false,
    receipt: { seq: 2, hash: events[1]?.hash },
  });
  socket.say({ type: 'append', id: 8, events });
  const { receipt } = await socket.hear(of('appended'));
  expect(receipt).toMatchObject({ seq: 3, hash: events[2]?.hash });
  expect(product.deps.secrets.signatureIsRight(contract.receiptText(receipt), receipt.signature)).toBe(true);
  expect(await ledgerOf(product.deps.db, page.attempt)).toEqual(events);
});

test('in the short spelling each batch is acknowledged, at least one of a second with a signature, and the end in full', async () => {
  const page = await enter();
  const socket = await connect(page);
  const [first, second, third] = answers(genesis(page.attempt), 'o1', 'o2', 'o3');
  if (!first || !second || !third) throw new Error('three answers');
  const [end] = chain(headAt(third), [{ seq: 4, at: 1, kind: 'submit' }]);
  if (!end) throw new Error('no end');
  const isSigned = ({ event, hash }: ChainedEvent, { lateMs, signature }: { lateMs: number; signature?: string }) =>
    signature === undefined
      ? null
      : product.deps.secrets.signatureIsRight(
          contract.receiptText({ attempt: page.attempt, seq: event.seq, hash, at: event.at + lateMs }),
          signature,
        );

  socket.say(spellAppend(1, [first]));
  expect(isSigned(first, await socket.hear(of('kept')))).toBe(true);
  socket.say(spellAppend(2, [second]));
  expect(isSigned(second, await socket.hear(of('kept')))).toBeNull();
  product.pass(1_000);
  socket.say(spellAppend(3, [second, third]));
  expect(isSigned(third, await socket.hear(of('kept')))).toBe(true);
  // What is known already is acknowledged by where the ledger stands, not by where the batch ends.
  socket.say(spellAppend(4, [first]));
  expect(await socket.hear(of('appended'))).toMatchObject({ id: 4, receipt: { seq: 3 } });
  socket.say(spellAppend(5, [end]));
  expect(await socket.hear(of('appended'))).toMatchObject({ id: 5, sealed: true, receipt: { seq: 4, hash: end.hash } });
  expect(await ledgerOf(product.deps.db, page.attempt)).toEqual([first, second, third, end]);
});

test('a short heartbeat hears the time alone, until the clock itself is changed', async () => {
  const socket = await connect(await enter());
  socket.say(spellBeat(1));
  expect(await socket.hear(of('tick'))).toEqual({ type: 'tick', id: 1, now: product.deps.now() });
  await control({ kind: 'extend', seconds: 60, reason: 'Máy hỏng' });
  socket.say(spellBeat(2));
  expect((await socket.hear(of('beat'))).clock.extraSeconds).toBe(60);
});

test('what is said before the door is decided is not lost', async () => {
  const page = await enter();
  const socket = line(contract.attemptSocketPath(page.attempt, page.writer, page.socketTicket), page.as);
  socket.socket.once('open', () => socket.say({ type: 'append', id: 1, events: answers(genesis(page.attempt), 'o1') }));
  expect(await socket.hear(of('appended'))).toMatchObject({ id: 1, receipt: { seq: 1 } });
});

test('the page that was taken over is told so, and what it still sends is refused and kept aside', async () => {
  const first = await enter(0, 'page-one');
  const before = await connect(first);
  const second = await enter(0, 'page-two', true);
  await before.hear(of('superseded'));
  const now = await connect(second);
  before.say({ type: 'append', id: 1, events: answers(genesis(first.attempt), 'o1') });
  expect(await before.hear(of('refused'))).toMatchObject({ id: 1, code: 'notWriter' });
  now.say({ type: 'append', id: 1, events: answers(genesis(first.attempt), 'o2') });
  await now.hear(of('appended'));
  expect(now.heard.some(of('superseded'))).toBe(false);
  expect(await straysOf(product.deps.db, first.attempt)).toMatchObject([{ why: 'notWriter' }]);
});

test('more time, a pause, its end, a message and the end are on the page within two seconds', async () => {
  const page = await enter();
  const socket = await connect(page);
  const reason = 'Mất điện ở phòng 1';
  await control({ kind: 'extend', seconds: 300, reason });
  expect(await socket.hear(of('clock'), PROMISED_MS)).toMatchObject({
    clock: { deadlineAt: page.clock.deadlineAt + 300_000, extraSeconds: 300, phase: 'running' },
    reason,
  });
  await control({ kind: 'pause', reason });
  expect((await socket.hear(of('clock'), PROMISED_MS)).clock.phase).toBe('paused');
  await control({ kind: 'resume', reason });
  expect((await socket.hear(of('clock'), PROMISED_MS)).clock.phase).toBe('running');
  await control({ kind: 'message', text: 'Các em kiểm tra lại mã đề.', reason });
  expect((await socket.hear(of('message'), PROMISED_MS)).text).toBe('Các em kiểm tra lại mã đề.');
  await control({ kind: 'end', reason });
  await socket.hear(of('ended'), PROMISED_MS);
});

test.each([
  ['no JSON', '{"type":'],
  ['an unknown word', '{"type":"score","id":1}'],
  ['a batch without events', '{"type":"append","id":1,"events":[]}'],
  ['a number for a text', '17'],
])('%s is refused in words and the socket stays', async (_name, text) => {
  const page = await enter();
  const socket = await connect(page);
  socket.say(text);
  const refused = await socket.hear(of('refused'));
  expect(refused).toMatchObject({ id: null, code: 'badRequest' });
  expect(refused.sentence).toContain('chưa đúng');
  socket.say({ type: 'append', id: 2, events: answers(genesis(page.attempt), 'o1') });
  expect(await socket.hear(of('appended'))).toMatchObject({ id: 2 });
});

test('a frame beyond the limit closes that socket alone; the server and the others stay up, and the page comes back', async () => {
  const greedy = await enter(0);
  const other = await enter(1);
  const [bad, good] = [await connect(greedy), await connect(other)];
  bad.say('x'.repeat(SOCKET_LIMIT + 1));
  expect(await bad.closed).toBe(1009);
  good.say({ type: 'append', id: 1, events: answers(genesis(other.attempt), 'o1') });
  await good.hear(of('appended'));

  const again = await connect(await enter(0));
  again.say({ type: 'append', id: 1, events: answers(genesis(greedy.attempt), 'o1') });
  expect((await again.hear(of('appended'))).receipt.seq).toBe(1);
});

test('a socket that does not slow down is refused in words, then closed; the others go on', async () => {
  const greedy = await connect(await enter(0));
  const other = await enter(1);
  const good = await connect(other);
  for (let sent = 0; sent < 500; sent++) greedy.say({ type: 'beat', id: sent });
  expect(await greedy.hear(of('refused'))).toMatchObject({ code: 'tooMany' });
  expect(await greedy.closed).toBe(4429);
  expect(greedy.heard.filter(of('beat')).length).toBeLessThanOrEqual(120);
  good.say({ type: 'append', id: 1, events: answers(genesis(other.attempt), 'o1') });
  await good.hear(of('appended'));
});

test('of the sockets of one candidate only the newest few stay open', async () => {
  const lines: Line[] = [];
  for (let page = 0; page < 9; page++) lines.push(await connect(await enter()));
  expect(await lines[0]?.closed).toBe(4429);
  expect(lines[1]?.socket.readyState).toBe(WebSocket.OPEN);
  expect(lines[8]?.socket.readyState).toBe(WebSocket.OPEN);
});

test('a page whose right has ended saves nothing more, not by its socket nor by a ticket of before', async () => {
  const page = await enter();
  const socket = await connect(page);
  const kept = (await enter()).socketTicket;
  hangUp(product.deps.bus, [exam.candidateIds[0] ?? '']);
  // Still on its way, or from a page that does not answer the closing.
  socket.say({ type: 'append', id: 1, events: answers(genesis(page.attempt), 'o1') });
  expect(await socket.closed).toBe(4403);
  expect(await ledgerOf(product.deps.db, page.attempt)).toEqual([]);
  expect(await line(contract.attemptSocketPath(page.attempt, page.writer, kept), page.as).closed).toBe(4403);
  product.pass(1);
  await connect(await enter());
});

test('a new slip hangs up what the old one had open', async () => {
  const socket = await connect(await enter());
  const { status } = await product.call(makeSlips, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { candidateId: exam.candidateIds[0] },
  });
  expect(status).toBe(200);
  expect(await socket.closed).toBe(4403);
});

test('a text that no database keeps is refused in words', async () => {
  const socket = await connect(await enter());
  socket.say({ type: 'signals', id: 1, signals: [{ payload: { text: 'a\0b' } }] });
  expect(await socket.hear(of('refused'))).toMatchObject({ code: 'badRequest' });
});

test('a socket opens only for its own candidate, page and minute', async () => {
  const page = await enter(0);
  const other = await enter(1);
  const REFUSED = 4403;
  const knock = (path: string, as: string) => line(path, as).closed;
  const { attempt, writer, socketTicket, as } = page;

  expect(await knock(contract.attemptSocketPath(attempt, writer, 'abc.def'), as)).toBe(REFUSED);
  expect(await knock(contract.attemptSocketPath(attempt, 'page-two', socketTicket), as)).toBe(REFUSED);
  expect(await knock(contract.attemptSocketPath(attempt, writer, socketTicket), other.as)).toBe(REFUSED);
  expect(await knock(contract.attemptSocketPath(attempt, writer, other.socketTicket), as)).toBe(REFUSED);
  expect(await knock(contract.attemptSocketPath(attempt, writer, socketTicket), '')).toBe(REFUSED);
  expect(await knock(contract.attemptSocketPath('not-an-id', writer, socketTicket), as)).toBe(REFUSED);
  product.pass(61_000);
  expect(await knock(contract.attemptSocketPath(attempt, writer, socketTicket), as)).toBe(REFUSED);
});

test('a page that comes back over a new socket goes on where the ledger stands', async () => {
  const page = await enter();
  const first = await connect(page);
  const events = answers(genesis(page.attempt), 'o1', 'o2');
  first.say({ type: 'append', id: 1, events: events.slice(0, 1) });
  await first.hear(of('appended'));
  first.socket.terminate();

  const back = await enter();
  expect(back.events).toEqual(events.slice(0, 1));
  const second = await connect(back);
  second.say({ type: 'append', id: 1, events });
  expect((await second.hear(of('appended'))).receipt.seq).toBe(2);
  const last = back.events.at(-1);
  expect(last && headAt(last).seq).toBe(1);
});

test('a socket cut while its door is being decided leaves nobody behind who seems to be there', async () => {
  const page = await enter();
  const gone = line(contract.attemptSocketPath(page.attempt, page.writer, page.socketTicket), page.as);
  gone.socket.once('open', () => gone.socket.terminate());
  await gone.closed;
  const socket = await connect(await enter());
  socket.socket.close();
  await socket.closed;
  await expect.poll(async () => (await findAttempt(product.deps.db, page.attempt))?.seenAt).toBeNull();
});

const boardOf = (message: unknown): Board | undefined => {
  const news = BoardNews.parse(message);
  return news.type === 'board' ? news.board : undefined;
};
const seatsOf = (message: unknown) => {
  const news = BoardNews.parse(message);
  return news.type === 'seats' ? news.seats : undefined;
};

test('an open board hears the whole session at once, then each answer, raised hand and act', async () => {
  const board = line(boardSocketPath(exam.sessionId), school.as('invigilator'));
  expect((await board.hear(boardOf)).seats).toHaveLength(2);

  const page = await enter();
  const socket = await connect(page);
  const about = (wanted: (seat: Board['seats'][number]) => boolean) =>
    board.hear((message) =>
      seatsOf(message)?.find((seat) => seat.candidateId === exam.candidateIds[0] && wanted(seat)),
    );
  await about(({ state, connected }) => state === 'writing' && connected);
  socket.say({ type: 'append', id: 1, events: answers(genesis(page.attempt), 'o1') });
  await about(({ answered }) => answered === 1);
  socket.say({ type: 'hand', up: true, why: 'machine' });
  await about(({ handRaisedAt, handWhy }) => handRaisedAt !== null && handWhy === 'machine');
  await control({ kind: 'pause', reason: 'Mất điện' });
  const paused = await board.hear(boardOf);
  expect(paused.controls[0]).toMatchObject({ kind: 'pause', reached: 2 });
  expect(paused.seats.find(({ candidateId }) => candidateId === exam.candidateIds[0])?.state).toBe('paused');
  socket.socket.terminate();
  await about(({ connected }) => !connected);
});

describe('a candidate without a line for seven minutes', () => {
  const MINUTE = 60_000;
  const seat = async () => {
    const { value } = await product.call(readBoard, {
      as: school.as('invigilator'),
      params: { sessionId: exam.sessionId },
    });
    return value.seats.find(({ candidateId }: BoardSeat) => candidateId === exam.candidateIds[0]) as BoardSeat;
  };
  const is = (connected: boolean) =>
    expect.poll(async () => (await seat()).connected, { timeout: PATIENCE_MS }).toBe(connected);
  async function cutFor(minutes: number, meanwhile = async () => {}) {
    const page = await enter();
    const socket = await connect(page);
    await is(true);
    socket.socket.terminate();
    await is(false);
    const goneAt = product.deps.now();
    product.pass(minutes * MINUTE);
    await meanwhile();
    const back = await connect(await enter());
    await is(true);
    return { goneAt, back };
  }

  test('is offered that time back, and one act gives it, with its reason in the audit chain', async () => {
    const { goneAt } = await cutFor(7);
    const before = await seat();
    expect(before.outage).toEqual({ from: goneAt, until: goneAt + 7 * MINUTE, seconds: 420 });
    const reason = 'Bù thời gian mất mạng';
    const { error } = await product.call(issueControl, {
      as: school.as('invigilator'),
      params: { sessionId: exam.sessionId },
      body: {
        scope: { candidateIds: [before.candidateId] },
        control: { kind: 'extend', seconds: 420, forOutage: true, reason },
      },
    });
    expect(error).toBeUndefined();
    const after = await seat();
    expect(after.outage).toBeNull();
    expect((after.deadlineAt ?? 0) - (before.deadlineAt ?? 0)).toBe(7 * MINUTE);
    const audited = await product.deps.db.select().from(auditEntries).orderBy(asc(auditEntries.seq));
    expect(audited.at(-1)).toMatchObject({
      act: 'session.extend',
      details: { seconds: 420, forOutage: true, reason },
    });
  });

  test('that went on saving over HTTP for three of them is offered the other four', async () => {
    const { goneAt } = await cutFor(3, async () => {
      const one = await enter();
      await product.call(contract.appendEvents, {
        as: one.as,
        params: { attemptId: one.attempt },
        body: { writer: one.writer, events: answers(genesis(one.attempt), 'o1') },
      });
      product.pass(4 * MINUTE);
    });
    expect((await seat()).outage).toMatchObject({ from: goneAt + 3 * MINUTE, seconds: 240 });
  });

  test('is offered nothing for half a minute, nor for a pause', async () => {
    const { back } = await cutFor(0.5);
    expect((await seat()).outage).toBeNull();
    back.socket.terminate();
    await is(false);
    await control({ kind: 'pause', reason: 'Mất điện' });
    product.pass(9 * MINUTE);
    await connect(await enter());
    await is(true);
    expect((await seat()).outage).toBeNull();
  });
});

test('the board of a session opens for nobody who may not watch it', async () => {
  for (const as of [school.as('teacher'), '', (await enter()).as])
    expect(await line(boardSocketPath(exam.sessionId), as).closed).toBe(4403);
});
