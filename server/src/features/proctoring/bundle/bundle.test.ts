import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { answerIncidentAppeal, appealIncident, listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { readTimeline, uploadSnapshot } from 'shared/contracts/proctoring.ts';
import { exportEvidence } from 'shared/contracts/proctoring-bundle.ts';
import { giveOpinion, openIncident, readIncidentMinutes } from 'shared/contracts/proctoring-review.ts';
import { packBundle, unpackBundle } from 'shared/evidence/bundle-zip.ts';
import { type BundleFault, verifyBundle } from 'shared/evidence/verify-bundle.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSecrets, secretsOf } from '../../../secrets.ts';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { auditEntries } from '../../audit/index.ts';
import { pictureBlob } from '../evidence-box.ts';
import { evidenceKeys, snapshots } from '../tables.ts';
import { loadPage, type Sitting, signalAt, sit } from '../testing.ts';

const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from('a picture'),
  Buffer.from([0xff, 0xd9]),
]);
let product: TestApp;
let school: TestSchool;
let who: Sitting;
let bundle: Buffer;
let incidentId: string;
let liftedAt: string;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer']);
  const exam = await seedExam(product, school, { proctoring: 2 });
  who = await sit(product, exam.slips[0] ?? '');
  const page = await loadPage(product, who);
  product.pass(30_000);
  await page.send([signalAt(product, page.source, 0)]);
  product.pass(30_000);
  await page.send([]);
  product.pass(30_000);
  const sha256 = createHash('sha256').update(JPEG).digest('hex');
  const payload = { sha256, reason: 'noFace', faces: 0, phone: null };
  await page.send([
    signalAt(product, page.source, 1, { kind: 'snapshotTaken', payload }),
    // Committed, and never sent.
    signalAt(product, page.source, 2, { kind: 'snapshotTaken', payload: { ...payload, sha256: 'a'.repeat(64) } }),
  ]);
  await product.call(uploadSnapshot, {
    as: who.as,
    params: { attemptId: who.attemptId },
    file: { name: 's.jpg', bytes: JPEG, fields: { source: page.source, seq: '1' } },
  });
  const reason = 'em nhặt bút dưới bàn';
  const opened = await product.call(openIncident, {
    ...{ as: school.as('invigilator'), params: { sessionId: exam.sessionId } },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'material', reason },
  });
  incidentId = opened.value.incidents[0]?.id ?? '';
  await product.call(giveOpinion, {
    as: school.as('reviewer'),
    params: { incidentId },
    body: { decision: 'explained', ground: 'invigilator', reason, seconds: 40 },
  });
  await product.call(appealIncident, { as: who.as, params: { incidentId }, body: { text: 'Em chỉ nhặt bút thôi ạ.' } });
  const list = { as: school.as('manager'), params: { sessionId: exam.sessionId } };
  const appealId = (await product.call(listIncidentAppeals, list)).value.appeals[0]?.id ?? '';
  product.pass(1_000);
  await product.call(answerIncidentAppeal, {
    ...{ as: school.as('manager'), params: { appealId } },
    body: { outcome: 'lifted', reason: 'Giám thị xác nhận em nhặt bút.' },
  });
  liftedAt = new Date(product.deps.now()).toISOString();
  bundle = (await exported()).bytes;
});
afterAll(() => product.close());

const exported = () =>
  product.call(exportEvidence, {
    as: school.as('reviewer'),
    params: { attemptId: who.attemptId },
    body: { reason: 'Hội đồng thi yêu cầu' },
  });
const verified = (bytes: Uint8Array, key: string | null = product.deps.secrets.publicKey) =>
  verifyBundle(bytes, key) ?? expect.fail('not a bundle');
const filesIn = (bytes: Uint8Array) => new Map(unpackBundle(bytes)?.files ?? []);

