import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing.ts';
import { requireRoom } from './require-room.ts';
import { filesOnTheWay } from './tables.ts';

const MB = 1024 * 1024;
const attemptId = '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b111';
let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
});
afterAll(() => product.close());
beforeEach(() => product.deps.db.delete(filesOnTheWay));

const hash = (nth: number) => String(nth).padStart(64, '0');
const onTheWay = (files: number, bytes: number, have: number) =>
  product.deps.db.insert(filesOnTheWay).values(
    Array.from({ length: files }, (_, nth) => ({
      ...{ attemptId, sha256: hash(nth), serverId: attemptId, serverName: 'Máy phòng 1', bytes, have },
      announcedAt: new Date(0),
    })),
  );
const further = (bytes: number) => requireRoom(product.deps.db, { attemptId, sha256: hash(999), bytes });

test('files that a room has begun to send count by their number', async () => {
  await onTheWay(119, 10, 1);
  await further(10);
  await product.deps.db.insert(filesOnTheWay).values({
    ...{ attemptId, sha256: hash(500), serverId: attemptId, serverName: 'Máy phòng 1', bytes: 10, have: 1 },
    announcedAt: new Date(0),
  });
  await expect(further(10)).rejects.toMatchObject({ code: 'filesTooMany' });
});

test('and by all the bytes that they will have, however few have come', async () => {
  await onTheWay(3, 90 * MB, 1);
  await further(30 * MB);
  await expect(further(30 * MB + 1)).rejects.toMatchObject({ code: 'filesTooMany' });
});

test('what is only announced takes no room', async () => {
  await onTheWay(200, 90 * MB, 0);
  await further(90 * MB);
});
