import { createHash, randomUUID } from 'node:crypto';
import { eq, isNull, sql } from 'drizzle-orm';
import * as appeals from 'shared/contracts/appeals.ts';
import { reportCheckIn } from 'shared/contracts/checkin.ts';
import { readWatching } from 'shared/contracts/consents.ts';
import { candidateSignIn } from 'shared/contracts/delivery.ts';
import { signIn } from 'shared/contracts/people.ts';
import { postSignals, uploadSnapshot, viewSnapshot } from 'shared/contracts/proctoring.ts';
import { saveRetention } from 'shared/contracts/proctoring-retention.ts';
import { giveOpinion, openIncident } from 'shared/contracts/proctoring-review.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { rowsOf } from '../../../db/db.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { eraseAppealFiles, incidentAppeals } from '../../appeals/index.ts';
import { auditEntries, verifyAudit } from '../../audit/index.ts';
import { eraseCheckIns } from '../../checkin/index.ts';
import { sessions } from '../../sessions/index.ts';
import { storeSnapshot } from '../store-snapshot.ts';
import { evidenceKeys, snapshots } from '../tables.ts';
import { type KeptFolder, keepInFolder, loadPage, type Sitting, signalAt, sit, takePicture } from '../testing.ts';
import { eraseExpired } from './erase-expired.ts';
import { eraseRecords } from './erase-records.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
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
  const device = { backend: 'wasm', millisecondsPerLook: 180, width: 640, height: 480, brightness: 0.4 };
  const looked = { tier: 'light' as const, device, steps: [{ step: 'liveness' as const, outcome: 'unsure' as const }] };
  await product.call(reportCheckIn, { as: who.as, body: looked });
  const page = await loadPage(product, who);
  product.pass(30_000);
  await picture(0, 'periodic');
  await picture(1, 'noFace');
  await page.send([signalAt(product, page.source, 2)]);
  await tell(signalAt(product, 'page-number-2', 0, { kind: 'fromTomorrow' }));
  return async () => {
    await product.close();
    disk.remove();
  };

  async function picture(seq: number, reason: string) {
    const jpeg = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff]),
      Buffer.from(`picture ${seq}`),
      Buffer.from([0xff, 0xd9]),
    ]);
    const payload = { sha256: createHash('sha256').update(jpeg).digest('hex'), reason, faces: 1, phone: null };
    await page.send([signalAt(product, page.source, seq, { kind: 'snapshotTaken', payload })]);
    await product.call(uploadSnapshot, {
      as: who.as,
      params: { attemptId: who.attemptId },
      file: { name: 's.jpg', bytes: jpeg, fields: { source: page.source, seq: String(seq) } },
    });
  }
});

const PDF = Buffer.from('%PDF-1.4 giấy xác nhận');

/** A decision about the sitting, and the candidate's appeal against it with a file, still unanswered. */
async function appealWithFile(incidentId: string): Promise<string> {
  await product.call(giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId } },
    body: { decision: 'explained', ground: 'invigilator', reason: 'em nhặt bút', seconds: 5 },
  });
  const params = { incidentId };
  await product.call(appeals.appealIncident, { as: who.as, params, body: { text: 'Em gửi giấy xác nhận ạ.' } });
  await product.call(appeals.attachToAppeal, { as: who.as, params, file: { name: 'giay.pdf', bytes: PDF } });
  const list = { as: school.as('manager'), params: { sessionId: exam.sessionId } };
  return (await product.call(appeals.listIncidentAppeals, list)).value.appeals[0]?.id ?? '';
}

const tell = (signal: ReturnType<typeof signalAt>) =>
  product.call(postSignals, { as: who.as, params: { attemptId: who.attemptId }, body: { signals: [signal] } });
const filesLeft = () => disk.filesIn('evidence');

/** What stays of a sitting when all times are over, and why. */
const STAYS: Readonly<Record<string, string>> = {
  proctoring_incidents: 'a decision of persons',
  proctoring_opinions: 'opinions of persons',
  proctoring_appeals: 'words of a candidate and their answer',
  proctoring_consents: 'proof of a consent',
  proctoring_family_consents: 'proof of a consent',
};

