import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { listRisks, postSignals, readTimeline } from 'shared/contracts/proctoring.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp, type TestSchool } from '../../testing.ts';
import { attentionOf } from './index.ts';

const ROOM = 6;
let product: TestApp;
let school: TestSchool;
let exam: Awaited<ReturnType<typeof seedExam>>;
let sitting: { as: string; attemptId: string }[];

beforeEach(async () => {
  product = await startTestApp();
  school = await seedSchool(product, ['manager', 'reviewer']);
  exam = await seedExam(product, school, { proctoring: 2, candidates: ROOM });
  const cookies: string[] = [];
  for (const code of exam.slips) {
    const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code } });
    await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: true } });
    cookies.push(as);
  }
  product.pass(3_600_000);
  sitting = [];
  for (const as of cookies) {
    const { value } = await product.call(delivery.openAttempt, { as, body: { writer: 'writer-one' } });
    sitting.push({ as, attemptId: value.attempt });
  }
  product.pass(20 * 60_000);
});
afterEach(() => product.close());

/** Everyone of these loses sight and focus for 40 seconds, all within four. */
async function turnAway(seats: readonly number[]) {
  for (const seat of seats) {
    const who = sitting[seat];
    const endedAt = product.deps.now() - (seat % 4) * 1000;
    const one = { source: 'page-number-1', startedAt: endedAt - 40_000, endedAt, payload: {} };
    await product.call(postSignals, {
      as: who?.as ?? '',
      params: { attemptId: who?.attemptId ?? '' },
      body: {
        signals: [
          { ...one, seq: 0, kind: 'noFace' },
          { ...one, seq: 1, kind: 'tabHidden' },
          { ...one, seq: 2, kind: 'focusLost' },
        ],
      },
    });
  }
}
const list = async () =>
  (await product.call(listRisks, { as: school.as('reviewer'), params: { sessionId: exam.sessionId } })).value;

test('what one candidate shows alone counts', async () => {
  await turnAway([0]);
  const { attempts, moments } = await list();
  expect(moments).toEqual([]);
  expect(attempts[0]?.risk.priority).not.toBe('none');
  expect(attempts[0]?.risk.evidence[0]).toMatchObject({ shared: 0 });
});

test('what the whole room shows at once counts for nobody and is shown to the reviewer as such', async () => {
  await turnAway([0, 1, 2, 3, 4, 5]);
  const { attempts, moments } = await list();
  expect(attempts.map(({ risk }) => risk.priority)).toEqual(Array(ROOM).fill('none'));
  expect(moments.map(({ kind }) => kind).toSorted()).toEqual(['focusLost', 'noFace', 'tabHidden']);
  expect(moments[0]).toMatchObject({ room: 'Phòng 1', attempts: ROOM, of: ROOM });
  const { value } = await product.call(readTimeline, {
    as: school.as('reviewer'),
    params: { attemptId: sitting[2]?.attemptId ?? '' },
  });
  expect(value.moments).toHaveLength(3);
  expect(value.risk.evidence.map(({ shared }) => shared)).toEqual([1, 1, 1]);
  // The board too, for everyone who was heard after the room was known to have done it.
  const last = sitting[5]?.attemptId ?? '';
  expect((await attentionOf(product.deps.db, [last])).get(last)?.level).toBe(0);
});
