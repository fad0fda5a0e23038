import { createHash, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, isNull, sql } from 'drizzle-orm';
import { withdrawConsent } from 'shared/contracts/consents.ts';
import { postSignals, viewSnapshot } from 'shared/contracts/proctoring.ts';
import { beforeEach, expect, test } from 'vitest';
import { rowsOf } from '../../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { storeSnapshot } from '../store-snapshot.ts';
import { evidenceKeys, snapshots } from '../tables.ts';
import { type KeptFolder, keepInFolder, type Sitting, signalAt, sit, takePicture } from '../testing.ts';
import { attemptsOver, eraseExpired } from './erase-expired.ts';
import { shredKeys } from './shred-keys.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Past the end of the session and the days of pictures without a sign, by a moment. */
const MONTH_OVER = 3 * HOUR + 30 * DAY + 1_000;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xd9]);

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;
let disk: KeptFolder;

beforeEach(async () => {
  product = await startTestApp();
  disk = keepInFolder(product);
  school = await seedSchool(product, ['manager', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 3 });
  who = await sit(product, exam.slips[0] ?? '');
  return async () => {
    await product.close();
    disk.remove();
  };
});

/** Commits a picture's hash, so that it may be stored. */
async function commit(seq: number, reason = 'periodic') {
  const sha256 = createHash('sha256').update(JPEG).digest('hex');
  const payload = { sha256, reason, faces: 1, phone: null };
  const signals = [signalAt(product, 'page-number-3', seq, { kind: 'snapshotTaken', payload })];
  await product.call(postSignals, { as: who.as, params: { attemptId: who.attemptId }, body: { signals } });
  return { attemptId: who.attemptId, source: 'page-number-3', seq, jpeg: JPEG };
}
/** Something that happens while the bytes of a picture are on their way to the storage. */
function whilePutting(happens: () => Promise<unknown>) {
  const { put } = product.deps.blobs;
  Object.assign(product.deps.blobs, {
    async put(key: string, bytes: Uint8Array) {
      await put(key, bytes);
      if (key.startsWith('evidence/')) await happens();
    },
  });
}

test('a backup from before the erasing opens no picture, with the keys of the installation and the files back in place', async () => {
  await takePicture(product, who, 0);
  const [picture] = await product.deps.db.select().from(snapshots);
  const rows = { keys: await product.deps.db.select().from(evidenceKeys), pictures: picture ? [picture] : [] };
  const backup = mkdtempSync(join(tmpdir(), 'khaothi-backup-'));
  const { folder } = disk;
  cpSync(folder, backup, { recursive: true });
  product.pass(MONTH_OVER);
  expect(await eraseExpired(product.deps)).toBe(1);
  expect([disk.filesIn('evidence'), disk.filesIn('evidence-keys')]).toEqual([0, 0]);

  await product.deps.db.delete(evidenceKeys);
  await product.deps.db.delete(snapshots);
  await product.deps.db.insert(evidenceKeys).values(rows.keys);
  await product.deps.db.insert(snapshots).values(rows.pictures);
  cpSync(join(backup, 'evidence'), join(folder, 'evidence'), { recursive: true });
  const view = () =>
    product.call(viewSnapshot, { as: school.as('reviewer'), params: { snapshotId: picture?.id ?? '' } });
  product.pass(-30 * DAY);
  expect((await view()).error?.code).toBe('snapshotMissing');
  // What a backup would hold that keeps the other halves too, against the advice.
  cpSync(join(backup, 'evidence-keys'), join(folder, 'evidence-keys'), { recursive: true });
  expect((await view()).status).toBe(200);
  product.pass(30 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1);
  expect([disk.filesIn('evidence'), disk.filesIn('evidence-keys')]).toEqual([0, 0]);
  rmSync(backup, { recursive: true });
});

test('a picture whose consent is withdrawn while its bytes are on their way is not kept', async () => {
  const picture = await commit(0);
  whilePutting(() => product.call(withdrawConsent, { as: who.as }));
  await expect(storeSnapshot(product.deps, picture)).rejects.toMatchObject({ code: 'snapshotNotAllowed' });
  expect(await product.deps.db.$count(snapshots)).toBe(0);
  expect(disk.filesIn('evidence')).toBe(0);
});

test('a picture whose key is erased while its bytes are on their way is not kept', async () => {
  await takePicture(product, who, 0);
  const picture = await commit(1, 'noFace');
  whilePutting(async () => {
    product.pass(3 * HOUR + 120 * DAY);
    await eraseExpired(product.deps);
  });
  await expect(storeSnapshot(product.deps, picture)).rejects.toMatchObject({ code: 'snapshotErased' });
  expect(await product.deps.db.$count(snapshots, isNull(snapshots.erasedAt))).toBe(0);
  expect(disk.filesIn('evidence')).toBe(0);
});

