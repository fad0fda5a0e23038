import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { boardSocketPath } from 'shared/contracts/invigilation.ts';
import { signOut } from 'shared/contracts/people.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { exams, rooms } from '../sessions/index.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let host: string;
const opened: WebSocket[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school);
  await product.app.listen({ port: 0, host: '127.0.0.1' });
  host = `127.0.0.1:${(product.app.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  vi.useRealTimers();
  for (const socket of opened.splice(0)) socket.terminate();
  await product.close();
});

/** Opens the invigilator's board; `outcome` is what comes first: the board, or the code of a refusal. */
function watch(origin?: string) {
  const headers = { cookie: school.as('invigilator') };
  const socket = new WebSocket(`ws://${host}${boardSocketPath(exam.sessionId)}`, { headers, origin });
  opened.push(socket);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const told = new Promise<string>((resolve) => socket.once('message', (data) => resolve(JSON.parse(`${data}`).type)));
  return { socket, closed, outcome: Promise.race([told, closed]) };
}

test('a board opens for our own pages and for no page of a stranger', async () => {
  expect(await watch().outcome).toBe('board');
  expect(await watch(`http://${host}`).outcome).toBe('board');
  expect(await watch('http://thi.test').outcome).toBe('board');
  for (const stranger of ['http://thi.test.example', 'https://example.com', 'null'])
    expect(await watch(stranger).outcome).toBe(4403);
});

test('a board goes on while its invigilator is signed in, and closes when they sign out', async () => {
  const { socket, closed, outcome } = watch();
  expect(await outcome).toBe('board');
  await vi.advanceTimersByTimeAsync(90_000);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  await product.call(signOut, { as: school.as('invigilator') });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await closed).toBe(4403);
});

test('a board closes when its rooms are no longer the invigilator’s to watch', async () => {
  const { closed, outcome } = watch();
  expect(await outcome).toBe('board');
  await product.deps.db.update(exams).set({ unitId: school.root }).where(eq(exams.id, exam.examId));
  await product.deps.db.update(rooms).set({ unitId: school.root }).where(eq(rooms.id, exam.roomId));
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await closed).toBe(4403);
});
