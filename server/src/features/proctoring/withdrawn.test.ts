import { createHash } from 'node:crypto';
import { NOTICE_VERSION, recordFamilyConsent } from 'shared/contracts/consents.ts';
import { claimFrames, uploadSnapshot } from 'shared/contracts/proctoring.ts';
import { exportEvidence } from 'shared/contracts/proctoring-bundle.ts';
import { verifyBundle } from 'shared/evidence/verify-bundle.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { liveWatchOf } from './note-watch.ts';
import { signalsOf } from './queries.ts';
import { batches, signals, signalsAside, snapshots } from './tables.ts';
import { loadPage, type Sitting, signalAt, sit, takePicture } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 2 });
  who = await sit(product, exam.slips[0] ?? '');
});
afterEach(() => product.close());

/** The family's form is typed in at the school while the candidate writes. */
async function familyWithdraws() {
  const reply = await product.call(recordFamilyConsent, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: {
      ...{ candidateIds: exam.candidateIds, act: 'withdrawn', version: NOTICE_VERSION, form: 'Cặp phiếu 12A1' },
      representative: { name: 'Giàng Thị Mỷ', relation: 'mẹ' },
    },
  });
  expect(reply.error).toBeUndefined();
}

test('of what the camera told after the family withdrew nothing is kept but that it came, and the chain still holds', async () => {
  const page = await loadPage(product, who);
  await page.send([signalAt(product, page.source, 0)]);
  await familyWithdraws();
  product.pass(30_000);
  const tier = { tier: 'full', checks: ['noFace'], backend: 'wasm', millisecondsPerFrame: 40, planted: 'rèm đỏ' };
  const faces = { faces: 2, planted: 'hai người ở cửa sổ' };
  const seal = await page.send([
    signalAt(product, page.source, 1, { kind: 'severalFaces', payload: faces }),
    signalAt(product, page.source, 2),
    { ...signalAt(product, page.source, 3, { kind: 'watched', payload: tier }), endedAt: null },
  ]);
  expect(seal.value).toMatchObject({ recorded: 1, aside: 2 });
  await page.send([signalAt(product, page.source, 4)]);

  const { db } = product.deps;
  const kept = [await db.select().from(signals), await db.select().from(signalsAside), await db.select().from(batches)];
  expect(JSON.stringify(kept)).not.toMatch(/hai người|rèm đỏ/);
  const aside = await db.select().from(signalsAside);
  expect(aside.map(({ kind, seq, why, payload }) => [kind, seq, why, payload])).toEqual([
    ['severalFaces', 1, 'notAllowed', {}],
    ['watched', 3, 'notAllowed', {}],
  ]);
  expect((await liveWatchOf(db, [who.attemptId])).get(who.attemptId)).toBeUndefined();

  const { bytes } = await product.call(exportEvidence, {
    as: school.as('reviewer'),
    params: { attemptId: who.attemptId },
    body: { reason: 'Hội đồng thi yêu cầu' },
  });
  expect(verifyBundle(bytes, product.deps.secrets.publicKey)).toMatchObject({
    counts: { batches: 3, signed: 3, signals: 3, unsealed: 1 },
    gaps: [],
    faults: [],
  });
  expect((await signalsOf(db, who.attemptId)).map(({ kind }) => kind)).not.toContain('chainBroken');
});

test('a picture whose hash was committed before the family withdrew is not kept any more', async () => {
  const page = await loadPage(product, who);
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9]);
  const payload = { sha256: createHash('sha256').update(jpeg).digest('hex'), reason: 'noFace', faces: 0, phone: null };
  await page.send([signalAt(product, page.source, 0, { kind: 'snapshotTaken', payload })]);
  await familyWithdraws();
  const upload = await product.call(uploadSnapshot, {
    as: who.as,
    params: { attemptId: who.attemptId },
    file: { name: 's.jpg', bytes: jpeg, fields: { source: page.source, seq: '0' } },
  });
  expect(upload.error?.code).toBe('snapshotNotAllowed');
  expect(await product.deps.db.$count(snapshots)).toBe(0);
});

test('a picture that waits for the second look when the family withdraws is given to no service', async () => {
  expect((await takePicture(product, who, 0, { reason: 'noFace' })).status).toBe(200);
  await familyWithdraws();
  const claim = await product.call(claimFrames, {
    headers: { authorization: `Bearer ${product.deps.secrets.serviceToken}` },
    body: { service: 'one', atMost: 8 },
  });
  expect(claim.value).toMatchObject({ frames: [], waiting: 0 });
});
