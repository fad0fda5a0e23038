import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { listRisks } from 'shared/contracts/proctoring.ts';
import { giveOpinion, openIncident } from 'shared/contracts/proctoring-review.ts';
import { readRoomMinutes } from 'shared/contracts/room-minutes.ts';
import { type CarriedIncident, makeRoomServer, reportRoom, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { candidates, rooms, sessions } from '../sessions/index.ts';
import { roomServers } from './tables.ts';
import { takeReport } from './take-report.ts';
import { NOTHING_NEW } from './testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
/** A room's server that has come in by its credential. */
let who: Parameters<typeof takeReport>[1]['who'];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer']);
  exam = await seedExam(product, school, { candidates: 3 });
  const made = await product.call(makeRoomServer, {
    as: school.as('manager'),
    params: { sessionId: exam.sessionId },
    body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
  });
  who = { serverId: made.value.serverId, roomIds: [exam.roomId] };
  await product.deps.db.update(roomServers).set({ enrolledAt: new Date(product.deps.now()) });
  product.pass(3_600_000);
});
afterEach(() => product.close());

type Report = Parameters<typeof takeReport>[1]['report'];

function report(incidents: readonly CarriedIncident[], said: Partial<Report> = {}) {
  return takeReport(product.deps, { who, report: { ...NOTHING_NEW, incidents: [...incidents], ...said } });
}

const written = (said: Partial<CarriedIncident> = {}): CarriedIncident => ({
  ...{ id: randomUUID(), roomId: exam.roomId, candidateId: exam.candidateIds[0] ?? '', kind: 'material' },
  ...{ at: product.deps.now() - 60_000, by: 'Giám thị Máy phòng 1', reason: 'Mang tài liệu vào phòng thi' },
  ...said,
});
const ofRoom = (said: Partial<CarriedIncident> = {}) => written({ candidateId: null, kind: 'power', ...said });
const minutes = async () =>
  (
    await product.call(readRoomMinutes, {
      as: school.as('invigilator'),
      params: { sessionId: exam.sessionId, roomId: exam.roomId },
    })
  ).value;
const openings = async () =>
  (await product.deps.db.select().from(auditEntries)).filter(({ act }) => act === 'incident.open');
const answers = (...isHere: boolean[]) => isHere.map((one) => expect.objectContaining({ isHere: one }));

test('what was written down in a room stands in its minutes and before the reviewers, by the name the room gives', async () => {
  const [seen, dark] = [written(), ofRoom({ at: product.deps.now() - 120_000 })];
  expect((await report([seen, dark])).incidents).toEqual([seen, dark].map(({ id }) => ({ id, isHere: true })));
  expect((await minutes()).incidents).toEqual([
    { ...{ id: dark.id, kind: 'power', at: dark.at, by: dark.by, candidateId: null, reason: dark.reason } },
    { id: seen.id, kind: 'material', at: seen.at, by: seen.by, candidateId: seen.candidateId, reason: seen.reason },
  ]);
  const params = { sessionId: exam.sessionId };
  const { notBegun } = (await product.call(listRisks, { as: school.as('reviewer'), params })).value;
  expect(notBegun).toMatchObject([
    { incident: { id: seen.id, openedBy: 'Giám thị Máy phòng 1', isOwn: false, isNote: false, closed: null } },
  ]);
  expect(await openings()).toMatchObject(
    [seen, dark].map(({ id, kind, at, by }) => ({
      ...{ actor: `roomServer:${who.serverId}`, subjectId: id },
      details: { session: exam.sessionId, room: exam.roomId, kind, at, writtenBy: by },
    })),
  );
});

