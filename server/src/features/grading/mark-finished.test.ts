import { eq, sql } from 'drizzle-orm';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { appendEvents, candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp, type TestApp } from '../../testing.ts';
import { sealOverdue } from '../delivery/index.ts';
import { examReleases } from '../papers/index.ts';
import { markFinishedSessions } from './mark-finished.ts';
import { findResult } from './queries.ts';

let product: TestApp;
beforeAll(async () => {
  product = await startTestApp();
});
afterAll(() => product.close());

test('a session that cannot be marked holds up no other, and what failed is told', async () => {
  const school = await seedSchool(product, ['manager']);
  const exams = [await seedExam(product, school)];
  // The same made-up people cannot be entered twice.
  await product.deps.db.execute(sql`UPDATE persons SET personal_number = NULL`);
  exams.push(await seedExam(product, school));
  product.pass(3_600_000);
  const attempts = await Promise.all(exams.map(({ slips }) => answered(slips[0] ?? '')));
  product.pass(4 * 3_600_000);
  await sealOverdue(product.deps);
  const { db } = product.deps;
  const [first] = exams;
  const release = eq(examReleases.examId, first?.examId ?? '');
  const [whole] = await db.select().from(examReleases).where(release);

  await db.update(examReleases).set({ withheld: 'altered' }).where(release);
  await expect(markFinishedSessions(product.deps)).rejects.toThrow('1 sessions were not marked');
  const results = () => Promise.all(attempts.map((id) => findResult(db, id)));
  expect((await results()).map((one) => one?.revision)).toEqual([undefined, 1]);

  await db
    .update(examReleases)
    .set({ withheld: whole?.withheld ?? null })
    .where(release);
  expect(await markFinishedSessions(product.deps)).toBe(1);
  expect((await results()).map((one) => one?.revision)).toEqual([1, 1]);
});

async function answered(code: string): Promise<string> {
  const as = (await product.call(candidateSignIn, { body: { code } })).cookies;
  const { attempt } = (await product.call(openAttempt, { as, body: { writer: 'page-one' } })).value;
  const at = product.deps.now();
  const events = chain(genesis(attempt), [{ kind: 'answer', item: 'q1', response: 'o2', seq: 1, at }]);
  await product.call(appendEvents, { as, params: { attemptId: attempt }, body: { writer: 'page-one', events } });
  return attempt;
}
