import { chain, genesis } from 'shared/attempt/chain.ts';
import { giveConsent, NOTICE_VERSION } from 'shared/contracts/consents.ts';
import { appendEvents, candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { sendRoomSignals } from 'shared/contracts/room-carrying.ts';
import { enrolRoomServer, makeRoomServer } from 'shared/contracts/room-servers.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { slowDatabase } from '../../testing-slow-database.ts';

test('while answers wait, a room is told to keep its signals before a page or an attempt of it is looked up', async () => {
  const disk = slowDatabase();
  const product = await startTestApp(undefined, undefined, { through: disk.keepsWaiting });
  try {
    const school = await seedSchool(product, ['manager']);
    const exam = await seedExam(product, school, { proctoring: 1 });
    const { value: made } = await product.call(makeRoomServer, {
      as: school.as('manager'),
      params: { sessionId: exam.sessionId },
      body: { name: 'Máy phòng 1', roomIds: [exam.roomId] },
    });
    const { value: enrolled } = await product.call(enrolRoomServer, {
      body: {
        code: made.code,
        publicKey: product.deps.secrets.publicKey,
        answerSecret: product.deps.secrets.answerSecret,
      },
    });
    const tell = () =>
      product.call(sendRoomSignals, {
        headers: { authorization: `Bearer ${enrolled.token}` },
        body: { pages: [], batches: [] },
      });
    expect((await tell()).value).toEqual({ taken: 0, refused: [] });

    product.pass(3_600_000);
    const { cookies: as } = await product.call(candidateSignIn, { body: { code: exam.slips[0] ?? '' } });
    await product.call(giveConsent, { as, body: { version: NOTICE_VERSION, camera: false } });
    const writer = 'writer-one';
    const attemptId = (await product.call(openAttempt, { as, body: { writer } })).value.attempt;
    disk.slow(true);
    const events = chain(genesis(attemptId), [{ kind: 'open', seq: 1, at: product.deps.now() }]);
    const kept = product.call(appendEvents, { as, params: { attemptId }, body: { writer, events } });
    await disk.flush();
    product.pass(2_000);
    const told = await tell();
    expect([told.status, told.error?.code]).toEqual([503, 'heldBack']);
    expect(told.error?.details.waitMs).toBeGreaterThan(0);
    disk.letGo();
    expect((await kept).status).toBe(200);
  } finally {
    await product.close();
  }
});
