import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { appealIncident, attachToAppeal, listIncidentAppeals } from 'shared/contracts/appeals.ts';
import { attemptSocketPath, openAttempt } from 'shared/contracts/delivery.ts';
import type { AnyEndpoint } from 'shared/contracts/endpoint.ts';
import { boardSocketPath } from 'shared/contracts/invigilation.ts';
import { signIn } from 'shared/contracts/people.ts';
import { uploadSnapshot } from 'shared/contracts/proctoring.ts';
import { giveOpinion, openIncident } from 'shared/contracts/proctoring-review.ts';
import { ROLES, type Role } from 'shared/people/abilities.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { createAccount, createPerson, createUnit } from '../people/index.ts';
import { loadPage, type Sitting, signalAt, sit } from './testing.ts';

/** Stands in every picture, signal and word of the evidence, and nowhere else. */
const PLANTED = 'BI-MAT-GIAM-SAT';
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(PLANTED), Buffer.from([0xff, 0xd9])]);
/** Roles that have no business with evidence, whatever the unit. */
const OTHERS = (Object.keys(ROLES) as Role[]).filter((role) => !['manager', 'invigilator', 'reviewer'].includes(role));
const CONTRACTS = fileURLToPath(new URL('../../../../shared/contracts/', import.meta.url));

let product: TestApp;
let school: TestSchool;
let who: Sitting;
let params: Record<string, string>;
let address: string;
/** Whoever must see nothing, by what they are. */
let eyes: Map<string, string>;

beforeAll(async () => {
  product = await startTestApp();
  school = await seedSchool(product, Object.keys(ROLES) as Role[]);
  const exam = await seedExam(product, school, { proctoring: 2 });
  who = await sit(product, exam.slips[0] ?? '');
  const other = await sit(product, exam.slips[1] ?? '', { late: 0 });
  const page = await loadPage(product, who);
  product.pass(30_000);
  const payload = {
    ...{ sha256: createHash('sha256').update(JPEG).digest('hex'), reason: 'noFace', faces: 0, phone: null },
    planted: PLANTED,
  };
  const about = { kind: 'noFace', startedAt: product.deps.now() };
  await page.send([
    signalAt(product, page.source, 0, { kind: 'snapshotTaken', payload }),
    signalAt(product, page.source, 1, { kind: 'explained', payload: { about, says: 'ownWords', words: PLANTED } }),
    signalAt(product, page.source, 2, { kind: 'fromTomorrow', payload: { planted: PLANTED } }),
  ]);
  const stored = await product.call(uploadSnapshot, {
    as: who.as,
    params: { attemptId: who.attemptId },
    file: { name: 's.jpg', bytes: JPEG, fields: { source: page.source, seq: '0' } },
  });
  const opened = await product.call(openIncident, {
    as: school.as('invigilator'),
    params: { sessionId: exam.sessionId },
    body: { scope: { candidateIds: [exam.candidateIds[0] ?? ''] }, kind: 'other', reason: PLANTED },
  });
  const incidentId = opened.value.incidents[0]?.id ?? '';
  await product.call(giveOpinion, {
    ...{ as: school.as('reviewer'), params: { incidentId } },
    body: { decision: 'explained', ground: 'candidate', reason: PLANTED, seconds: 1 },
  });
  const incident = { incidentId };
  await product.call(appealIncident, { as: who.as, params: incident, body: { text: `Em xin giải thích: ${PLANTED}` } });
  await product.call(attachToAppeal, { as: who.as, params: incident, file: { name: 'giay.jpg', bytes: JPEG } });
  const appeals = await product.call(listIncidentAppeals, {
    as: school.as('reviewer'),
    params: { sessionId: exam.sessionId },
  });
  params = {
    appealId: appeals.value.appeals[0]?.id ?? '',
    ...{ attemptId: who.attemptId, sessionId: exam.sessionId, examId: exam.examId, incidentId },
    ...{ snapshotId: stored.value.snapshotId, candidateId: exam.candidateIds[0] ?? '', unitId: school.school },
  };
  const far = ['manager', 'reviewer', 'invigilator'] as const;
  await product.deps.db.transaction(async (tx) => {
    const unitId = await createUnit(tx, { parentId: school.root, kind: 'school', code: 'TH2', name: 'THPT số 2' });
    for (const role of far) {
      const personId = await createPerson(tx, { name: 'Lò Thị Xa', personalNumber: null, birthDate: null, sex: null });
      const account = { personId, username: `xa-${role}`, password: 'mot-mat-khau-khac' };
      await createAccount(tx, { ...account, roles: [{ role, unitId }] });
    }
  });
  const strangers: [string, string][] = [];
  for (const role of far) {
    const body = { username: `xa-${role}`, password: 'mot-mat-khau-khac' };
    strangers.push([`${role} of another school`, (await product.call(signIn, { body })).cookies]);
  }
  eyes = new Map([
    ['nobody', ''],
    ['another candidate', other.as],
    ...OTHERS.map((role): [string, string] => [role, school.as(role)]),
    ...strangers,
  ]);
  await product.app.listen({ port: 0, host: '127.0.0.1' });
  address = `127.0.0.1:${(product.app.server.address() as AddressInfo).port}`;
});
afterAll(() => product.close());

