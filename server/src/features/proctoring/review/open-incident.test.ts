import { eq } from 'drizzle-orm';
import { readOwnIncidents } from 'shared/contracts/appeals.ts';
import { listRisks, postSignals, readTimeline, type WireSignal } from 'shared/contracts/proctoring.ts';
import * as contract from 'shared/contracts/proctoring-review.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { auditEntries } from '../../audit/index.ts';
import { personsOfAccounts } from '../../people/index.ts';
import { candidates } from '../../sessions/index.ts';
import { type Sitting, sit } from '../testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer', 'teacher']);
  exam = await seedExam(product, school, { candidates: 3, proctoring: 2 });
  who = await sit(product, exam.slips[0] ?? '');
});
afterEach(() => product.close());

type Kind = (typeof contract.INCIDENT_KINDS)[number];
const reason = 'Máy treo lúc 8 giờ 10, đã đổi sang máy khác';
const write = (kind: Kind, scope: contract.IncidentScope, as = school.as('invigilator')) =>
  product.call(contract.openIncident, { as, params: { sessionId: exam.sessionId }, body: { scope, kind, reason } });
const about = (...seats: number[]) => ({ candidateIds: seats.map((seat) => exam.candidateIds[seat] ?? '') });
const openOf = async () =>
  (
    await product.call(listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })
  ).value.attempts.map(({ openIncidents }) => openIncidents);
const notBegun = async () =>
  (await product.call(listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })).value.notBegun;
/** Makes a member of staff the one who sits there. */
async function sitsAs(role: 'invigilator' | 'reviewer', seat: number) {
  const { db } = product.deps;
  const self = school.accountOf(role);
  const personId = (await personsOfAccounts(db, [self])).get(self) ?? '';
  await db
    .update(candidates)
    .set({ personId })
    .where(eq(candidates.id, exam.candidateIds[seat] ?? ''));
}
const say = (incidentId: string) =>
  product.call(contract.giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId } },
    body: { decision: 'explained', ground: 'candidate', reason, seconds: 5 },
  });

test('one is written about each of the chosen candidates, absent ones too, and each is in the audit chain', async () => {
  const { value } = await write('late', about(0, 2));
  expect(value.incidents).toMatchObject([
    { kind: 'late', openedBy: 'Nguyễn Thị invigilator', because: { vi: reason }, isNote: true, closed: null },
    { kind: 'late' },
  ]);
  const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'incident.open'));
  expect(acts).toMatchObject(
    [0, 2].map((seat) => ({
      actor: school.accountOf('invigilator'),
      details: { candidate: exam.candidateIds[seat], kind: 'late', reason },
    })),
  );
});

test('what needs no finding stands on the timeline and waits for nobody; what a candidate did waits for reviewers', async () => {
  const noted = (await write('illness', about(0))).value.incidents[0]?.id ?? '';
  expect(await openOf()).toEqual([0]);
  expect((await say(noted)).error?.code).toBe('incidentOnlyNoted');
  const did = (await write('material', about(0))).value.incidents[0];
  expect(did?.isNote).toBe(false);
  expect(await openOf()).toEqual([1]);
  expect((await say(did?.id ?? '')).value.closed).toMatchObject({ decision: 'explained' });

  const params = { attemptId: who.attemptId };
  const { incidents } = (await product.call(readTimeline, { as: school.as('reviewer'), params })).value;
  expect(incidents.map(({ kind }) => kind).sort()).toEqual(['illness', 'material']);
  const own = await product.call(readOwnIncidents, { as: who.as });
  expect(own.value.incidents.map(({ id }) => id)).toEqual([did?.id]);
});

test('a note keeps no raised priority from opening an incident of its own', async () => {
  await write('device', about(0));
  product.pass(60_000);
  const at = product.deps.now();
  const seen = { source: 'page-number-1', startedAt: at - 30_000, endedAt: at };
  const params = { attemptId: who.attemptId };
  const signals: WireSignal[] = [
    { ...seen, seq: 0, kind: 'tabHidden', payload: {} },
    { ...seen, seq: 1, kind: 'pasted', payload: { characters: 400 } },
    { ...seen, seq: 2, kind: 'severalFaces', payload: { faces: 2 } },
  ];
  await product.call(postSignals, { as: who.as, params, body: { signals } });
  const { incidents } = (await product.call(readTimeline, { as: school.as('reviewer'), params })).value;
  expect(incidents.map(({ kind, isNote }) => [kind, isNote])).toEqual([
    ['signals', false],
    ['device', true],
  ]);
});

test('what was written about somebody before they began stands on their timeline once they have', async () => {
  await write('impersonation', about(1));
  expect(await notBegun()).toHaveLength(1);
  const late = await sit(product, exam.slips[1] ?? '', { late: 0 });
  const params = { attemptId: late.attemptId };
  const { incidents } = (await product.call(readTimeline, { as: school.as('reviewer'), params })).value;
  expect(incidents).toMatchObject([{ kind: 'impersonation', isNote: false }]);
  expect(await notBegun()).toEqual([]);
});

test('what somebody did who never began stands before the reviewers of the session, and nobody reads what is about themselves', async () => {
  await write('absent', about(2));
  await write('material', about(2));
  await write('disturbance', { roomId: exam.roomId });
  expect(await notBegun()).toMatchObject([
    {
      candidate: { name: 'Giàng A Páo 3', room: 'Phòng 1' },
      incident: { kind: 'material', openedBy: 'Nguyễn Thị invigilator', because: { vi: reason } },
    },
  ]);
  await sitsAs('reviewer', 2);
  expect(await notBegun()).toEqual([]);
});

test('one about a room is about nobody in it: a note that no reviewer closes', async () => {
  const { value } = await write('disturbance', { roomId: exam.roomId });
  expect(value.incidents).toMatchObject([{ kind: 'disturbance', isNote: true }]);
  expect((await say(value.incidents[0]?.id ?? '')).error?.code).toBe('forbidden');
  expect(await openOf()).toEqual([0]);
});

test('nobody writes about rooms that they do not see, about themselves, or without a kind', async () => {
  for (const scope of [about(0), { roomId: exam.roomId }])
    expect((await write('other', scope, school.as('teacher'))).error?.code).toBe('forbidden');
  const nobody = { candidateIds: ['0198c1de-0000-7000-8000-000000000001'] };
  expect((await write('other', nobody)).error?.code).toBe('forbidden');
  expect((await write('other', { roomId: '0198c1de-0000-7000-8000-000000000001' })).error?.code).toBe('forbidden');
  expect((await write('signals' as Kind, about(0))).error?.code).toBe('badRequest');

  await sitsAs('invigilator', 0);
  expect((await write('other', about(0))).error?.code).toBe('forbidden');
});
