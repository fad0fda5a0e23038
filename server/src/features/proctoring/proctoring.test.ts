import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { signIn } from 'shared/contracts/people.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import * as contract from 'shared/contracts/proctoring.ts';
import { readKept } from 'shared/contracts/proctoring-retention.ts';
import { openIncident } from 'shared/contracts/proctoring-review.ts';
import type { Role } from 'shared/people/abilities.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { hearSession } from '../delivery/index.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { exams } from '../sessions/index.ts';
import { pictureBlob } from './evidence-box.ts';
import { attentionOf } from './index.ts';
import { signalsOf, snapshotsOf } from './queries.ts';
import { signalsAside, snapshots } from './tables.ts';

const HOUR = 3_600_000;
const PAGE = 'page-number-1';
const JPEG = jpegOf('a picture');

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer']);
});
afterEach(() => product.close());

/** A candidate in the middle of an exam of this level, with the camera agreed to unless said otherwise. */
async function sitting(level: number, { camera = true, seat = 0 } = {}) {
  exam ??= await seedExam(product, school, { proctoring: level });
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  if (level > 0) await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera } });
  if (seat === 0) product.pass(HOUR);
  const opened = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
  expect(opened.error).toBeUndefined();
  // Long enough that signals of the last half minute belong to the sitting.
  product.pass(31_000);
  return { as, attemptId: opened.value.attempt };
}
beforeEach(() => {
  exam = undefined as unknown as typeof exam;
});

function signal(seq: number, fields: Partial<WireSignal> = {}): WireSignal {
  const at = product.deps.now();
  return { source: PAGE, seq, kind: 'tabHidden', startedAt: at - 30_000, endedAt: at, payload: {}, ...fields };
}

function jpegOf(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text), Buffer.from([0xff, 0xd9])]);
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Sitting = Awaited<ReturnType<typeof sitting>>;
const tell = ({ as, attemptId }: Sitting, ...signals: WireSignal[]) =>
  product.call(contract.postSignals, { as, params: { attemptId }, body: { signals } });

async function snapshot(who: Sitting, seq = 0, { jpeg = JPEG, reason = 'noFace', faces = 0 as number | null } = {}) {
  const payload = { sha256: sha256Of(jpeg), reason, faces, phone: null };
  await tell(who, signal(seq, { kind: 'snapshotTaken', payload, startedAt: product.deps.now() }));
  return upload(who, seq, jpeg);
}
const upload = ({ as, attemptId }: Sitting, seq: number, bytes: Uint8Array) =>
  product.call(contract.uploadSnapshot, {
    as,
    params: { attemptId },
    file: { name: 's.jpg', bytes, fields: { source: PAGE, seq: String(seq) } },
  });

describe('signals', () => {
  test('may come any number of times, over HTTP or the socket, and are kept once', async () => {
    const who = await sitting(1);
    expect((await tell(who, signal(0), signal(1))).value).toMatchObject({ recorded: 2, known: 0, aside: 0 });
    expect((await tell(who, signal(0), signal(1), signal(2))).value).toMatchObject({ recorded: 1, known: 2, aside: 0 });
    expect(await signalsOf(product.deps.db, who.attemptId)).toHaveLength(3);
  });

  test('that nobody understands are kept aside, and so are those that the level does not allow', async () => {
    const who = await sitting(1);
    const strange = [
      signal(0, { kind: 'fromTomorrow' }),
      signal(1, { kind: 'pasted', payload: { characters: 'many' } }),
      signal(2, { kind: 'severalFaces', payload: { faces: 2 } }),
      signal(3, { kind: 'multipleSignIns', payload: { places: 9 } }),
    ];
    expect((await tell(who, ...strange)).value).toMatchObject({ recorded: 0, known: 0, aside: 4 });
    const aside = await product.deps.db.select().from(signalsAside);
    expect(aside.map((one) => one.why)).toEqual(['unknown', 'unknown', 'notAllowed', 'notAllowed']);
  });

  test('of an exam that watches nothing leave no trace', async () => {
    const who = await sitting(0);
    expect((await tell(who, signal(0))).value).toMatchObject({ recorded: 0, known: 0, aside: 0 });
    expect(await product.deps.db.select().from(signalsAside)).toEqual([]);
  });

  test("for another's attempt are refused", async () => {
    const first = await sitting(1);
    const second = await sitting(1, { seat: 1 });
    expect((await tell({ as: second.as, attemptId: first.attemptId }, signal(0))).error?.code).toBe('forbidden');
    expect(await signalsOf(product.deps.db, first.attemptId)).toEqual([]);
  });

  test('of a broken shape get a clear refusal and nothing is half-kept', async () => {
    const who = await sitting(1);
    const reply = await tell(who, signal(0), { ...signal(1), startedAt: 'now' } as unknown as WireSignal);
    expect(reply).toMatchObject({
      status: 400,
      error: { code: 'badRequest', details: { where: 'body.signals.1.startedAt' } },
    });
    expect(await signalsOf(product.deps.db, who.attemptId)).toEqual([]);
  });

  test('of two pages in turn say that the exam is open twice; a reload does not', async () => {
    const who = await sitting(1);
    const other = { source: 'page-number-2' };
    await tell(who, signal(0));
    product.pass(5_000);
    await tell(who, signal(0, other));
    const kinds = async () => (await signalsOf(product.deps.db, who.attemptId)).map((one) => one.kind);
    expect(await kinds()).not.toContain('multipleSignIns');
    product.pass(5_000);
    await tell(who, signal(1));
    expect(await kinds()).toContain('multipleSignIns');
  });
});