/** Rows of this sitting in every table of the database that is about evidence: a new table is asked without being named. */
async function tablesWithRows(): Promise<string[]> {
  const columns = await rowsOf<{ table: string; column: string }>(
    product.deps.db,
    sql`SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
        WHERE table_name LIKE 'proctoring\\_%' AND column_name IN ('attempt_id', 'candidate_id')`,
  );
  expect(columns.length).toBeGreaterThan(8);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const [row] = await rowsOf<{ n: number }>(
      product.deps.db,
      sql`SELECT count(*)::int AS n FROM ${sql.identifier(table)}
          WHERE ${sql.identifier(column)}::text IN (${who.attemptId}, ${exam.candidateIds[0] ?? ''})`,
    );
    if ((row?.n ?? 0) > 0) found.push(table);
  }
  return found;
}

test('pictures go in their time, the last with the key; then signals and all that was recorded; nothing is left', async () => {
  const opened = await product.call(openIncident, {
    as: school.as('reviewer'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: 'em nhặt bút' },
  });
  const appealId = await appealWithFile(opened.value.incidents[0]?.id ?? '');
  const readFile = async () => {
    // Months later: signed in anew.
    const signed = await product.call(signIn, { body: { username: 'manager', password: 'mot-mat-khau-de-thu' } });
    return product.call(appeals.viewAppealFile, { as: signed.cookies, params: { appealId } });
  };
  expect(filesLeft()).toBe(3);
  expect(await eraseExpired(product.deps)).toBe(0);

  product.pass(3 * HOUR + 30 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1);
  expect(filesLeft()).toBe(2);
  product.pass(90 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1);
  expect(filesLeft()).toBe(1);
  const [key] = await product.deps.db.select().from(evidenceKeys);
  expect(key).toMatchObject({ wrapped: null, erasedAt: expect.any(Date) });
  expect(await eraseRecords(product.deps)).toBe(0);
  expect(await eraseCheckIns(product.deps)).toBe(0);
  // Thirty days to appeal and 120 more: the file outlives the pictures and their key.
  expect(await eraseAppealFiles(product.deps)).toBe(0);
  expect((await readFile()).bytes.equals(PDF)).toBe(true);
  expect(await tablesWithRows()).toContain('proctoring_batches');

  product.pass(245 * DAY);
  const removed = vi.spyOn(product.deps.blobs, 'remove');
  expect(await eraseRecords(product.deps)).toBe(1);
  // The storage is not asked again for the pictures that went before.
  expect(removed.mock.calls).toEqual([[`evidence-keys/${who.attemptId}`]]);
  expect(filesLeft()).toBe(1);
  expect(await eraseCheckIns(product.deps)).toBe(1);
  expect(await eraseAppealFiles(product.deps)).toBe(1);
  expect(await eraseAppealFiles(product.deps)).toBe(0);
  expect(filesLeft()).toBe(0);
  expect(disk.filesIn('evidence-keys')).toBe(0);
  expect((await readFile()).error?.code).toBe('appealFileErased');
  expect(await eraseRecords(product.deps)).toBe(0);
  expect((await tablesWithRows()).filter((table) => !(table in STAYS))).toEqual([]);
  expect(await tablesWithRows()).toContain('proctoring_incidents');
  expect((await verifyAudit(product.deps.db)).broken).toBeNull();
  const erased = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'evidence.erase'));
  expect(erased.map(({ details }) => details)).toEqual([{ pictures: 1 }, { pictures: 1 }]);
});