test('however often and in whatever order it is told, each stands there once, as it was told first', async () => {
  const told = [written(), ofRoom(), written({ candidateId: exam.candidateIds[1] ?? '', kind: 'illness' })];
  const one = fc.constantFrom(...told.keys());
  const reports = fc.array(fc.array(one, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
  const known = new Set<string>();
  await fc.assert(
    fc.asyncProperty(reports, async (runs) => {
      for (const places of runs) {
        const said = places.flatMap((place) => told[place] ?? []);
        const again = said.map((one) => (known.has(one.id) ? { ...one, reason: 'Không phải thế' } : one));
        expect((await report(again)).incidents).toEqual(said.map(({ id }) => ({ id, isHere: true })));
        for (const { id } of said) known.add(id);
      }
      const { incidents } = await minutes();
      expect(new Set(incidents.map(({ id }) => id))).toEqual(known);
      expect(incidents).toHaveLength(known.size);
      for (const { reason } of incidents) expect(reason).toBe('Mang tài liệu vào phòng thi');
      expect(await openings()).toHaveLength(known.size);
    }),
    { numRuns: 12 },
  );
});

test('of another room, another session or nobody nothing is taken, and the rest of the report is', async () => {
  const { db } = product.deps;
  const [own] = await db.select().from(rooms).where(eq(rooms.id, exam.roomId));
  const [session] = await db.select().from(sessions).where(eq(sessions.id, exam.sessionId));
  if (!own || !session) throw new Error('no room');
  const [next, elsewhere] = [
    { ...own, id: randomUUID(), name: 'Phòng 2' },
    { ...own, id: randomUUID(), sessionId: randomUUID() },
  ];
  await db.insert(sessions).values({ ...session, id: elsewhere.sessionId });
  await db.insert(rooms).values([next, elsewhere]);
  const moved = exam.candidateIds[2] ?? '';
  await db.update(candidates).set({ roomId: next.id }).where(eq(candidates.id, moved));
  const cameIn = [{ candidateId: exam.candidateIds[1] ?? '', at: product.deps.now(), consentVersion: null }];
  const told = [
    written({ candidateId: moved }),
    written({ candidateId: randomUUID() }),
    written({ roomId: next.id }),
    ofRoom({ roomId: next.id }),
    ofRoom({ roomId: elsewhere.id }),
    ofRoom({ roomId: randomUUID() }),
    ofRoom(),
  ];
  const answer = await report(told, { cameIn });
  expect(answer.incidents).toEqual(answers(false, false, false, false, false, false, true));
  const kept = await minutes();
  expect(kept.incidents.map(({ id }) => id)).toEqual([told.at(-1)?.id]);
  expect(kept.candidates.find(({ candidateId }) => candidateId === cameIn[0]?.candidateId)?.state).toBe('lobby');
  expect(await openings()).toHaveLength(1);
});

test('nothing was written down later than now, and nothing that is here is written over', async () => {
  const { value } = await product.call(openIncident, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'late', reason: 'Vào muộn mười phút' },
  });
  const here = value.incidents[0]?.id ?? '';
  const ahead = written({ at: product.deps.now() + 86_400_000 });
  await report([ahead, written({ id: here })]);
  expect((await minutes()).incidents.map(({ id, at, reason }) => [id, at, reason]).sort()).toEqual(
    [
      [ahead.id, product.deps.now(), ahead.reason],
      [here, product.deps.now(), 'Vào muộn mười phút'],
    ].sort(),
  );
});

test('whoever decides about it may, for no account here wrote it', async () => {
  const seen = written();
  const ledger = {
    ...{ candidateId: exam.candidateIds[0] ?? '', startedAt: product.deps.now(), seenAt: null, sealed: null },
    ...{ handRaisedAt: null, handWhy: null, events: [] },
    times: {
      ...{ startsAt: product.deps.now(), baseDeadlineAt: product.deps.now() + 3_600_000 },
      ...{ extraMs: 0, pausedMs: 0, pausedSince: null },
    },
  };
  await report([seen], { ledgers: [ledger] });
  const { value } = await product.call(giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId: seen.id } },
    body: { decision: 'explained', ground: 'candidate', reason: 'Giấy nháp của em', seconds: 5 },
  });
  expect(value.closed).toMatchObject({ decision: 'explained' });
});

test('the minutes say up to when the room has told what it wrote down, or that it has more', async () => {
  const { now } = product.deps;
  expect((await minutes()).roomServers).toEqual([{ name: 'Máy phòng 1', upTo: null }]);
  const at = now();
  await report([], { waiting: 0 });
  product.pass(600_000);
  expect((await minutes()).roomServers).toEqual([{ name: 'Máy phòng 1', upTo: at }]);
  await report([], { waiting: 3 });
  expect((await minutes()).roomServers).toEqual([{ name: 'Máy phòng 1', upTo: null }]);
  // What is refused does not come by itself, whenever the room is heard of.
  await report([], { behind: { files: 0, fileBytes: 0, signals: 0, refused: 1 } });
  expect((await minutes()).roomServers).toEqual([{ name: 'Máy phòng 1', upTo: null }]);
  await report([]);
  await product.call(revokeRoomServer, {
    ...{ as: school.as('manager'), params: { serverId: who.serverId } },
    body: { reason: 'Máy đã hỏng' },
  });
  expect((await minutes()).roomServers).toEqual([{ name: 'Máy phòng 1', upTo: now() }]);
});

test('a report holds so many, and words of such a length', () => {
  const holds = (incidents: unknown[]) => reportRoom.body?.shape.incidents.safeParse(incidents).success;
  expect(holds(Array.from({ length: 200 }, () => ofRoom()))).toBe(true);
  expect(holds(Array.from({ length: 201 }, () => ofRoom()))).toBe(false);
  expect(holds([ofRoom({ reason: 'a'.repeat(2_001) })])).toBe(false);
  expect(holds([{ ...ofRoom(), kind: 'signals' }])).toBe(false);
});