describe('risk', () => {
  test('reaches the board with its reasons, and the board is told', async () => {
    const who = await sitting(2);
    const news: unknown[] = [];
    hearSession(product.deps.bus, exam.sessionId, (one) => news.push(one));
    await tell(who, signal(0, { kind: 'pasted', payload: { characters: 400 } }), signal(1));
    expect((await attentionOf(product.deps.db, [who.attemptId])).get(who.attemptId)?.level).toBe(1);
    await tell(who, signal(2, { kind: 'severalFaces', payload: { faces: 2 } }));
    const attention = (await attentionOf(product.deps.db, [who.attemptId])).get(who.attemptId);
    expect(attention?.level).toBe(2);
    expect(attention?.reasons.map((one) => one.vi)).toContain('Camera thấy 2 khuôn mặt (30 giây).');
    expect(news).toContainEqual({ candidateId: exam.candidateIds[0] });
  });
});

describe('an interval that a page began and never ended', () => {
  const timeline = async ({ attemptId }: Sitting) =>
    (await product.call(contract.readTimeline, { as: school.as('reviewer'), params: { attemptId } })).value;

  test('ends when another page of the attempt speaks, on the timeline, the list and the board alike', async () => {
    const who = await sitting(1);
    const startedAt = product.deps.now();
    await tell(who, signal(0, { kind: 'tabHidden', startedAt, endedAt: null }));
    product.pass(20_000);
    const heardAt = product.deps.now();
    const loud = { kind: 'pasted', payload: { characters: 400 } };
    await tell(who, signal(0, { source: 'page-number-2', startedAt: heardAt, endedAt: heardAt, ...loud }));

    const { signals, risk } = await timeline(who);
    expect(signals.find((one) => one.kind === 'tabHidden')?.endedAt).toBe(heardAt);
    expect(risk.evidence.map((one) => one.ongoing)).not.toContain(true);
    const list = await product.call(contract.listRisks, {
      as: school.as('reviewer'),
      params: { sessionId: exam.sessionId },
    });
    expect(list.value.attempts[0]?.risk.evidence.map((one) => one.ongoing)).not.toContain(true);
    const reasons = (await attentionOf(product.deps.db, [who.attemptId])).get(who.attemptId)?.reasons ?? [];
    expect(reasons.map((one) => one.vi).join()).toContain('20 giây');
    expect(reasons.map((one) => one.vi).join()).not.toContain('đang diễn ra');
  });

  test('goes on where the page speaks again', async () => {
    const who = await sitting(1);
    await tell(who, signal(0, { startedAt: product.deps.now(), endedAt: null }));
    product.pass(5_000);
    await tell(who, signal(0, { source: 'page-number-2', kind: 'pasted', payload: { characters: 4 } }));
    product.pass(5_000);
    await tell(who, signal(1, { kind: 'copied', payload: { characters: 4 } }));
    expect((await timeline(who)).signals.find((one) => one.kind === 'tabHidden')?.endedAt).toBeNull();
  });

  test('keeps the end that was told, also by a clock a little ahead and once the attempt is over', async () => {
    const who = await sitting(1);
    const startedAt = product.deps.now();
    await tell(who, signal(0, { startedAt, endedAt: null }), signal(1, { startedAt, endedAt: startedAt + 9 }));
    product.pass(10 * 60_000);
    const { risk } = await timeline(who);
    expect(risk.evidence[0]).toMatchObject({ kind: 'tabHidden', times: 1 });
    const list = await product.call(contract.listRisks, {
      as: school.as('reviewer'),
      params: { sessionId: exam.sessionId },
    });
    expect(list.value.attempts[0]?.risk.evidence[0]?.adds).toBe(risk.evidence[0]?.adds);
  });
});