/** Every reading endpoint of the whole product, by its path: a new one is asked without being named here. */
async function readings(): Promise<AnyEndpoint[]> {
  const files = readdirSync(CONTRACTS).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((name): Promise<object> => import(`${CONTRACTS}${name}`)));
  const found = modules.flatMap((module) => Object.values(module)).filter(isEndpoint);
  return [...new Map(found.filter(({ method }) => method === 'GET').map((one) => [one.path, one])).values()];
}
const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'audience' in value;

const read = (endpoint: AnyEndpoint, as: string) => {
  const names = endpoint.path.match(/:(\w+)/g) ?? [];
  const filled = Object.fromEntries(names.map((name) => [name.slice(1), params[name.slice(1)] ?? NOTHING]));
  return product.call(endpoint, { params: filled, as, query: QUERY() } as never);
};
/** What a reading may require beside its path; what it does not know it leaves. */
const QUERY = () => ({ minutes: 20, unitId: school.school, subject: 'Toán' });
/** Several hundred readings, one after the other. */
const LONG = { timeout: 180_000 };
const NOTHING = '00000000-0000-4000-8000-000000000000';

test('no reading of the whole product tells evidence to who may not see it', LONG, async () => {
  const all = await readings();
  expect(all.length).toBeGreaterThan(60);
  const leaks: string[] = [];
  for (const endpoint of all)
    for (const [name, as] of eyes)
      if ((await read(endpoint, as)).bytes.includes(PLANTED)) leaks.push(`${endpoint.path} to ${name}`);
  expect(leaks).toEqual([]);
});

test('what is planted is found by who may see it, so that the question above asks something', LONG, async () => {
  const told: string[] = [];
  for (const endpoint of await readings())
    if ((await read(endpoint, school.as('reviewer'))).bytes.includes(PLANTED)) told.push(endpoint.path);
  expect(told).toEqual(
    expect.arrayContaining([
      '/api/proctoring/attempts/:attemptId',
      '/api/proctoring/incidents/:incidentId/minutes',
      '/api/proctoring/sessions/:sessionId/appeals',
      '/api/proctoring/appeals/:appealId/file',
      '/api/proctoring/snapshots/:snapshotId',
    ]),
  );
});

/** What a socket says until it is closed, and with which code. */
async function listen(path: string, as: string): Promise<{ code: number; heard: string }> {
  const socket = new WebSocket(`ws://${address}${path}`, { headers: { cookie: as } });
  let heard = '';
  socket.on('message', (data) => {
    heard += String(data);
  });
  socket.on('error', () => {});
  const code = await new Promise<number>((resolve) => socket.once('close', resolve));
  return { code, heard };
}
const REFUSED = 4403;

test('no socket opens to who may not see: the board, nor the attempt of another', async () => {
  const ticket = (await product.call(openAttempt, { as: who.as, body: { writer: 'writer-one' } })).value.socketTicket;
  for (const [name, as] of eyes) {
    expect([name, await listen(boardSocketPath(params.sessionId ?? ''), as)]).toEqual([
      name,
      { code: REFUSED, heard: '' },
    ]);
    const own = attemptSocketPath(who.attemptId, 'writer-one', ticket);
    expect([name, await listen(own, as)]).toEqual([name, { code: REFUSED, heard: '' }]);
  }
});
