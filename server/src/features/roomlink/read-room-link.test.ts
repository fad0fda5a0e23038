import { randomUUID } from 'node:crypto';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { appendEvents, candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { readRoomLink } from './read-room-link.ts';
import { roomHomes } from './tables.ts';

test('what waits in a laptop that was enrolled twice for one session is counted once', async () => {
  const product = await startTestApp();
  const { sessionId, slips } = await seedExam(product, await seedSchool(product, ['manager']));
  product.pass(3_600_000);
  const { cookies: as } = await product.call(candidateSignIn, { body: { code: slips[0] ?? '' } });
  const writer = 'page-one';
  const attemptId = (await product.call(openAttempt, { as, body: { writer } })).value.attempt;
  const events = chain(genesis(attemptId), [{ kind: 'answer', item: 'q1', response: 'o1', seq: 1, at: 1 }]);
  await product.call(appendEvents, { as, params: { attemptId }, body: { writer, events } });
  const home = { sessionId, name: 'Máy phòng 1', province: 'https://thi.vn', wrappedToken: '' };
  await product.deps.db.insert(roomHomes).values([
    { ...home, serverId: randomUUID(), revokedAt: new Date(product.deps.now()) },
    { ...home, serverId: randomUUID() },
  ]);
  expect((await readRoomLink(product.deps, 'vi')).link).toMatchObject({ waiting: 1, isRevoked: false });
  await product.close();
});