describe('a computer with a wrong date', () => {
  const DAY = 24 * HOUR;
  const kept = async (who: Sitting) => {
    const rows = await signalsOf(product.deps.db, who.attemptId);
    return rows.toSorted((a, b) => a.seq - b.seq);
  };

  test('cannot make a signal of tomorrow, and what it said is kept beside', async () => {
    const who = await sitting(1);
    const now = product.deps.now();
    await tell(who, signal(0, { startedAt: now + DAY, endedAt: now + DAY + 20_000 }));
    expect(await kept(who)).toMatchObject([
      {
        startedAt: now - 20_000,
        endedAt: now,
        told: { startedAt: now + DAY, endedAt: now + DAY + 20_000 },
      },
    ]);
  });

  test('cannot make a signal fade before it came', async () => {
    const who = await sitting(1);
    const now = product.deps.now();
    await tell(who, signal(0, { startedAt: now - DAY, endedAt: now - DAY + 20_000 }));
    const [row] = await kept(who);
    expect(row).toMatchObject({ startedAt: now - 31_000, endedAt: now - 11_000 });
  });

  test('still ends the interval that it began', async () => {
    const who = await sitting(1);
    const now = product.deps.now();
    await tell(who, signal(0, { startedAt: now + 5_000, endedAt: null }));
    product.pass(20_000);
    await tell(who, signal(1, { startedAt: now + 5_000, endedAt: now + 15_000 }));
    expect(await kept(who)).toMatchObject([
      { startedAt: now, endedAt: null },
      { startedAt: now, endedAt: now + 10_000 },
    ]);
  });
});

test('an interval of a page that was closed ends when the page was last heard', async () => {
  const who = await sitting(1);
  const startedAt = product.deps.now();
  await tell(who, signal(0, { startedAt, endedAt: null }));
  const params = { attemptId: who.attemptId };
  const ends = async () =>
    (await product.call(contract.readTimeline, { as: school.as('reviewer'), params })).value.signals[0]?.endedAt;
  expect(await ends()).toBeNull();
  product.pass(10 * 60_000);
  expect(await ends()).toBe(startedAt);
});

describe('a snapshot', () => {
  test('is kept encrypted, shown to who may see the room, and the view is audited', async () => {
    const who = await sitting(2);
    const stored = await snapshot(who);
    const [row] = await snapshotsOf(product.deps.db, who.attemptId);
    expect(row?.id).toBe(stored.value.snapshotId);
    const sealed = await product.deps.blobs.find(
      pictureBlob({ attemptId: who.attemptId, id: stored.value.snapshotId }),
    );
    expect(Buffer.from(sealed ?? []).includes('a picture')).toBe(false);

    const params = { snapshotId: stored.value.snapshotId };
    const seen = await product.call(contract.viewSnapshot, { as: school.as('invigilator'), params });
    expect(seen.bytes.equals(JPEG)).toBe(true);
    expect(seen.headers['cache-control']).toBe('private, no-store');
    const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'snapshot.view'));
    expect(acts).toMatchObject([{ actor: school.accountOf('invigilator'), subjectId: params.snapshotId }]);
  });

  test('must be the very picture that was committed, a JPEG, and not too large', async () => {
    const who = await sitting(2);
    expect((await upload(who, 0, JPEG)).error?.code).toBe('snapshotNotCommitted');
    const payload = { sha256: sha256Of(JPEG), reason: 'periodic', faces: 1, phone: null };
    await tell(who, signal(0, { kind: 'snapshotTaken', payload }));
    expect((await upload(who, 0, jpegOf('another picture'))).error?.code).toBe('snapshotDiffers');
    expect((await upload(who, 0, Buffer.from('<svg/>'))).error?.code).toBe('snapshotNotJpeg');
    expect((await upload(who, 0, Buffer.alloc(contract.SNAPSHOT_LIMIT + 1))).error?.code).toBe('tooLarge');
    expect(await snapshotsOf(product.deps.db, who.attemptId)).toEqual([]);
    const [first, again] = [await upload(who, 0, JPEG), await upload(who, 0, JPEG)];
    expect(again.value.snapshotId).toBe(first.value.snapshotId);
  });

  test('whose bytes were changed on disk does not open', async () => {
    const who = await sitting(2);
    const { snapshotId } = (await snapshot(who)).value;
    const key = pictureBlob({ attemptId: who.attemptId, id: snapshotId });
    const sealed = Buffer.from((await product.deps.blobs.find(key)) ?? []);
    sealed.writeUInt8(sealed.readUInt8(20) ^ 1, 20);
    await product.deps.blobs.put(key, sealed);
    const reply = await product.call(contract.viewSnapshot, { as: school.as('reviewer'), params: { snapshotId } });
    expect(reply.error?.code).toBe('snapshotAltered');
  });
});

