import type { BodyOf } from 'shared/contracts/endpoint.ts';
import * as contract from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { FULL_FROM } from './draw-frame.ts';
import { snapshots } from './tables.ts';
import { type Sitting, sit, takePicture } from './testing.ts';

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

const asService = () => ({ authorization: `Bearer ${product.deps.secrets.serviceToken}` });
const claim = (atMost = 8) =>
  product.call(contract.claimFrames, { headers: asService(), body: { service: 'one', atMost } });
const list = async () =>
  (await product.call(contract.listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })).value;
const beat = (backend: string) =>
  product.call(contract.serviceHeartbeat, {
    headers: asService(),
    body: { service: 'one', backend, frames: 0, millisecondsPerFrame: null, memoryMB: 1 },
  });

const FACE = {
  ...{ score: 0.9, x: 0.3, y: 0.2, width: 0.3, height: 0.4, yaw: 0, pitch: 0, roll: 0 },
  ...{ gaze: null, eyesOpen: null, mouthOpen: null, brightness: 0.5, sharpness: 1 },
};
/** What the service sees in good light: so many people and nothing else. */
const seen = (at: number, people: number) => ({
  at,
  light: { brightness: 0.5, contrast: 0.2, detail: 0.05 },
  frame: { checksum: 1, hash: '0123456789abcdef', difference: null, still: null },
  faces: Array.from({ length: people }, () => FACE),
  objects: [],
  identity: null,
});

type Report = BodyOf<typeof contract.reportFrame>;
/** Takes every waiting frame and reports that this many people were seen. */
async function lookAgain(people: number): Promise<number> {
  const { frames } = (await claim()).value;
  for (const { snapshotId, lease, takenAt } of frames) {
    const outcome = {
      type: 'seen',
      observation: seen(takenAt, people),
      milliseconds: 200,
      backend: 'wasm',
    };
    const body = { snapshotId, lease, outcome } as Report;
    expect((await product.call(contract.reportFrame, { headers: asService(), body })).error).toBeUndefined();
  }
  return frames.length;
}

describe('a page that always says "fine"', () => {
  test('is looked at in every picture after the first difference, and told of after five', async () => {
    let looked = 0;
    for (let seq = 0; looked < 5; seq += 1) {
      expect(seq).toBeLessThan(5);
      await takePicture(product, who, seq, { faces: 1, phone: false });
      looked += await lookAgain(2);
      const { attempts } = await list();
      expect(attempts[0]?.looks).toEqual({ looked, telling: looked, differing: looked });
      const kinds = attempts[0]?.risk.evidence.map((one) => one.kind) ?? [];
      expect(kinds.includes('pageDisagrees')).toBe(looked >= 5);
    }
    const { attempts } = await list();
    expect(attempts[0]?.risk.evidence.find((one) => one.kind === 'pageDisagrees')).toMatchObject({ times: 1 });
  }, 60_000);

  test('and one that agrees is not', async () => {
    for (let seq = 0; seq < 6; seq += 1) {
      await takePicture(product, who, seq, { reason: 'severalFaces', faces: 2 });
      await lookAgain(2);
    }
    const { attempts } = await list();
    expect(attempts[0]?.looks).toEqual({ looked: 6, telling: 6, differing: 0 });
    expect(attempts[0]?.risk.evidence.map((one) => one.kind)).not.toContain('pageDisagrees');
  }, 60_000);
});

