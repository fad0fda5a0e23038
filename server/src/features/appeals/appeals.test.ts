import * as contract from 'shared/contracts/appeals.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { signIn } from 'shared/contracts/people.ts';
import { readTimeline } from 'shared/contracts/proctoring.ts';
import { giveOpinion, openIncident } from 'shared/contracts/proctoring-review.ts';
import type { Role } from 'shared/people/abilities.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditEntries } from '../audit/index.ts';
import { createAccount, personsOfAccounts } from '../people/index.ts';
import { pictureBlob } from '../proctoring/index.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const TEXT = 'Lúc đó em lau kính, cô giám thị có nhìn thấy ạ.';

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer', 'invigilator']);
  exam = await seedExam(product, school, { proctoring: 1 });
});
afterEach(() => product.close());

/** A candidate about whose sitting a reviewer has decided. */
async function decided(seat = 0, reason = 'Em nhìn bài bạn Giàng A Páo 2 hai lần.', opener: Role = 'invigilator') {
  const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[seat] ?? '' } });
  await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: false } });
  if (seat === 0) product.pass(HOUR);
  const attemptId = (await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } })).value.attempt;
  const opened = await product.call(openIncident, {
    ...{ as: school.as(opener), params: { sessionId: exam.sessionId } },
    body: { scope: { candidateIds: [exam.candidateIds[seat] ?? ''] }, kind: 'other', reason: 'Quay sang bàn bên' },
  });
  const incidentId = opened.value.incidents[0]?.id ?? '';
  await product.call(giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId } },
    body: { decision: 'explained', ground: 'invigilator', reason, seconds: 30 },
  });
  return { as, incidentId, attemptId };
}
type Decided = Awaited<ReturnType<typeof decided>>;

const own = async ({ as }: Decided) => (await product.call(contract.readOwnIncidents, { as })).value.incidents;
const appeal = ({ as, incidentId }: Decided, text = TEXT) =>
  product.call(contract.appealIncident, { as, params: { incidentId }, body: { text } });
const attach = ({ as, incidentId }: Decided, bytes: Uint8Array = PNG, name = 'giấy xác nhận.png') =>
  product.call(contract.attachToAppeal, { as, params: { incidentId }, file: { name, bytes } });
const listed = async (as: string) =>
  product.call(contract.listIncidentAppeals, { as, params: { sessionId: exam.sessionId } });
const answer = (as: string, appealId: string, outcome: 'kept' | 'lifted' = 'lifted') =>
  product.call(contract.answerIncidentAppeal, {
    ...{ as, params: { appealId } },
    body: { outcome, reason: 'Giám thị xác nhận em lau kính.' },
  });

describe('a candidate', () => {
  test('reads what was decided about them, when and why, and nobody else in it', async () => {
    const who = await decided();
    const [incident] = await own(who);
    expect(incident).toMatchObject({ decision: 'explained', decidedAt: product.deps.now(), appeal: null });
    expect(incident?.reason).toBe('Em nhìn bài bạn một người khác hai lần.');
    expect(JSON.stringify(incident)).not.toMatch(/Giàng A Páo 2|Nguyễn Thị/);
  });

  test('does not see what nobody has decided yet', async () => {
    const who = await decided();
    await product.call(openIncident, {
      ...{ as: school.as('invigilator'), params: { sessionId: exam.sessionId } },
      body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: 'Lại quay sang' },
    });
    expect(await own(who)).toHaveLength(1);
  });

  test('appeals with words and a file until somebody answers', async () => {
    const who = await decided();
    expect((await appeal(who)).value.appeal).toMatchObject({ text: TEXT, fileName: null, answer: null });
    expect((await attach(who)).value.appeal?.fileName).toBe('giấy xác nhận.png');
    expect((await appeal(who, `${TEXT} Em gửi thêm giấy.`)).value.appeal?.fileName).toBe('giấy xác nhận.png');
    const { value } = await listed(school.as('manager'));
    expect(value.appeals).toMatchObject([{ text: `${TEXT} Em gửi thêm giấy.`, mayAnswer: true, barred: null }]);
    await answer(school.as('manager'), value.appeals[0]?.id ?? '');
    expect((await own(who))[0]?.appeal?.answer).toMatchObject({ outcome: 'lifted' });
    expect((await appeal(who)).error?.code).toBe('appealAnswered');
    expect((await attach(who)).error?.code).toBe('appealAnswered');
  });

  test('appeals on the thirtieth day, and not after it', async () => {
    const who = await decided();
    product.pass(30 * DAY);
    const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
    expect((await appeal({ ...who, as })).error).toBeUndefined();
    product.pass(1);
    expect((await appeal({ ...who, as })).error?.code).toBe('appealOver');
  });

  test('cannot appeal against a decision about somebody else, nor see that there is one', async () => {
    const first = await decided();
    const second = await decided(1);
    expect((await appeal({ ...first, as: second.as })).error?.code).toBe('notFound');
    expect(await own(second)).toHaveLength(1);
  });

  test('is told which files can be read, whatever they are called', async () => {
    const who = await decided();
    await appeal(who);
    const script = Buffer.from('<script>alert(1)</script>');
    expect((await attach(who, script, 'ảnh.png')).error?.code).toBe('appealFileUnreadable');
  });
});