describe('an evidence bundle', () => {
  test('as it was exported holds, tells what is in it, and that it was exported stands in the audit chain', async () => {
    expect(verified(bundle)).toMatchObject({
      attempt: who.attemptId,
      exportedBy: 'Nguyễn Thị reviewer',
      counts: { batches: 3, signed: 3, signals: 3, unsealed: 0, pictures: 1, withoutPicture: 0, notReceived: 1 },
      gaps: [],
      faults: [],
    });
    const files = filesIn(bundle);
    const [picture] = await product.deps.db.select().from(snapshots);
    expect(JSON.parse(Buffer.from(files.get('pictures.json') ?? []).toString())).toMatchObject([
      { id: picture?.id, state: 'kept' },
      { id: 'page-number-1.2', sha256: 'a'.repeat(64), state: 'notReceived' },
    ]);
    expect(Buffer.from(files.get(`pictures/${picture?.id}.jpg`) ?? []).equals(JPEG)).toBe(true);
    const text = (name: string) => Buffer.from(files.get(name) ?? []).toString();
    expect(text('decisions.json')).toContain('em nhặt bút dưới bàn');
    expect(JSON.parse(text('decisions.json'))).toMatchObject([{ id: incidentId, liftedAt }]);
    expect(text('audit.json')).toContain('Giám thị xác nhận em nhặt bút.');
    expect(text('audit.json')).toContain('evidence.export');
    const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'evidence.export'));
    expect(acts).toMatchObject([{ details: { reason: 'Hội đồng thi yêu cầu' } }]);
  });

  test('names the file in which a byte was changed', () => {
    for (const [path, bytes] of filesIn(bundle)) {
      const changed = Uint8Array.from(bytes);
      const at = Math.floor(changed.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const found = verifyBundle(packBundle(filesIn(bundle).set(path, changed)), null);
      const named = path.startsWith('manifest') ? 'manifest.json' : path;
      expect([path, found === null || found.faults.some(({ file }) => file === named)]).toEqual([path, true]);
    }
  });

  test('finds a byte changed anywhere in the zip, by forty places of it', () => {
    for (let at = 0; at < bundle.length; at += Math.ceil(bundle.length / 40)) {
      const changed = Buffer.from(bundle);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect([at, (verifyBundle(changed, null)?.faults.length ?? 1) > 0]).toEqual([at, true]);
    }
  });

  test('names a file that was taken out or put in', () => {
    const without = filesIn(bundle);
    without.delete('audit.json');
    expect(verified(packBundle(without)).faults).toContainEqual({ file: 'audit.json', what: 'missing', where: null });
    const more = filesIn(bundle).set('more.txt', Buffer.from('x'));
    expect(verified(packBundle(more)).faults).toEqual([{ file: 'more.txt', what: 'added', where: null }]);
  });

  test('is not believed with the key of somebody else', () => {
    const { publicKey } = secretsOf(newSecrets());
    expect(verified(bundle, publicKey).faults.map(({ what }) => what)).toEqual(['foreignKey']);
  });
});

