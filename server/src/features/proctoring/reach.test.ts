import { createHash } from 'node:crypto';
import * as appeals from 'shared/contracts/appeals.ts';
import * as checkin from 'shared/contracts/checkin.ts';
import * as consents from 'shared/contracts/consents.ts';
import type { AnyEndpoint } from 'shared/contracts/endpoint.ts';
import { signIn } from 'shared/contracts/people.ts';
import * as proctoring from 'shared/contracts/proctoring.ts';
import * as bundle from 'shared/contracts/proctoring-bundle.ts';
import * as custody from 'shared/contracts/proctoring-custody.ts';
import * as dossier from 'shared/contracts/proctoring-dossier.ts';
import * as retention from 'shared/contracts/proctoring-retention.ts';
import * as review from 'shared/contracts/proctoring-review.ts';
import * as releases from 'shared/contracts/releases.ts';
import type { Role } from 'shared/people/abilities.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { pictureBlob } from './evidence-box.ts';
import { loadPage, type Sitting, signalAt, sit } from './testing.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('BI-MAT'), Buffer.from([0xff, 0xd9])]);
const PDF = Buffer.from('%PDF-1.4 BI-MAT');
/** Roles of the very school that have no business with evidence. */
const OTHERS: readonly Role[] = ['teacher', 'subjectLead', 'inspector', 'officer'];
let product: TestApp;
let school: TestSchool;
let who: Sitting;
let other: Sitting;
/** Cookies of people of another school, by role: what they may at home gives them nothing here. */
const strangers: string[] = [];
let params: Record<string, string>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'invigilator', 'reviewer', ...OTHERS]);
  const exam = await seedExam(product, school, { proctoring: 2 });
  await product.deps.db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    for (const role of ['manager', 'reviewer', 'invigilator'] as const) {
      const personId = await createPerson(tx, { name: 'Lò Thị Xa', personalNumber: null, birthDate: null, sex: null });
      const username = `xa-${role}`;
      await createAccount(tx, { personId, username, password: 'mot-mat-khau-khac', roles: [{ role, unitId }] });
    }
  });
  for (const role of ['manager', 'reviewer', 'invigilator'])
    strangers.push(
      (await product.call(signIn, { body: { username: `xa-${role}`, password: 'mot-mat-khau-khac' } })).cookies,
    );
  who = await sit(product, exam.slips[0] ?? '');
  other = await sit(product, exam.slips[1] ?? '', { late: 0 });
  const page = await loadPage(product, who);
  product.pass(30_000);
  const sha256 = createHash('sha256').update(JPEG).digest('hex');
  const payload = { sha256, reason: 'noFace', faces: 0, phone: null };
  await page.send([signalAt(product, page.source, 0, { kind: 'snapshotTaken', payload })]);
  const stored = await product.call(proctoring.uploadSnapshot, {
    as: who.as,
    params: { attemptId: who.attemptId },
    file: { name: 's.jpg', bytes: JPEG, fields: { source: page.source, seq: '0' } },
  });
  const opened = await product.call(review.openIncident, {
    as: school.as('reviewer'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: 'em nhặt bút' },
  });
  const incidentId = opened.value.incidents[0]?.id ?? '';
  await product.call(review.giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId } },
    body: { decision: 'explained', ground: 'candidate', reason, seconds: 1 },
  });
  const appeal = { as: who.as, params: { incidentId } };
  await product.call(appeals.appealIncident, { ...appeal, body: { text: 'BI-MAT: em nhặt bút ạ' } });
  await product.call(appeals.attachToAppeal, { ...appeal, file: { name: 'giay.pdf', bytes: PDF } });
  const list = { as: school.as('manager'), params: { sessionId: exam.sessionId } };
  const appealId = (await product.call(appeals.listIncidentAppeals, list)).value.appeals[0]?.id;
  params = {
    ...{ attemptId: who.attemptId, sessionId: exam.sessionId, examId: exam.examId },
    ...{ snapshotId: stored.value.snapshotId, incidentId },
    ...{ candidateId: exam.candidateIds[0] ?? '', appealId: appealId ?? expect.fail('no appeal was filed') },
  };
});
afterAll(() => product.close());

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'audience' in value;
/** Every endpoint there is, by its name: a new one is asked about without being named here. */
const endpoints = Object.entries({
  ...proctoring,
  ...custody,
  ...review,
  ...bundle,
  ...retention,
  ...dossier,
  ...appeals,
  ...checkin,
  ...consents,
  ...releases,
}).flatMap(([name, value]) => (isEndpoint(value) ? [{ name, endpoint: value }] : []));
const of = (audience: string) => endpoints.filter(({ endpoint }) => endpoint.audience === audience);

