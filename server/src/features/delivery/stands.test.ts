import * as delivery from 'shared/contracts/delivery.ts';
import { issueControl } from 'shared/contracts/invigilation.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { knownStands } from './stands.ts';

test('a busy attempt hears of extra time that another node gave within a second', async () => {
  const product = await startTestApp();
  try {
    const school = await seedSchool(product, ['manager', 'invigilator']);
    const exam = await seedExam(product, school);
    product.pass(3_600_000);
    const { cookies: as } = await product.call(delivery.candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
    const { attempt } = (await product.call(delivery.openAttempt, { as, body: { writer: 'page-one' } })).value;
    const known = knownStands(product.deps);
    const extraMs = async () => (await known.of([attempt], product.deps.now())).get(attempt)?.times.extraMs;
    expect(await extraMs()).toBe(0);
    await product.call(issueControl, {
      as: school.as('invigilator'),
      params: { sessionId: exam.sessionId },
      body: { scope: {}, control: { kind: 'extend', seconds: 300, reason: 'Mất điện' } },
    });
    // It saves every 400 ms: what this node wrote last is no reason to believe the time any longer.
    for (const _ of [1, 2]) {
      product.pass(400);
      const stand = (await known.of([attempt], product.deps.now())).get(attempt);
      if (stand) known.moved(attempt, stand);
    }
    product.pass(400);
    expect(await extraMs()).toBe(300_000);
  } finally {
    await product.close();
  }
});