describe('the second look', () => {
  const asService = () => ({ authorization: `Bearer ${product.deps.secrets.serviceToken}` });
  const claim = (service = 'one', atMost = 8) =>
    product.call(contract.claimFrames, { headers: asService(), body: { service, atMost } });
  const light = { brightness: 0.5, contrast: 0.2, detail: 0.05 };
  const frame = { checksum: 1, hash: '00ff00ff00ff00ff', difference: null, still: null };
  const box = { x: 0.35, y: 0.3, width: 0.3, height: 0.4 };
  const features = { gaze: null, eyesOpen: 0.3, mouthOpen: 0, brightness: 0.5, sharpness: 0.3 };
  const face = { score: 0.9, ...box, yaw: 0, pitch: 0, roll: 0, ...features };
  const report = (snapshotId: string, lease: string, faces: object[]) =>
    product.call(contract.reportFrame, {
      headers: asService(),
      body: {
        snapshotId,
        lease,
        outcome: {
          type: 'seen',
          observation: { at: 1, light, frame, faces, objects: [], identity: null } as never,
          milliseconds: 190.4,
          backend: 'wasm',
        },
      },
    });

  test('is for the service alone', async () => {
    const body = { service: 'one', atMost: 1 };
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer wrong' }])
      expect((await product.call(contract.claimFrames, { headers, body })).error?.code).toBe('notSignedIn');
    expect((await product.call(contract.claimFrames, { as: school.as('manager'), body })).error?.code).toBe(
      'notSignedIn',
    );
  });

  test('takes flagged pictures first, and the first picture of an attempt always', async () => {
    const who = await sitting(2);
    await snapshot(who, 0, { reason: 'periodic', faces: 1 });
    await snapshot(who, 1, { jpeg: jpegOf('flagged'), reason: 'severalFaces', faces: 2 });
    const { value } = await claim('one', 2);
    expect(value.frames.map((frame) => Buffer.from(frame.jpeg, 'base64').toString('latin1'))).toEqual([
      expect.stringContaining('flagged'),
      expect.stringContaining('a picture'),
    ]);
  });

  test('gives no frame twice, and gives out anew what a dead service left', async () => {
    const who = await sitting(2);
    await snapshot(who);
    const dead = (await claim('dead')).value.frames[0];
    expect((await claim('living')).value.frames).toEqual([]);
    product.pass(61_000);
    const living = (await claim('living')).value.frames[0];
    expect(living?.snapshotId).toBe(dead?.snapshotId);
    expect((await report(dead?.snapshotId ?? '', dead?.lease ?? '', [])).error?.code).toBe('leaseLost');
    expect((await report(living?.snapshotId ?? '', living?.lease ?? '', [])).value).toEqual({ differences: 0 });
  });

  test('gives up a frame that no service survives', async () => {
    const who = await sitting(2);
    await snapshot(who);
    for (let n = 0; n < 5; n += 1) {
      expect((await claim()).value.frames).toHaveLength(1);
      product.pass(61_000);
    }
    expect((await claim()).value).toMatchObject({ frames: [], waiting: 0, oldestWaitingAt: null });
  });

  test('that differs from what the page said is itself a signal', async () => {
    const who = await sitting(2);
    await snapshot(who, 0, { reason: 'periodic', faces: 1 });
    const frame = (await claim()).value.frames[0];
    expect((await report(frame?.snapshotId ?? '', frame?.lease ?? '', [face, face])).value).toEqual({ differences: 1 });
    const params = { attemptId: who.attemptId };
    const { value } = await product.call(contract.readTimeline, { as: school.as('reviewer'), params });
    expect(value.signals.map((one) => one.sentence.vi)).toContain(
      'Xem lại ảnh trên máy chủ thấy nhiều người hơn trang thi báo.',
    );
    expect(value.snapshots).toMatchObject([{ pageFaces: 1, serviceFaces: 2 }]);
    const [row] = await product.deps.db.select().from(snapshots);
    expect(row).toMatchObject({ recheck: 'seen', recheckMs: 190 });
  });
});