test('a session that is closed late keeps nothing beyond the day that its candidates read', async () => {
  const read = async () => {
    const { cookies: as } = await product.call(candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
    return (await product.call(readWatching, { as })).value.picturesUntil;
  };
  const promised = await read();
  product.pass(5 * DAY);
  await product.deps.db.update(sessions).set({ closedAt: new Date(product.deps.now()) });
  expect(await read()).toEqual(promised);
  product.pass(promised.withoutSign - product.deps.now() + 1);
  expect(await eraseExpired(product.deps)).toBe(1);
  product.pass(promised.withSign - product.deps.now() + 1);
  expect(await eraseExpired(product.deps)).toBe(1);
  product.pass(promised.withSign - product.deps.now() + 1 + 245 * DAY);
  expect(await eraseRecords(product.deps)).toBe(1);
  expect(await eraseCheckIns(product.deps)).toBe(1);
});

test('a regular picture of which the service saw something else is kept as long as one of a sign', async () => {
  await product.deps.db.update(snapshots).set({ differs: true }).where(eq(snapshots.flagged, false));
  product.pass(3 * HOUR + 30 * DAY);
  expect(await eraseExpired(product.deps)).toBe(0);
  product.pass(90 * DAY);
  expect(await eraseExpired(product.deps)).toBe(2);
});

test('the file of an appeal goes as many days after the answer as the exam keeps pictures, with its key', async () => {
  const opened = await product.call(openIncident, {
    as: school.as('reviewer'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: 'em nhặt bút' },
  });
  const appealId = await appealWithFile(opened.value.incidents[0]?.id ?? '');
  product.pass(HOUR);
  await product.call(appeals.answerIncidentAppeal, {
    ...{ as: school.as('manager'), params: { appealId } },
    body: { outcome: 'kept', reason: 'Giấy không nói về buổi thi.' },
  });
  product.pass(120 * DAY);
  expect(await eraseAppealFiles(product.deps)).toBe(0);
  product.pass(1);
  const kept = await product.deps.db.select().from(incidentAppeals);
  expect(kept).toMatchObject([{ fileKey: expect.any(String), fileErasedAt: null }]);
  expect(await eraseAppealFiles(product.deps)).toBe(1);
  const erased = await product.deps.db.select().from(incidentAppeals);
  expect(erased).toMatchObject([{ fileKey: null, fileErasedAt: expect.any(Date), outcome: 'kept' }]);
});

test('looking for a picture never makes a key', async () => {
  const [picture] = await product.deps.db.select().from(snapshots);
  await product.deps.db.delete(evidenceKeys);
  const params = { snapshotId: picture?.id ?? '' };
  const seen = await product.call(viewSnapshot, { as: school.as('reviewer'), params });
  expect(seen.error?.code).toBe('snapshotMissing');
  expect(await product.deps.db.select().from(evidenceKeys)).toEqual([]);
});

test('an exam may keep pictures for less than the notice promises, and not for longer', async () => {
  const as = school.as('manager');
  const keep = (unflaggedDays: number, flaggedDays: number) =>
    product.call(saveRetention, {
      ...{ as, params: { examId: exam.examId } },
      body: { unflaggedDays, flaggedDays, recordDays: 120 },
    });
  expect((await keep(31, 120)).error?.code).toBe('badRequest');
  expect((await keep(30, 121)).error?.code).toBe('badRequest');
  expect((await keep(7, 40)).value).toMatchObject({ unflaggedDays: 7 });
  // By now candidates have read that it is seven days.
  expect((await keep(8, 40)).error?.code).toBe('retentionPromised');
  expect((await keep(7, 41)).error?.code).toBe('retentionPromised');
  product.pass(3 * HOUR + 7 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1);
  product.pass(33 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1);
});

test('while the storage does not answer nothing counts as erased, and the next turn erases', async () => {
  product.pass(3 * HOUR + 30 * DAY);
  const { remove } = product.deps.blobs;
  Object.assign(product.deps.blobs, { remove: () => Promise.reject(new Error('the storage is down')) });
  await expect(eraseExpired(product.deps)).rejects.toThrow('the storage is down');
  expect((await product.deps.db.select().from(snapshots)).every(({ erasedAt }) => erasedAt === null)).toBe(true);
  Object.assign(product.deps.blobs, { remove });
  expect(await eraseExpired(product.deps)).toBe(1);
});

test('all that is over goes in one turn, however much it is: the notice names a day', async () => {
  const taken = { attemptId: who.attemptId, source: 'many-pictures', sha256: 'x', takenAt: product.deps.now() };
  const row = { ...taken, reason: 'periodic', storedAt: new Date(product.deps.now()), flagged: false };
  await product.deps.db
    .insert(snapshots)
    .values(
      Array.from({ length: 1_200 }, (_, seq) => ({ ...row, id: randomUUID(), seq, recheck: 'deferred' as const })),
    );
  product.pass(3 * HOUR + 30 * DAY);
  expect(await eraseExpired(product.deps)).toBe(1_201);
  expect(await product.deps.db.$count(snapshots, isNull(snapshots.erasedAt))).toBe(1);
  expect(await product.deps.db.$count(snapshots, eq(snapshots.recheck, 'deferred'))).toBe(0);
});

test('pictures that the storage does not let go of hold up no others, and stay to be erased', async () => {
  const other = await sit(product, exam.slips[1] ?? '', { late: 0 });
  await takePicture(product, other, 0);
  product.pass(3 * HOUR + 30 * DAY);
  const { remove } = product.deps.blobs;
  const stuck = (key: string) => (key.includes(who.attemptId) ? Promise.reject(new Error('no right')) : remove(key));
  Object.assign(product.deps.blobs, { remove: stuck });
  await expect(eraseExpired(product.deps)).rejects.toThrow('no right');
  const kept = await product.deps.db.select().from(snapshots).where(isNull(snapshots.erasedAt));
  expect(new Set(kept.map(({ attemptId }) => attemptId))).toEqual(new Set([who.attemptId]));
  Object.assign(product.deps.blobs, { remove });
  expect(await eraseExpired(product.deps)).toBe(1);
});

test('a picture that could not be written down leaves no bytes that nobody would erase, and may come again', async () => {
  const { db } = product.deps;
  await db.execute(sql`ALTER TABLE proctoring_snapshots ADD CONSTRAINT full_disk CHECK (false) NOT VALID`);
  expect((await takePicture(product, who, 0)).status).toBe(500);
  expect(filesLeft()).toBe(2);
  await db.execute(sql`ALTER TABLE proctoring_snapshots DROP CONSTRAINT full_disk`);
  await db.execute(sql`ALTER TABLE proctoring_snapshots RENAME recheck TO unreadable`);
  expect((await takePicture(product, who, 0)).status).toBe(500);
  expect(filesLeft()).toBe(2);
  await db.execute(sql`ALTER TABLE proctoring_snapshots RENAME unreadable TO recheck`);
  expect((await takePicture(product, who, 0)).status).toBe(200);
  expect(filesLeft()).toBe(3);
});

test('a picture that was written down keeps its bytes where only the reply of the database was lost', async () => {
  const { db } = product.deps;
  const transaction = db.transaction.bind(db);
  const lossy = vi.spyOn(db, 'transaction').mockImplementation(async (work) => {
    await transaction(work);
    throw new Error('the reply was lost');
  });
  expect((await takePicture(product, who, 0)).status).toBe(500);
  lossy.mockRestore();
  expect(await db.$count(snapshots)).toBe(3);
  expect(filesLeft()).toBe(3);
  expect((await takePicture(product, who, 0)).status).toBe(200);
  expect(filesLeft()).toBe(3);
});

test('a picture that could not be written down fails for that very reason, also where its bytes cannot be taken back', async () => {
  const { db, blobs } = product.deps;
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xff, 0xd9]);
  const payload = {
    ...{ sha256: createHash('sha256').update(jpeg).digest('hex'), reason: 'periodic' },
    ...{ faces: 1, phone: null },
  };
  await tell(signalAt(product, 'page-number-3', 0, { kind: 'snapshotTaken', payload }));
  await db.execute(sql`ALTER TABLE proctoring_snapshots ADD CONSTRAINT full_disk CHECK (false) NOT VALID`);
  Object.assign(blobs, { remove: () => Promise.reject(new Error('the storage is down')) });
  const picture = { attemptId: who.attemptId, source: 'page-number-3', seq: 0, jpeg };
  await expect(storeSnapshot(product.deps, picture)).rejects.toThrow('Failed query: insert');
});

test('no table can hold a face: no column is a vector, and what the second look tells has none', async () => {
  const columns = await rowsOf<{ name: string }>(
    product.deps.db,
    sql`SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name ~ '(embedding|descriptor|face_print|template)'`,
  );
  expect(columns).toEqual([]);
  const { Observation } = await import('proctoring/signals/observation.ts');
  expect(JSON.stringify((await import('zod')).z.toJSONSchema(Observation))).not.toMatch(/embedding|descriptor/);
});