describe('where something fails the exam goes on, nothing is lost, and the list says what was not looked at', () => {
  test('the service is down or has no model: pictures are kept and wait', async () => {
    await beat('none');
    expect((await takePicture(product, who, 0, { reason: 'noFace' })).error).toBeUndefined();
    const takenAt = product.deps.now();
    product.pass(10 * 60_000);
    expect((await list()).rechecks).toMatchObject({
      ...{ snapshots: 1, rechecked: 0, waiting: 1, rate: null },
      ...{ oldestWaitingAt: takenAt, serviceSeenAt: null },
    });
    await beat('wasm');
    await lookAgain(0);
    expect((await list()).rechecks).toMatchObject({ rechecked: 1, waiting: 0, serviceSeenAt: product.deps.now() });
  }, 60_000);

  test('the storage is down: the upload is refused and may come again; a claim gives the frames back', async () => {
    await takePicture(product, who, 0, { reason: 'noFace' });
    const { put, find } = product.deps.blobs;
    const away = async () => {
      throw new Error('storage away');
    };
    Object.assign(product.deps.blobs, { put: away, find: away });
    expect((await takePicture(product, who, 1, { reason: 'noFace' })).status).toBeGreaterThanOrEqual(500);
    for (let n = 0; n < 7; n += 1) expect((await claim()).value.frames).toEqual([]);
    const [row] = await product.deps.db.select().from(snapshots);
    expect(row).toMatchObject({ recheck: 'waiting', lease: null, leases: 0 });
    Object.assign(product.deps.blobs, { put, find });
    expect((await takePicture(product, who, 1, { reason: 'noFace' })).error).toBeUndefined();
    expect(await lookAgain(0)).toBe(2);
  }, 60_000);

  test('the queue is full: flagged pictures still come in, of the others none, and deferred ones are done at last', async () => {
    const template = { attemptId: who.attemptId, sha256: '0'.repeat(64), takenAt: 1, reason: 'noFace', flagged: true };
    await product.deps.db.insert(snapshots).values(
      Array.from({ length: FULL_FROM }, (_, seq) => ({
        ...{
          ...template,
          id: crypto.randomUUID(),
          source: 'another-page',
          seq,
          storedAt: new Date(product.deps.now()),
        },
        recheck: 'waiting' as const,
      })),
    );
    for (let seq = 0; seq < 4; seq += 1) await takePicture(product, who, seq);
    await takePicture(product, who, 4, { reason: 'noFace' });
    const own = (await product.deps.db.select().from(snapshots)).filter((row) => row.source !== 'another-page');
    const stateOf = (seq: number) => own.find((row) => row.seq === seq)?.recheck;
    for (let seq = 0; seq < 4; seq += 1) expect(['notDrawn', 'deferred']).toContain(stateOf(seq));
    expect(stateOf(4)).toBe('waiting');
    expect((await claim(1)).value).toMatchObject({ waiting: FULL_FROM, samplingRate: 0 });

    await product.deps.db.delete(snapshots);
    const [row] = own;
    if (row) await product.deps.db.insert(snapshots).values({ ...row, recheck: 'deferred' });
    expect((await list()).rechecks).toMatchObject({ waiting: 0, deferred: 1 });
    expect(await lookAgain(1)).toBe(1);
    expect((await list()).rechecks).toMatchObject({ rechecked: 1, deferred: 0, rate: 1 });
  }, 60_000);
});

test('the sequence model orders equals and changes no priority', async () => {
  const other = await sit(product, exam.slips[1] ?? '', { late: 0 });
  for (const one of [who, other]) await takePicture(product, one, 0);
  const { value } = await product.call(contract.claimOrders, { headers: asService(), body: { atMost: 10 } });
  expect(value.attempts.map(({ attemptId }) => attemptId).toSorted()).toEqual(
    [who.attemptId, other.attemptId].toSorted(),
  );
  const before = await list();
  const last = before.attempts.at(-1)?.attemptId;
  const orders = value.attempts.map(({ attemptId, asOf }) => ({
    attemptId,
    asOf,
    order: attemptId === last ? 0.9 : 0.1,
  }));
  const kept = await product.call(contract.reportOrders, { headers: asService(), body: { orders } });
  expect(kept.value).toEqual({ kept: 2 });
  const after = await list();
  expect(after.attempts[0]?.attemptId).toBe(last);
  const priorities = ({ attempts }: typeof after) =>
    attempts.map((one) => `${one.attemptId} ${one.risk.priority}`).toSorted();
  expect(priorities(after)).toEqual(priorities(before));
  const none = await product.call(contract.claimOrders, { headers: asService(), body: { atMost: 10 } });
  expect(none.value.attempts).toEqual([]);
  const stale = orders.map((one) => ({ ...one, asOf: one.asOf - 1 }));
  const late = await product.call(contract.reportOrders, { headers: asService(), body: { orders: stale } });
  expect(late.value).toEqual({ kept: 0 });
}, 60_000);
