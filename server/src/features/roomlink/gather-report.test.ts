import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { attempts } from '../delivery/index.ts';
import { gatherReport } from './gather-report.ts';
import { createPutOff } from './put-off.ts';
import { roomHomes } from './tables.ts';

test('that a page is there is told with each of its beats, and not more often', async () => {
  const product = await startTestApp();
  const { db, now } = product.deps;
  const { sessionId, slips } = await seedExam(product, await seedSchool(product, ['manager']));
  product.pass(3_600_000);
  const { cookies: as } = await product.call(candidateSignIn, { body: { code: slips[0] ?? '' } });
  const { attempt } = (await product.call(openAttempt, { as, body: { writer: 'page-one' } })).value;
  const [home] = await db
    .insert(roomHomes)
    .values({ serverId: randomUUID(), sessionId, name: 'Máy phòng 1', province: '', wrappedToken: '' })
    .returning();
  if (!home) throw new Error('no home');
  const begun = Math.floor(now() / 15_000) * 15_000;
  let states = new Map<string, string>();
  const toldOf = async (second: number) => {
    await db
      .update(attempts)
      .set({ seenAt: new Date(begun + second * 1_000) })
      .where(eq(attempts.id, attempt));
    const sets = { controls: new Set<string>(), cameIn: new Set<string>(), relaxed: new Set<string>() };
    const said = { ...sets, files: new Set<string>(), states };
    const gathered = await gatherReport(db, home, { said, putOff: createPutOff(() => 0) });
    states = new Map(gathered.states);
    return gathered.report.ledgers.length;
  };
  expect([await toldOf(0), await toldOf(1), await toldOf(15), await toldOf(20), await toldOf(30)]).toEqual([
    1, 0, 1, 0, 1,
  ]);
  await product.close();
});
