import { eq } from 'drizzle-orm';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { attempts, findAttempt } from '../delivery/index.ts';
import { findSession } from '../sessions/index.ts';
import { roomUplinks } from './tables.ts';
import { takeAnswer } from './take-answer.ts';

type Answer = Parameters<typeof takeAnswer>[3];

let product: TestApp;
let candidateId: string;
let sessionId: string;
let attemptId: string;

beforeAll(async () => {
  // This product as the server of a room.
  product = await startTestApp();
  const exam = await seedExam(product, await seedSchool(product, ['manager']));
  candidateId = exam.candidateIds[0] ?? '';
  sessionId = exam.sessionId;
  product.pass(3_600_000);
  const { cookies: as } = await product.call(candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
  attemptId = (await product.call(openAttempt, { as, body: { writer: 'page-one' } })).value.attempt;
});
afterAll(() => product.close());

/** What the province answers to a report in which nothing was. */
async function hear(said: Partial<Answer>) {
  const { deps } = product;
  const session = await findSession(deps.db, sessionId);
  if (!session) throw new Error('no session');
  const times = { startsAt: session.startsAt.getTime(), endsAt: session.endsAt.getTime(), closedAt: null };
  const nothing = {
    ledgers: [],
    files: [],
    incidents: [],
    strays: [],
    refused: [],
    controls: [],
    hands: [],
    key: null,
  };
  const sent = { waiting: 0, ledgers: [], files: [], cameIn: [], controls: [], relaxed: [], incidents: [], strays: [] };
  const home = {
    ...{ serverId: '3f6b2f57-9f0c-4a6e-8a53-0c1c56a1b112', sessionId, name: 'Máy phòng 1', province: '' },
    ...{ wrappedToken: '', offsetMs: 0, reachedAt: null, revokedAt: null },
  };
  const behind = { files: 0, fileBytes: 0, signals: 0, refused: 0 };
  await takeAnswer(deps, home, { ...sent, behind }, { now: deps.now(), session: times, ...nothing, ...said });
}

test('a hand that was raised again while the province spoke of the one before stays up', async () => {
  const { db, now } = product.deps;
  const up = async () => (await findAttempt(db, attemptId))?.handRaisedAt?.getTime() ?? null;
  const before = now() - 5_000;
  const again = now();
  await db
    .update(attempts)
    .set({ handRaisedAt: new Date(again) })
    .where(eq(attempts.id, attemptId));
  await hear({ hands: [{ candidateId, raisedAt: before }] });
  expect(await up()).toBe(again);
  await hear({ hands: [{ candidateId, raisedAt: again }] });
  expect(await up()).toBeNull();
});

test('what was refused is written down, whatever else of the answer fails', async () => {
  const { db } = product.deps;
  const aside = [{ candidateId: 'of nobody', seq: 0, hash: '', aside: true }];
  const refused = [{ attemptId, hash: null, why: 'notOfTheseRooms' as const }];
  await expect(hear({ ledgers: aside, refused })).rejects.toThrow();
  expect(await db.select().from(roomUplinks).where(eq(roomUplinks.attemptId, attemptId))).toMatchObject([
    { refused: 'notOfTheseRooms' },
  ]);
});
