import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing.ts';
import { keepLedger } from './keep-ledger.ts';

const candidateId = '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b111';
const events = chain(
  genesis(attemptIdOf(candidateId)),
  [1, 2, 3, 4, 5].map((seq) => ({ kind: 'answer', item: 'q1', response: 'o1', seq, at: seq })),
).map((one) => ({ ...one, receivedAt: 0 }));
const head = { seq: 5, hash: events[4]?.hash ?? '' };
const times = { startsAt: 0, baseDeadlineAt: 0, extraMs: 0, pausedMs: 0, pausedSince: null };

const asked: number[] = [];
let isCut = false;

/** Another machine: it gives two events at a time. */
const province = createServer(async (request, reply) => {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part);
  const { after } = JSON.parse(Buffer.concat(parts).toString());
  asked.push(after);
  if (isCut) return void reply.destroy();
  const given = { startedAt: 0, times, head, events: events.slice(after, after + 2), controls: [] };
  reply.writeHead(200, { 'content-type': 'application/json' });
  reply.end(JSON.stringify(given));
});

let room: TestApp;
beforeAll(async () => {
  room = await startTestApp();
  await new Promise<void>((resolve) => province.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => province.close(() => resolve()));
  await room.close();
});

test('a ledger comes part by part, and goes on behind what has come when the line was cut', async () => {
  const { port } = province.address() as AddressInfo;
  const from = { province: `http://127.0.0.1:${port}`, token: 't', serverId: 's' };
  const half = new Map();
  const keep = () => keepLedger(room.deps, from, { candidateId, half });
  expect(await keep()).toBe(false);
  isCut = true;
  await expect(keep()).rejects.toThrow();
  isCut = false;
  expect([await keep(), await keep()]).toEqual([false, true]);
  expect(asked).toEqual([0, 2, 2, 4]);
  // Nothing of it is held any longer.
  expect(half.size).toBe(0);
});