/** The bundle with files rewritten, and signed anew by the platform's own key: what an insider could do. */
async function rewritten(changes: Readonly<Record<string, (text: string) => string>>): Promise<BundleFault[]> {
  const { hashText } = await import('shared/attempt/chain.ts');
  const { manifestText } = await import('shared/evidence/bundle.ts');
  const files = filesIn(bundle);
  const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
  for (const [path, change] of Object.entries(changes)) {
    const before = Buffer.from(files.get(path) ?? []).toString('latin1');
    const bytes = Buffer.from(change(before), 'latin1');
    expect([path, bytes.toString('latin1') === before]).toEqual([path, false]);
    files.set(path, bytes);
    for (const file of manifest.files)
      if (file.path === path)
        Object.assign(file, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  const text = JSON.stringify(manifest);
  files.set('manifest.json', Buffer.from(text));
  files.set('manifest.sig', Buffer.from(product.deps.secrets.sign(manifestText(text, hashText))));
  return [...verified(packBundle(files)).faults];
}

test('pictures that were committed and have not come are counted at the desk and in the minutes of the incident', async () => {
  const as = school.as('reviewer');
  const timeline = await product.call(readTimeline, { as, params: { attemptId: who.attemptId } });
  expect([timeline.value.snapshots.length, timeline.value.notReceived]).toEqual([1, 1]);
  const minutes = await product.call(readIncidentMinutes, { as, params: { incidentId } });
  expect(minutes.value.snapshots).toEqual({ kept: 1, erased: 0, notReceived: 1 });
});

describe('who holds the key of the platform', () => {
  test('cannot change what a page has told', async () => {
    const faults = await rewritten({
      'signals.json': (text) => text.replace('"characters": 40', '"characters": 4000'),
    });
    expect(faults).toEqual([{ file: 'signals.json', what: 'signal', where: 'page-number-1 0' }]);
  });

  test('cannot change a batch that a page has signed', async () => {
    const faults = await rewritten({
      'batches.json': (text) => text.replace('\\"characters\\":40', '\\"characters\\":41'),
    });
    expect(faults).toContainEqual({ file: 'batches.json', what: 'batch', where: 'page-number-1 0' });
  });

  test('cannot put another picture in place of the one whose hash was committed', async () => {
    const [picture] = await product.deps.db.select().from(snapshots);
    const path = `pictures/${picture?.id}.jpg`;
    const faults = await rewritten({ [path]: (text) => text.replace('a picture', 'b picture') });
    expect(faults).toEqual([{ file: path, what: 'picture', where: picture?.id }]);
  });

  test.each([
    ['let a decision stand that was lifted', () => 'null'],
    ['move the time at which it was lifted', () => '"2026-01-01T00:00:00.000Z"'],
  ])('cannot %s', async (_, told) => {
    const faults = await rewritten({ 'decisions.json': (text) => text.replace(`"${liftedAt}"`, told()) });
    expect(faults).toEqual([{ file: 'decisions.json', what: 'decision', where: incidentId }]);
  });

  test.each([
    ['what an incident was closed with', '"decision": "explained"', '"decision": "referred"'],
    ['on what ground', '"ground": "invigilator"', '"ground": "candidate"'],
    ['who found it', '"reviewerId": "', '"reviewerId": "0'],
  ])('cannot change %s', async (_, from, to) => {
    const faults = await rewritten({ 'decisions.json': (text) => text.replace(from, to) });
    expect(faults).toEqual([{ file: 'decisions.json', what: 'decision', where: incidentId }]);
  });

  test('cannot drop a batch with its signals and leave the break to the page', async () => {
    const without = (keeps: (row: { number?: number; seq?: number }) => boolean) => (text: string) =>
      JSON.stringify(JSON.parse(text).filter(keeps), null, 1);
    const faults = await rewritten({
      'batches.json': without(({ number }) => number !== 0),
      'signals.json': without(({ seq }) => seq !== 0),
    });
    expect(faults).toEqual([{ file: 'batches.json', what: 'gap', where: 'page-number-1 1' }]);
  });

  test('cannot change who looked', async () => {
    const faults = await rewritten({ 'audit.json': (text) => text.replace('evidence.export', 'evidence.seen') });
    expect(faults).toEqual([{ file: 'audit.json', what: 'audit', where: expect.any(String) }]);
  });
});

describe('a bundle of pictures that are gone', () => {
  test('says which are missing in the storage, and is whole otherwise', async () => {
    const [picture] = await product.deps.db.select().from(snapshots);
    const key = pictureBlob({ attemptId: who.attemptId, id: picture?.id ?? '' });
    const sealed = (await product.deps.blobs.find(key)) ?? new Uint8Array();
    await product.deps.blobs.remove(key);
    const without = (await exported()).bytes;
    expect(Buffer.from(filesIn(without).get('pictures.json') ?? []).toString()).toContain('"state": "missing"');
    expect(verified(without)).toMatchObject({ faults: [], counts: { pictures: 1, withoutPicture: 1 } });
    await product.deps.blobs.put(key, sealed);
  });

  test('verifies to the last batch after the key was erased: the pictures are gone, the chain is not', async () => {
    await product.deps.db.update(evidenceKeys).set({ wrapped: null, erasedAt: new Date(product.deps.now()) });
    const shredded = (await exported()).bytes;
    expect(Buffer.from(filesIn(shredded).get('pictures.json') ?? []).toString()).toContain('"state": "erased"');
    expect(shredded.includes(JPEG)).toBe(false);
    expect(verified(shredded)).toMatchObject({ faults: [], counts: { batches: 3, signed: 3, withoutPicture: 1 } });
  });
});
