import { eq } from 'drizzle-orm';
import * as appeals from 'shared/contracts/appeals.ts';
import { listRisks, postSignals, readTimeline, type WireSignal } from 'shared/contracts/proctoring.ts';
import { readDossier } from 'shared/contracts/proctoring-dossier.ts';
import * as contract from 'shared/contracts/proctoring-review.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../../testing.ts';
import { auditEntries } from '../../audit/index.ts';
import { createAccount, createPerson, persons } from '../../people/index.ts';
import { candidates } from '../../sessions/index.ts';
import { attentionOf } from '../index.ts';
import { type Sitting, sit } from '../testing.ts';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let who: Sitting;
let incidentId: string;
/** Cookies of two more reviewers of the school. */
let second: string;
let third: string;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 2 });
  [second, third] = [await reviewer('hai'), await reviewer('ba')];
  who = await sit(product, exam.slips[0] ?? '');
  product.pass(60_000);
  await tell(
    signal(0, 'tabHidden', {}),
    signal(1, 'pasted', { characters: 400 }),
    signal(2, 'severalFaces', { faces: 2 }),
  );
  incidentId = (await timeline()).incidents[0]?.id ?? '';
});
afterEach(() => product.close());

/** Signs in a new reviewer: a new person, or another account of one. */
async function reviewer(name: string, person?: string): Promise<string> {
  const { signIn } = await import('shared/contracts/people.ts');
  const password = 'mot-mat-khau-khac';
  await product.deps.db.transaction(async (tx) => {
    const fresh = { name: `Lý Thị ${name}`, personalNumber: null, birthDate: null, sex: null };
    const personId = person ?? (await createPerson(tx, fresh));
    const roles = [{ role: 'reviewer' as const, unitId: school.school }];
    await createAccount(tx, { personId, username: name, password, roles });
  });
  return (await product.call(signIn, { body: { username: name, password } })).cookies;
}

async function personOf(username: string): Promise<string> {
  const [row] = await product.deps.db
    .select()
    .from(persons)
    .where(eq(persons.name, `Lý Thị ${username}`));
  return row?.id ?? expect.fail(`nobody called ${username}`);
}

function signal(seq: number, kind: string, payload: WireSignal['payload']): WireSignal {
  const at = product.deps.now();
  return { source: 'page-number-1', seq, kind, startedAt: at - 30_000, endedAt: at, payload };
}
const tell = (...signals: WireSignal[]) =>
  product.call(postSignals, { as: who.as, params: { attemptId: who.attemptId }, body: { signals } });
const timeline = async (as = school.as('reviewer')) =>
  (await product.call(readTimeline, { as, params: { attemptId: who.attemptId } })).value;
const say = (
  as: string,
  decision: contract.Decision,
  ground: contract.Ground,
  reason = 'Em lau kính, giám thị xác nhận',
) =>
  product.call(contract.giveOpinion, { as, params: { incidentId }, body: { decision, ground, reason, seconds: 90 } });
const refer = (as: string, reason?: string) => say(as, 'referred', 'otherPerson', reason);

