import { eq } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import type { LedgerEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { readScript, readStrays } from 'shared/contracts/scripts.ts';
import type { Response } from 'shared/questions/registry.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { auditChain } from '../audit/index.ts';
import { attempts, sealAttempts } from '../delivery/index.ts';
import { createSession } from '../sessions/index.ts';

const HOUR = 3_600_000;
const [OLD, NEW] = ['page-old-111111', 'page-new-222222'];

let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let params: { attemptId: string };
let as: string;

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'teacher', 'invigilator', 'officer']);
  exam = await seedExam(product, school);
  product.pass(HOUR);
  as = (await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } })).cookies;
  const { value } = await product.call(delivery.openAttempt, {
    as,
    body: { writer: OLD, device: 'machine-of-the-pupil' },
  });
  params = { attemptId: value.attempt };
  await product.call(delivery.takeOverAttempt, { as, params, body: { writer: NEW, device: 'machine-of-the-pupil' } });
});
afterEach(() => product.close());

type Did = { kind: 'answer'; item: string; response: Response | null } | { kind: 'visit'; item: string };

/** What a page still sends that no longer writes. */
async function stray(...acts: Did[]) {
  const events = acts.map((act, at): LedgerEvent => ({ ...act, seq: at + 1, at: product.deps.now() }));
  const body = { writer: OLD, events: chain(genesis(params.attemptId), events) };
  expect((await product.call(delivery.appendEvents, { as, params, body })).error?.code).toBe('notWriter');
}
const read = (who: string, from?: number) =>
  product.call(readStrays, { as: who, params, ...(from !== undefined && { query: { from } }) });
const seal = () => sealAttempts(product.deps.db, [params.attemptId], { by: 'staff', now: product.deps.now() });

test('the invigilator reads where it came from, when and why; what was answered only once the paper is collected', async () => {
  await stray({ kind: 'visit', item: 'q1' }, { kind: 'answer', item: 'q1', response: 'o3' });
  const at = product.deps.now();
  const { value } = await read(school.as('invigilator'));
  expect(value).toMatchObject({
    candidate: { name: 'Giàng A Páo 1', room: 'Phòng 1', seat: 1 },
    session: { id: exam.sessionId },
    isSealed: false,
    total: 2,
    dropped: 0,
  });
  expect(value.strays).toMatchObject([
    { receivedAt: at, at, writer: OLD, why: 'notWriter', did: 'visit', place: { part: 1, number: 1 }, said: null },
    { did: 'answer', place: { part: 1, number: 1 }, said: null },
  ]);

  await seal();
  const sealed = await read(school.as('invigilator'));
  expect(sealed.value.strays.map(({ did, said }) => [did, said])).toEqual([
    ['visit', null],
    ['answer', 'o3'],
  ]);
});

test('who may know the questions reads it in their words, in the order of the own paper; a class teacher once the exam is over', async () => {
  await stray(
    { kind: 'answer', item: 'q1', response: 'o3' },
    { kind: 'answer', item: 'q2', response: { s1: true, s2: false } },
    { kind: 'answer', item: 'q3', response: null },
  );
  await seal();
  const startsAt = new Date(product.deps.now() + 2 * HOUR);
  const later = {
    examId: exam.examId,
    title: 'Ca 2',
    startsAt,
    endsAt: new Date(startsAt.getTime() + HOUR),
    rooms: [],
  };
  const by = school.accountOf('manager');
  await product.deps.db.transaction((tx) => createSession(tx, later, { by, now: product.deps.now() }));
  const said = async (role: 'manager' | 'teacher') => (await read(school.as(role))).value.strays.map((one) => one.said);
  const plain = ['o3', 's1: Đ; s2: S', ''];
  const [letter, ...others] = await said('manager');
  expect(letter).toMatch(/^[A-D]$/);
  expect(others).toEqual(['ĐS––', '']);
  expect(await said('teacher')).toEqual(plain);
  product.pass(4 * HOUR);
  expect(await said('teacher')).toEqual([letter, ...others]);
});

test('nobody else reads it, and who did is in the audit chain', async () => {
  await stray({ kind: 'answer', item: 'q1', response: 'o3' });
  for (const who of [school.as('officer'), as, '']) expect([401, 403]).toContain((await read(who)).status);
  await read(school.as('invigilator'));
  const chained = await auditChain(product.deps.db, ({ act }) => act === 'attempt.readStrays');
  expect(chained.flatMap(({ entry }) => entry ?? [])).toMatchObject([
    { actor: school.accountOf('invigilator'), subjectId: params.attemptId },
  ]);
});

test('a long list is read page by page, and what found no room is told with it', async () => {
  await stray(...Array.from({ length: 130 }, (_, at): Did => ({ kind: 'visit', item: `q${at + 1}` })));
  await product.deps.db.update(attempts).set({ straysDropped: 7 }).where(eq(attempts.id, params.attemptId));
  const [first, second] = [await read(school.as('invigilator')), await read(school.as('invigilator'), 100)];
  expect([first.value.strays.length, second.value.strays.length]).toEqual([100, 30]);
  expect(new Set([...first.value.strays, ...second.value.strays].map(({ id }) => id)).size).toBe(130);
  expect(first.value).toMatchObject({ total: 130, dropped: 7 });
});

test('the script says how much lies beside it', async () => {
  await stray({ kind: 'answer', item: 'q1', response: 'o3' });
  await seal();
  expect((await product.call(readScript, { as: school.as('manager'), params })).value.strays).toBe(1);
});
