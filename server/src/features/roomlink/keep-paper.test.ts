import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memoryBlobs } from '../../blobs/blobs.ts';
import { paperBlob } from '../papers/index.ts';
import { keepPaper } from './keep-paper.ts';

const paper = randomBytes(1_000);
const SLICE = 300;
const asked: string[] = [];
let cuts = 0;

/** Another machine: it gives 300 bytes at a time, and breaks off in the middle of one as often as `cuts` says. */
const province = createServer((request, reply) => {
  const from = Number(new URL(request.url ?? '', 'http://x').searchParams.get('from'));
  asked.push(String(from));
  reply.writeHead(200, { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' });
  if (from > 0 && cuts-- > 0) reply.write(paper.subarray(from, from + 10), () => reply.destroy());
  else reply.end(paper.subarray(from, from + SLICE));
});
beforeAll(() => new Promise<void>((resolve) => province.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => province.close(() => resolve())));

test('a paper goes on after a cut with the slice that was cut, and is kept when it is whole', async () => {
  const blobs = memoryBlobs();
  const half = new Map();
  const { port } = province.address() as AddressInfo;
  const from = { province: `http://127.0.0.1:${port}`, token: 't', serverId: 's' };
  const form = { code: '101', contentHash: createHash('sha256').update(paper).digest('hex'), bytes: paper.length };
  const keep = () => keepPaper({ blobs }, from, { examId: 'e', form, half });
  cuts = 2;
  await expect(keep()).rejects.toThrow();
  await expect(keep()).rejects.toThrow();
  expect(await blobs.find(paperBlob('e', '101'))).toBeNull();
  await keep();
  expect(Buffer.from((await blobs.find(paperBlob('e', '101'))) ?? [])).toEqual(paper);
  expect(asked).toEqual(['0', '300', '300', '300', '600', '900']);
  await keep();
  expect(asked).toHaveLength(6);
});

test('bytes that are another paper are not kept, and it begins anew', async () => {
  const blobs = memoryBlobs();
  const { port } = province.address() as AddressInfo;
  const from = { province: `http://127.0.0.1:${port}`, token: 't', serverId: 's' };
  const form = { code: '101', contentHash: 'a'.repeat(64), bytes: paper.length };
  const half = new Map();
  await expect(keepPaper({ blobs }, from, { examId: 'e', form, half })).rejects.toThrow(/not the one/);
  expect([half.size, await blobs.find(paperBlob('e', '101'))]).toEqual([0, null]);
});