describe('an incident', () => {
  test('that a person finds explained is closed by that person, with ground and reason, and the board grows calm', async () => {
    expect((await say(school.as('reviewer'), 'explained', 'candidate', ' ')).error?.code).toBe('badRequest');
    expect((await say(school.as('invigilator'), 'explained', 'candidate')).error?.code).toBe('forbidden');
    expect((await say(school.as('reviewer'), 'explained', 'device')).error?.code).toBe('groundUnfit');
    const closed = (await say(school.as('reviewer'), 'explained', 'candidate')).value.closed;
    expect(closed).toMatchObject({ decision: 'explained', ground: 'candidate', by: 'Nguyễn Thị reviewer' });
    expect((await say(second, 'nothing', 'misread')).error?.code).toBe('incidentClosed');
    expect((await attentionOf(product.deps.db, [who.attemptId])).get(who.attemptId)?.level).toBe(0);
  });

  test('is referred only where a second person, who has not read the first, finds the same', async () => {
    expect((await refer(school.as('reviewer'), 'LOI-CUA-NGUOI-DAU')).value).toMatchObject({
      closed: null,
      waitsForOthers: true,
      opinions: [{ decision: 'referred' }],
    });
    expect((await refer(school.as('reviewer'))).error?.code).toBe('opinionGiven');

    const unread = await product.call(readTimeline, { as: second, params: { attemptId: who.attemptId } });
    expect(unread.value.incidents[0]).toMatchObject({ closed: null, waitsForOthers: false, opinions: [] });
    expect(unread.bytes.toString()).not.toContain('LOI-CUA-NGUOI-DAU');
    const told = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'incident.opinion'));
    expect(JSON.stringify(told.map(({ details }) => details))).not.toMatch(/referred|LOI-CUA/);

    const end = (await refer(second)).value;
    expect(end.closed).toMatchObject({ decision: 'referred', reason: 'LOI-CUA-NGUOI-DAU' });
    expect(end.opinions.map(({ by }) => by)).toEqual(['Nguyễn Thị reviewer', 'Lý Thị hai']);
  });

  test('on which two differ goes to a third, who has read both', async () => {
    await refer(school.as('reviewer'));
    expect((await say(second, 'explained', 'surroundings')).value).toMatchObject({ closed: null });
    expect((await timeline(third)).incidents[0]?.opinions).toHaveLength(2);
    expect((await timeline()).incidents[0]).toMatchObject({ waitsForOthers: true, opinions: [{}, {}] });
    expect((await say(third, 'nothing', 'misread', 'Bóng của giám thị')).value.closed).toMatchObject({
      decision: 'nothing',
      reason: 'Bóng của giám thị',
    });
  });

  test('is not referred by one person with two accounts, nor by who opened it', async () => {
    const person = await personOf('hai');
    const twin = await reviewer('hai-lai', person);
    await refer(second);
    expect((await refer(twin)).error?.code).toBe('opinionGiven');
    const opened = await product.call(contract.openIncident, {
      ...{ as: second, params: { sessionId: exam.sessionId } },
      body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: 'Hai em trao đổi giấy' },
    });
    incidentId = opened.value.incidents[0]?.id ?? '';
    expect([opened.value.incidents[0]?.isOwn, (await timeline()).incidents.map(({ isOwn }) => isOwn)]).toEqual([
      true,
      [false, false],
    ]);
    expect((await refer(second)).error?.code).toBe('opinionOwnIncident');
    expect((await refer(twin)).error?.code).toBe('opinionOwnIncident');
    expect((await say(second, 'explained', 'surroundings')).value.closed).toMatchObject({ decision: 'explained' });
  });

  test('is nothing that a reviewer who sat the exam reads or decides about themself', async () => {
    const [candidate] = await product.deps.db
      .select()
      .from(candidates)
      .where(eq(candidates.id, exam.candidateIds[0] ?? ''));
    const own = await reviewer('thi', candidate?.personId);
    const params = { attemptId: who.attemptId };
    expect((await product.call(readTimeline, { as: own, params })).error?.code).toBe('forbidden');
    expect((await say(own, 'nothing', 'misread')).error?.code).toBe('forbidden');
    await say(second, 'explained', 'surroundings');
    await product.call(appeals.appealIncident, {
      as: who.as,
      params: { incidentId },
      body: { text: 'Em lau kính ạ.' },
    });
    product.pass(60_000);
    await tell(signal(3, 'pasted', { characters: 400 }), signal(4, 'severalFaces', { faces: 2 }));
    const listed = async (as: string) => {
      const session = { as, params: { sessionId: exam.sessionId } };
      return {
        risks: (await product.call(listRisks, session)).value.attempts.length,
        plan: (await product.call(contract.planReview, { ...session, query: { minutes: 20 } })).value.attempts.length,
        appeals: (await product.call(appeals.listIncidentAppeals, session)).value.appeals.length,
      };
    };
    expect(await listed(own)).toEqual({ risks: 0, plan: 0, appeals: 0 });
    expect(await listed(second)).toEqual({ risks: 1, plan: 1, appeals: 1 });
  });

  test('has minutes that say what was seen and said, what was found by whom, and who read them', async () => {
    const about = { kind: 'severalFaces', startedAt: product.deps.now() - 30_000 };
    await tell(signal(3, 'explained', { about, says: 'someoneCame', words: null }));
    await say(school.as('reviewer'), 'explained', 'candidate');
    const minutes = await product.call(contract.readIncidentMinutes, {
      as: school.as('reviewer'),
      params: { incidentId },
    });
    expect(minutes.value).toMatchObject({
      unit: 'THPT số 1',
      candidate: { name: 'Giàng A Páo 1', room: 'Phòng 1', seat: 1 },
      incident: { closed: { decision: 'explained' } },
    });
    expect(minutes.value.moments.map(({ sentence }) => sentence.vi)).toEqual(
      expect.arrayContaining(['Camera thấy 2 khuôn mặt (30 giây).', 'Thí sinh nói: “có người vào phòng”.']),
    );
    const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'incident.minutes'));
    expect(acts).toHaveLength(1);
  });
});

