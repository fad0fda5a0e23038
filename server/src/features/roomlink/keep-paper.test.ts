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

const from = () => {
  const { port } = province.address() as AddressInfo;
  return { province: `http://127.0.0.1:${port}`, token: 't', serverId: 's' };
};
const form = { examId: 'e', code: '101', bytes: paper.length };

test('a paper comes slice by slice; after a cut, or another start, it goes on with the slice that was cut', async () => {
  const blobs = memoryBlobs();
  const contentHash = createHash('sha256').update(paper).digest('hex');
  const keep = () => keepPaper({ blobs }, from(), { ...form, contentHash });
  cuts = 2;
  expect(await keep()).toBe(false);
  await expect(keep()).rejects.toThrow();
  await expect(keep()).rejects.toThrow();
  expect(await blobs.find(paperBlob('e', '101'))).toBeNull();
  expect([await keep(), await keep()]).toEqual([false, false]);
  expect(await keep()).toBe(true);
  expect(Buffer.from((await blobs.find(paperBlob('e', '101'))) ?? [])).toEqual(paper);
  expect(asked).toEqual(['0', '300', '300', '300', '600', '900']);
  for (const start of [0, 300, 600]) expect(await blobs.find(`paper-slices/${contentHash}/${start}`)).toBeNull();
  expect(await keep()).toBe(true);
  expect(asked).toHaveLength(6);
});

test('bytes that are another paper are not kept, and it begins anew', async () => {
  const blobs = memoryBlobs();
  const contentHash = 'a'.repeat(64);
  const keep = () => keepPaper({ blobs }, from(), { ...form, contentHash });
  for (let slice = 0; slice < 3; slice++) expect(await keep()).toBe(false);
  await expect(keep()).rejects.toThrow(/not the one/);
  expect(await blobs.find(paperBlob('e', '101'))).toBeNull();
  asked.length = 0;
  await keep();
  expect(asked).toEqual(['0']);
});