const reason = 'một lí do đủ dài';
const bodies = (): Readonly<Record<string, unknown>> => ({
  openIncident: { scope: { candidateIds: [params.candidateId] }, kind: 'other', reason },
  giveOpinion: { decision: 'nothing', ground: 'misread', reason, seconds: 1 },
  exportEvidence: { reason },
  answerIncidentAppeal: { outcome: 'kept', reason },
  saveRetention: { unflaggedDays: 30, flaggedDays: 120, recordDays: 365 },
  postSignals: { signals: [] },
  openPage: { source: 'page-number-9', key: null, proof: null },
  claimFrames: { service: 'x', atMost: 8 },
  reportFrame: {
    snapshotId: '00000000-0000-4000-8000-000000000000',
    lease: 'x',
    outcome: { type: 'unreadable', why: 'x' },
  },
  serviceHeartbeat: { service: 'x', backend: 'x', frames: 1, millisecondsPerFrame: null, memoryMB: 1 },
  appealIncident: { text: reason },
  clearCheckIn: { how: 'slipByEye' },
  giveConsent: { version: consents.NOTICE_VERSION, camera: true },
  recordFamilyConsent: {
    ...{ candidateIds: [params.candidateId], version: consents.NOTICE_VERSION },
    ...{ act: 'given', representative: null, form: 'Sổ 1' },
  },
  readReleaseWords: { reason },
  typeReleaseWords: { words: 'ba chữ sai' },
  splitRelease: { holders: ['Lò Thị Xa', 'Lý Thị Hoa'], threshold: 2 },
  giveShare: { words: 'ba chữ sai' },
});
const FILES: Readonly<Record<string, object>> = {
  uploadSnapshot: { name: 's.jpg', bytes: JPEG, fields: { source: 'page-number-1', seq: '0' } },
  attachToAppeal: { name: 'giay.pdf', bytes: PDF },
};
/** What an invigilator of the room may see and do; deciding, exporting and planning are for those who review. */
const WATCHED_OVER = [
  ...[
    'listWatchedSessions',
    'listRisks',
    'readTimeline',
    'viewSnapshot',
    'openIncident',
    'readWatchedMinutes',
    'clearCheckIn',
    'readRelease',
    'typeReleaseWords',
  ],
];
/** Lists of the own things: open to every such account, and empty for who sees nothing. */
const OWN_LISTS = ['listWatchedSessions'];
/** An officer may come from any unit to give a share of the key, and sees whose is still wanted; no candidate is in it. */
const OF_ANY_OFFICER = ['readExamRelease', 'giveShare'];

async function call({ name, endpoint }: { name: string; endpoint: AnyEndpoint }, as: string) {
  const query = name === 'planReview' ? { minutes: 20 } : undefined;
  const input = { params, as, query, body: bodies()[name], file: FILES[name] };
  return product.call(endpoint, input as never);
}

async function ask(one: { name: string; endpoint: AnyEndpoint }, as: string) {
  const reply = await call(one, as);
  return { status: reply.status, leaks: reply.bytes.includes('BI-MAT') || reply.bytes.includes('Giàng A Páo') };
}

/** Whether an endpoint was reached: it did its work, or refused for a reason of its own. */
async function reaches(one: { name: string; endpoint: AnyEndpoint }, as: string): Promise<boolean> {
  const { status, error } = await call(one, as);
  return status === 200 || (error !== undefined && (one.endpoint.errors as readonly string[]).includes(error.code));
}
const isParametrised = ({ endpoint }: { endpoint: AnyEndpoint }) => endpoint.path.includes(':');

describe('no evidence is reachable without a session that may see it', () => {
  test('there is something to ask about, of every kind', () => {
    expect(['staff', 'candidate', 'service'].every((audience) => of(audience).length > 1)).toBe(true);
  });

  test.each(of('staff'))('nobody reaches $name', async (one) => {
    for (const as of ['', 'khaothi_staff=made-up', who.as])
      expect(await ask(one, as)).toEqual({ status: 401, leaks: false });
    const isOpenToOthers = [...OWN_LISTS, ...OF_ANY_OFFICER].includes(one.name);
    for (const role of OTHERS)
      expect([role, await ask(one, school.as(role))]).toEqual([role, { status: 403, leaks: false }]);
    for (const as of strangers) {
      const { status, leaks } = await ask(one, as);
      expect([one.name, isOpenToOthers || status === 403, leaks]).toEqual([one.name, true, false]);
    }
    const isWatched = WATCHED_OVER.includes(one.name);
    expect([one.name, (await ask(one, school.as('invigilator'))).status !== 403]).toEqual([one.name, isWatched]);
  });

  test.each(of('candidate'))('only a candidate reaches $name, and only what is their own', async (one) => {
    for (const as of ['', 'khaothi_candidate=made-up', school.as('manager')])
      expect((await ask(one, as)).status).toBe(401);
    if (one.endpoint.path.includes(':attemptId')) expect((await ask(one, other.as)).status).toBe(403);
    expect((await ask(one, other.as)).leaks).toBe(false);
  });

  test.each(of('service'))('only the service reaches $name', async (one) => {
    for (const as of ['', school.as('manager'), who.as]) expect((await ask(one, as)).status).toBe(401);
  });

  test.each(of('staff').filter(isParametrised))('those of the school who may do reach $name', async (one) => {
    const reached = [];
    for (const role of ['invigilator', 'reviewer', 'manager'] as const)
      if (await reaches(one, school.as(role))) reached.push(role);
    expect(reached).toContain('manager');
    expect([one.name, reached.includes('invigilator')]).toEqual([one.name, WATCHED_OVER.includes(one.name)]);
  });

  test.each(of('candidate').filter(isParametrised))('the own candidate reaches $name', async (one) => {
    expect(await reaches(one, who.as)).toBe(true);
  });

  test('those who may see it do: the picture comes to the reviewer of the school', async () => {
    const seen = await product.call(proctoring.viewSnapshot, {
      as: school.as('reviewer'),
      params: { snapshotId: params.snapshotId ?? '' },
    });
    expect(seen.bytes.equals(JPEG)).toBe(true);
  });

  test('blobs have no address of their own', async () => {
    const key = pictureBlob({ attemptId: who.attemptId, id: params.snapshotId ?? '' });
    expect(await product.deps.blobs.find(key)).not.toBeNull();
    for (const url of [`/${key}`, `/api/${key}`, `/blobs/${key}`, `/api/blobs/${key}`, `/data/blobs/${key}`]) {
      const reply = await product.app.inject({ url, headers: { cookie: school.as('manager') } });
      expect([url, reply.rawPayload.length < 200_000 && reply.headers['content-type']]).not.toEqual([
        url,
        'image/jpeg',
      ]);
      expect(reply.rawPayload.includes(JPEG)).toBe(false);
    }
  });
});