test('a picture that comes when its time is over is not kept, and one around a signal still is', async () => {
  const [plain, flagged] = [await commit(0), await commit(1, 'noFace')];
  product.pass(MONTH_OVER);
  await expect(storeSnapshot(product.deps, plain)).rejects.toMatchObject({ code: 'snapshotErased' });
  await storeSnapshot(product.deps, flagged);
  expect(disk.filesIn('evidence')).toBe(1);
});

test('bytes that a full disk let nobody write down or take back are written over, and go with the key at last', async () => {
  const picture = await commit(0);
  const { db, blobs } = product.deps;
  const { remove } = blobs;
  await db.execute(sql`ALTER TABLE proctoring_snapshots ADD CONSTRAINT full_disk CHECK (false) NOT VALID`);
  Object.assign(blobs, { remove: () => Promise.reject(new Error('the disk is full')) });
  for (let time = 0; time < 3; time++) await expect(storeSnapshot(product.deps, picture)).rejects.toThrow('insert');
  expect(disk.filesIn('evidence')).toBe(1);
  Object.assign(blobs, { remove });
  product.pass(MONTH_OVER);
  expect(await eraseExpired(product.deps)).toBe(0);
  expect([disk.filesIn('evidence'), disk.filesIn('evidence-keys')]).toEqual([0, 0]);
  expect(await db.select().from(evidenceKeys)).toMatchObject([{ wrapped: null, erasedAt: expect.any(Date) }]);
});

test('a key stays while the storage does not let go of its other half, and goes the next time', async () => {
  await takePicture(product, who, 0);
  product.pass(MONTH_OVER);
  const { blobs, db } = product.deps;
  const { remove } = blobs;
  const stuck = (key: string) =>
    key.startsWith('evidence-keys/') ? Promise.reject(new Error('no right')) : remove(key);
  Object.assign(blobs, { remove: stuck });
  await expect(eraseExpired(product.deps)).rejects.toThrow('no right');
  expect(await db.$count(snapshots, isNull(snapshots.erasedAt))).toBe(0);
  expect(await db.$count(evidenceKeys, isNull(evidenceKeys.erasedAt))).toBe(1);
  Object.assign(blobs, { remove });
  await eraseExpired(product.deps);
  expect(await db.$count(evidenceKeys, isNull(evidenceKeys.erasedAt))).toBe(0);
});

test('a key that the storage does not let go of holds up no other, and a storage that is down is not asked for all', async () => {
  const { blobs, db } = product.deps;
  const rows = Array.from({ length: 20 }, () => ({ attemptId: randomUUID(), wrapped: 'a half of a key' }));
  const ids = rows.map(({ attemptId }) => attemptId);
  await db.insert(evidenceKeys).values(rows);
  const left = () => db.$count(evidenceKeys, isNull(evidenceKeys.erasedAt));
  const asked: string[] = [];
  let isStuck = (_key: string) => true;
  Object.assign(blobs, {
    remove(key: string) {
      asked.push(key);
      return isStuck(key) ? Promise.reject(new Error('no right')) : Promise.resolve();
    },
  });
  expect(await shredKeys(product.deps, ids, product.deps.now())).toHaveLength(5);
  expect([asked.length, await left()]).toEqual([5, 20]);
  const stuck = new Set<string>(ids.filter((_id, index) => index % 3 === 0));
  isStuck = (key) => stuck.has(key.split('/')[1] ?? '');
  expect(await shredKeys(product.deps, ids, product.deps.now())).toHaveLength(stuck.size);
  expect(await left()).toBe(stuck.size);
});

test('what is over is found by what is still kept, not by all that ever was', async () => {
  const plan = await product.deps.db.transaction(async (tx) => {
    // Tables this small are read as a whole otherwise.
    await tx.execute(sql`SET LOCAL enable_seqscan = off`);
    return rowsOf<{ 'QUERY PLAN': string }>(tx, sql`EXPLAIN ${attemptsOver(tx, product.deps.now()).getSQL()}`);
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('proctoring_snapshots_kept');
});

test('the picture that is asked for again lies where it lay', async () => {
  const picture = await commit(0);
  const { snapshotId } = await storeSnapshot(product.deps, picture);
  expect(await storeSnapshot(product.deps, picture)).toEqual({ snapshotId });
  await product.deps.db.delete(snapshots).where(eq(snapshots.id, snapshotId));
  expect(await storeSnapshot(product.deps, picture)).toEqual({ snapshotId });
  expect(disk.filesIn('evidence')).toBe(1);
});