describe('no evidence is reachable without a session that may see it', () => {
  test('not by candidates, services, other roles or another school', async () => {
    const who = await sitting(2);
    const { snapshotId } = (await snapshot(who)).value;
    const people: Record<string, { as?: string; headers?: Record<string, string> }> = {
      nobody: {},
      candidate: { as: who.as },
      service: { headers: { authorization: `Bearer ${product.deps.secrets.serviceToken}` } },
      teacher: { as: await accountWith('teacher', school.school) },
      inspector: { as: await accountWith('inspector', school.school) },
      officer: { as: await accountWith('officer', school.root) },
      elsewhere: { as: await accountWith('invigilator', await otherSchool()) },
    };
    for (const [person, { as, headers }] of Object.entries(people)) {
      const params = { attemptId: who.attemptId };
      const reason = 'không có quyền';
      const replies = [
        await product.call(contract.listRisks, { as, headers, params: { sessionId: exam.sessionId } }),
        await product.call(contract.readTimeline, { as, headers, params }),
        await product.call(contract.viewSnapshot, { as, headers, params: { snapshotId } }),
        await product.call(openIncident, {
          ...{ as, headers, params: { sessionId: exam.sessionId } },
          body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason },
        }),
      ];
      for (const reply of replies) {
        expect(['notSignedIn', 'forbidden'], person).toContain(reply.error?.code);
        expect(reply.bytes.includes(JPEG)).toBe(false);
      }
    }
  });

  test('but an invigilator of the room and a reviewer of the school see it', async () => {
    const who = await sitting(2);
    await tell(who, signal(0));
    for (const role of ['invigilator', 'reviewer', 'manager'] as const) {
      const { value } = await product.call(contract.listRisks, {
        as: school.as(role),
        params: { sessionId: exam.sessionId },
      });
      const watched = await product.call(contract.listWatchedSessions, { as: school.as(role) });
      expect(watched.value.sessions).toMatchObject([{ id: exam.sessionId, level: 2 }]);
      expect(value.attempts).toMatchObject([{ attemptId: who.attemptId, candidate: { room: 'Phòng 1' } }]);
    }
  });

  test('and who reviews for a school is led to no page of a province’s exam that would refuse them', async () => {
    await sitting(2);
    const reads = async (role: Role) => {
      const as = school.as(role);
      const { value } = await product.call(contract.listWatchedSessions, { as });
      const kept = await product.call(readKept, { as, params: { examId: exam.examId } });
      return [value.sessions.map(({ readsExam }) => readsExam), kept.error?.code];
    };
    expect(await reads('reviewer')).toEqual([[true], undefined]);
    expect(await reads('invigilator')).toEqual([[false], 'forbidden']);
    await product.deps.db.update(exams).set({ unitId: school.root });
    expect(await reads('reviewer')).toEqual([[false], 'forbidden']);
  });
});

function otherSchool(): Promise<string> {
  return product.deps.db.transaction((tx) =>
    createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' }),
  );
}

/** Cookies of a new account with this role in this unit. */
async function accountWith(role: Role, unitId: string): Promise<string> {
  const username = `new-${role}`;
  const password = 'mot-mat-khau-khac';
  await product.deps.db.transaction(async (tx) => {
    const unknown = { personalNumber: null, birthDate: null, sex: null };
    const personId = await createPerson(tx, { name: 'Lò Thị Khác', ...unknown });
    await createAccount(tx, { personId, username, password, roles: [{ role, unitId }] });
  });
  return (await product.call(signIn, { body: { username, password } })).cookies;
}