test('a decision that an appeal lifts is shown as lifted in evidence and minutes, and counts as referred no longer', async () => {
  await refer(school.as('reviewer'));
  await refer(second);
  const referred = async () => {
    const params = { examId: exam.examId };
    return (await product.call(readDossier, { as: school.as('manager'), params })).value.records.referred;
  };
  expect([await referred(), (await timeline()).incidents[0]?.closed?.liftedAt]).toEqual([1, null]);
  await product.call(appeals.appealIncident, {
    ...{ as: who.as, params: { incidentId } },
    body: { text: 'Lúc đó cô giám thị đứng sau lưng em ạ.' },
  });
  const params = { sessionId: exam.sessionId };
  const appealed = (await product.call(appeals.listIncidentAppeals, { as: third, params })).value.appeals[0];
  product.pass(60_000);
  const answered = await product.call(appeals.answerIncidentAppeal, {
    ...{ as: third, params: { appealId: appealed?.id ?? '' } },
    body: { outcome: 'lifted', reason: 'Giám thị xác nhận đứng sau em.' },
  });
  expect(answered.error).toBeUndefined();
  const lifted = { decision: 'referred', liftedAt: product.deps.now() };
  expect((await timeline()).incidents[0]?.closed).toMatchObject(lifted);
  const minutes = await product.call(contract.readIncidentMinutes, { as: third, params: { incidentId } });
  expect(minutes.value.incident.closed).toMatchObject(lifted);
  expect(await referred()).toBe(0);
  const acts = await product.deps.db.select().from(auditEntries).where(eq(auditEntries.act, 'appeal.answer'));
  expect(acts).toMatchObject([
    { subjectKind: 'incident', subjectId: incidentId, details: { appeal: appealed?.id, outcome: 'lifted' } },
  ]);
});

test('statistics of reviewers tell nothing of an opinion that waits for the second', async () => {
  const read = async () =>
    (
      await product.call(contract.readReviewers, {
        as: school.as('reviewer'),
        params: { sessionId: exam.sessionId },
      })
    ).value;
  await refer(school.as('reviewer'));
  expect(await read()).toMatchObject({ incidents: { open: 1, closed: 0 }, reviewers: [], agreement: null });
  await refer(second);
  expect(await read()).toMatchObject({
    incidents: { open: 0, closed: 1, referred: 1 },
    agreement: { n: 1, agreed: 1, kappa: null },
    reviewers: [{ upheld: 1, medianSeconds: 90 }, { upheld: 1 }],
  });
});

test('a budget of minutes names the moments to look at, also days after the sitting', async () => {
  product.pass(3 * 24 * 3_600_000);
  const as = await reviewer('tu');
  const plan = async (minutes: number) =>
    (
      await product.call(contract.planReview, {
        as,
        params: { sessionId: exam.sessionId },
        query: { minutes },
      })
    ).value;
  const twenty = await plan(20);
  expect(twenty.attempts).toMatchObject([{ attemptId: who.attemptId, candidate: { name: 'Giàng A Páo 1' } }]);
  expect(twenty.attempts[0]?.moments.map(({ name }) => name.vi)).toContain('Nhiều người trước camera');
  expect(twenty.missed).toBeCloseTo(0, 9);
  expect(twenty.found).toBeGreaterThan(0.1);
  await say(as, 'nothing', 'misread');
  expect((await plan(20)).attempts).toEqual([]);
});

test('the timeline tells what was done with the paper, and not what was answered', async () => {
  const { work, custody } = await timeline();
  expect(work).toEqual([]);
  expect(custody).toEqual({ pages: [], gaps: [] });
});
