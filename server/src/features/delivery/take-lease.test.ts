import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import * as contract from 'shared/contracts/delivery.ts';
import { type Control, issueControl, readBoard } from 'shared/contracts/invigilation.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { sessions } from '../sessions/index.ts';
import { findAttempt } from './index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
const sockets: WebSocket[] = [];

const OWN = 'machine-of-the-pupil';
const OTHER = 'machine-by-the-window';

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school);
  product.pass(3_600_000);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await product.close();
});

async function open(writer: string, device?: string) {
  const { cookies: as } = await product.call(contract.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  const { value } = await product.call(contract.openAttempt, { as, body: { writer, ...(device && { device }) } });
  return { as, writer, device, ...value };
}
type Page = Awaited<ReturnType<typeof open>>;

const takeOver = ({ as, attempt, writer, device }: Page) =>
  product.call(contract.takeOverAttempt, {
    as,
    params: { attemptId: attempt },
    body: { writer, ...(device && { device }) },
  });

const unlock = () =>
  product.call(issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: {
      scope: { candidateIds: [exam.candidateIds[0] ?? ''] },
      control: { kind: 'unlock', reason: 'Máy hỏng, phải đổi máy' } satisfies Control,
    },
  });

const seat = async () =>
  (
    await product.call(readBoard, { as: school.as('invigilator'), params: { sessionId: exam.sessionId } })
  ).value.seats.find(({ candidateId }) => candidateId === exam.candidateIds[0]);

const takeOvers = async () =>
  (await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'attempt.takeOver'))).map(
    ({ actor, details }) => ({ actor, ...(details as object) }),
  );

/** A page that is connected and beats once. */
async function beat({ as, attempt, writer, socketTicket }: Page) {
  await product.app.listen({ port: 0, host: '127.0.0.1' }).catch(() => undefined);
  const { port } = product.app.server.address() as AddressInfo;
  const path = contract.attemptSocketPath(attempt, writer, socketTicket);
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie: as } });
  sockets.push(socket);
  const heard: { type: string }[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(`${data}`)));
  await new Promise((resolve) => socket.once('open', resolve));
  const say = () =>
    new Promise((resolve) => {
      socket.once('message', resolve);
      socket.send(JSON.stringify({ type: 'beat', id: 1 }));
    });
  await say();
  return { say, hears: (type: string) => heard.some((message) => message.type === type) };
}

test('another tab of the same machine takes over at once, and the audit chain says so', async () => {
  const first = await open('page-one', OWN);
  const second = await open('page-two', OWN);
  expect(second).toMatchObject({ mayWrite: false, lease: { isHere: true, since: product.deps.now() } });
  product.pass(5_000);
  expect((await takeOver(second)).value).toMatchObject({ mayWrite: true, lease: null });
  expect((await open('page-one', OWN)).lease).toEqual({ isHere: true, since: product.deps.now() });
  expect(await takeOvers()).toMatchObject([
    { actor: `candidate:${exam.candidateIds[0]}`, ground: 'sameMachine', head: 0 },
  ]);
  expect(JSON.stringify(await open('page-two', OTHER))).not.toContain(OWN);
  expect(first.attempt).toBe(second.attempt);
});

test('another machine waits for the unlock, its asking is on the board, and the invigilator lets it in once', async () => {
  await open('page-one', OWN);
  const other = await open('page-two', OTHER);
  expect(other.lease).toMatchObject({ isHere: false });
  product.pass(5_000);
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  expect((await seat())?.unlockAskedAt).toBe(product.deps.now());
  expect((await unlock()).value).toEqual({ reached: 1 });
  expect((await seat())?.unlockAskedAt).toBeNull();
  expect((await takeOver(other)).value.mayWrite).toBe(true);
  expect(await seat()).toMatchObject({ unlockAskedAt: null, movedAt: null });
  expect(await takeOvers()).toMatchObject([{ ground: 'unlocked' }]);
  const reasons = (await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'session.unlock'))).map(
    ({ details }) => (details as { reason?: string }).reason,
  );
  expect(reasons).toEqual(['Máy hỏng, phải đổi máy']);
  // The unlock is used up: back needs another.
  expect((await takeOver(await open('page-one', OWN))).error?.code).toBe('needsUnlock');
});

test('a machine that keeps no name is another machine', async () => {
  await open('page-one');
  expect((await takeOver(await open('page-two'))).error?.code).toBe('needsUnlock');
});

test('a page without a socket is heard of by opening the paper again', async () => {
  await open('page-one', OWN);
  product.pass(40_000);
  await open('page-one', OWN);
  product.pass(40_000);
  const other = await open('page-two', OTHER);
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  product.pass(5_000);
  expect((await takeOver(other)).value.mayWrite).toBe(true);
});

test('an unlock that nobody used ends after ten minutes', async () => {
  const first = await open('page-one', OWN);
  const other = await open('page-two', OTHER);
  await unlock();
  product.pass(9.5 * 60_000);
  const line = await beat(await open('page-one', OWN));
  product.pass(30_000);
  await line.say();
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  expect((await findAttempt(product.deps.db, first.attempt))?.writer).toBe('page-one');
});

test('once the page that wrote was silent for three beats another machine goes on by itself, and the board says so', async () => {
  await open('page-one', OWN);
  const other = await open('page-two', OTHER);
  product.pass(44_000);
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  product.pass(1_000);
  expect((await takeOver(other)).value.mayWrite).toBe(true);
  expect((await seat())?.movedAt).toBe(product.deps.now());
  expect(await takeOvers()).toMatchObject([{ ground: 'silent' }]);
  product.pass(11 * 60_000);
  expect((await seat())?.movedAt).toBeNull();
});

test('only the page that writes keeps the lease alive: one that watches does not', async () => {
  await open('page-one', OWN);
  const writes = await beat(await open('page-one', OWN));
  const other = await open('page-two', OTHER);
  const watches = await beat(other);
  product.pass(40_000);
  await writes.say();
  product.pass(40_000);
  await watches.say();
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  product.pass(5_000);
  await watches.say();
  expect((await takeOver(other)).value.mayWrite).toBe(true);
});

test('the page that waits hears of the unlock on its socket, the one that writes does not', async () => {
  const writes = await beat(await open('page-one', OWN));
  const other = await open('page-two', OTHER);
  const waits = await beat(other);
  expect((await takeOver(other)).error?.code).toBe('needsUnlock');
  await unlock();
  await Promise.all([waits.say(), writes.say()]);
  expect(waits.hears('unlocked')).toBe(true);
  expect(writes.hears('unlocked')).toBe(false);
});

test('in a practice that nobody watches another machine goes on at once', async () => {
  await product.deps.db.update(sessions).set({ movesFreely: true });
  await open('page-one', OWN);
  expect((await takeOver(await open('page-two', OTHER))).value.mayWrite).toBe(true);
  expect(await takeOvers()).toMatchObject([{ ground: 'movesFreely' }]);
  expect((await seat())?.movedAt).toBeNull();
});