describe('an appeal', () => {
  test('is answered by none of those who decided, with whatever account', async () => {
    const who = await decided();
    await appeal(who);
    const persons = await personsOfAccounts(product.deps.db, [school.accountOf('reviewer')]);
    const personId = persons.get(school.accountOf('reviewer')) ?? expect.fail('no person');
    const account = { personId, username: 'lan-hai', password: 'mot-mat-khau-khac' };
    const roles = [{ role: 'manager' as const, unitId: school.school }];
    await product.deps.db.transaction((tx) => createAccount(tx, { ...account, roles }));
    const { username, password } = account;
    const { cookies: twin } = await product.call(signIn, { body: { username, password } });
    const [listedAs] = (await listed(twin)).value.appeals;
    expect(listedAs).toMatchObject({ mayAnswer: false, barred: 'decided' });
    expect((await answer(twin, listedAs?.id ?? '')).error?.code).toBe('appealSamePerson');
  });

  test('is not answered by who opened the incident by hand', async () => {
    const who = await decided(0, undefined, 'manager');
    await appeal(who);
    const [listedAs] = (await listed(school.as('manager'))).value.appeals;
    expect(listedAs).toMatchObject({ mayAnswer: false, barred: 'opened' });
    expect((await answer(school.as('manager'), listedAs?.id ?? '')).error?.code).toBe('appealOwnIncident');
  });

  test('that is not accepted leaves the decision as it stands', async () => {
    const who = await decided();
    await appeal(who);
    const appealId = (await listed(school.as('manager'))).value.appeals[0]?.id ?? '';
    await answer(school.as('manager'), appealId, 'kept');
    const params = { attemptId: who.attemptId };
    const seen = await product.call(readTimeline, { as: school.as('manager'), params });
    expect(seen.value.incidents[0]?.closed).toMatchObject({ decision: 'explained', liftedAt: null });
  });

  test('is answered by somebody who did not decide, with a reason, once', async () => {
    const who = await decided();
    await appeal(who);
    const { value } = await listed(school.as('reviewer'));
    const appealId = value.appeals[0]?.id ?? '';
    expect(value.appeals[0]?.mayAnswer).toBe(false);
    expect((await answer(school.as('reviewer'), appealId)).error?.code).toBe('appealSamePerson');
    expect((await answer(school.as('manager'), appealId)).error).toBeUndefined();
    expect((await answer(school.as('manager'), appealId, 'kept')).error?.code).toBe('appealAnswered');
    const acts = (await product.deps.db.select().from(auditEntries)).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(['appeal.file', 'appeal.answer']));
  });

  test('is neither listed for nor opened by those who do not decide', async () => {
    const who = await decided();
    await appeal(who);
    await attach(who);
    const appealId = (await listed(school.as('manager'))).value.appeals[0]?.id ?? '';
    expect((await listed(school.as('invigilator'))).error?.code).toBe('forbidden');
    expect((await answer(school.as('invigilator'), appealId)).error?.code).toBe('forbidden');
    const file = (as: string) => product.call(contract.viewAppealFile, { as, params: { appealId } });
    expect((await file(school.as('invigilator'))).error?.code).toBe('forbidden');
    expect((await file(who.as)).error?.code).toBe('notSignedIn');
    const opened = await file(school.as('manager'));
    expect(opened.bytes.equals(PNG)).toBe(true);
    expect((await product.deps.db.select().from(auditEntries)).map(({ act }) => act)).toContain('appeal.view');
  });

  test('keeps one sealed file: the one before is gone, and none lies in clear', async () => {
    const who = await decided();
    await appeal(who);
    await attach(who);
    await attach(who, Buffer.concat([PNG, Buffer.from('zwei')]), 'khác.png');
    const appealId = (await listed(school.as('manager'))).value.appeals[0]?.id ?? '';
    const at = (files: number) =>
      product.deps.blobs.find(pictureBlob({ attemptId: who.attemptId, id: `appeal-${appealId}-${files}` }));
    expect(await at(1)).toBeNull();
    expect(Buffer.from((await at(2)) ?? []).includes(PNG)).toBe(false);
    expect((await at(2))?.length).toBeGreaterThan(PNG.length);
  });
});
