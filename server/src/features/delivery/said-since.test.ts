import type { AddressInfo } from 'node:net';
import * as contract from 'shared/contracts/delivery.ts';
import { issueControl } from 'shared/contracts/invigilation.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
const sockets: WebSocket[] = [];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator']);
  exam = await seedExam(product, school);
  product.pass(3_600_000);
  await product.app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await product.close();
});

const device = 'machine-of-the-pupil';

async function open(writer: string) {
  const { cookies: as } = await product.call(contract.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  const { value } = await product.call(contract.openAttempt, { as, body: { writer, device } });
  return { as, writer, ...value };
}

/** Connects with the ticket of an opening; resolves with the first `most` messages that come. */
async function connect({ as, writer, attempt, socketTicket }: Awaited<ReturnType<typeof open>>, most: number) {
  const { port } = product.app.server.address() as AddressInfo;
  const path = contract.attemptSocketPath(attempt, writer, socketTicket);
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { cookie: as } });
  sockets.push(socket);
  const heard: { type: string }[] = [];
  return new Promise<{ type: string }[]>((resolve) =>
    socket.on('message', (data) => {
      heard.push(JSON.parse(`${data}`));
      if (heard.length === most) resolve(heard);
    }),
  );
}

const control = (what: { kind: 'message'; text: string; reason: string } | { kind: 'end'; reason: string }) =>
  product.call(issueControl, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: {}, control: what },
  });

test('a page whose opening was long on the way hears on its socket what was said meanwhile, and nothing older', async () => {
  const first = await open('page-one');
  await control({ kind: 'message', text: 'Trước đó', reason: 'Nhắc giờ' });
  product.pass(5_000);
  const page = await open('page-one');
  product.pass(5_000);
  await control({ kind: 'message', text: 'Các em kiểm tra lại bài.', reason: 'Nhắc giờ' });
  const { attempt, as } = first;
  await product.call(contract.takeOverAttempt, {
    as,
    params: { attemptId: attempt },
    body: { writer: 'page-two', device },
  });
  product.pass(5_000);
  await control({ kind: 'end', reason: 'Hết giờ sớm' });
  product.pass(5_000);
  expect(await connect(page, 4)).toMatchObject([
    { type: 'message', text: 'Các em kiểm tra lại bài.' },
    { type: 'hand', up: false },
    { type: 'superseded' },
    { type: 'ended' },
  ]);
});
