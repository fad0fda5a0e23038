import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { candidateSignIn, openAttempt } from 'shared/contracts/delivery.ts';
import { expect, test } from 'vitest';
import { seedExam, seedSchool, startTestApp } from '../../testing.ts';
import { attempts } from '../delivery/index.ts';
import { incidents } from '../proctoring/index.ts';
import { ProvinceRefused } from './ask-province.ts';
import { noteIncidents } from './carried.ts';
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

test('incidents go up as far as a report holds them, until the province has them; what it refused goes last, and not at once', async () => {
  const product = await startTestApp();
  const { db, now } = product.deps;
  const { sessionId, roomId } = await seedExam(product, await seedSchool(product, ['manager']));
  const [home] = await db
    .insert(roomHomes)
    .values({ serverId: randomUUID(), sessionId, name: 'Máy phòng 1', province: '', wrappedToken: '' })
    .returning();
  if (!home) throw new Error('no home');
  const write = (openedAt: number, said: Partial<typeof incidents.$inferInsert> = {}) =>
    db.insert(incidents).values({
      ...{ id: randomUUID(), sessionId, roomId, kind: 'power', openedBy: randomUUID(), openedByName: 'Giám thị' },
      ...{ openedAt: new Date(openedAt), because: { vi: 'Mất điện', en: 'Mất điện' }, ...said },
    });
  for (let minute = 0; minute < 103; minute += 1) await write(now() + minute);
  await write(now(), { kind: 'signals', openedBy: null, openedByName: null });
  const putOff = createPutOff(() => 0);
  const nothing = { controls: new Set<string>(), cameIn: new Set<string>(), relaxed: new Set<string>() };
  const said = { ...nothing, files: new Set<string>(), states: new Map<string, string>() };
  const gather = async () => (await gatherReport(db, home, { said, putOff })).report;

  const first = await gather();
  expect([first.incidents.length, first.waiting]).toEqual([100, 3]);
  const [refused] = first.incidents;
  await noteIncidents(
    db,
    first.incidents,
    first.incidents.map(({ id }) => ({ id, isHere: id !== refused?.id })),
  );
  const second = await gather();
  expect([second.incidents.length, second.incidents.at(-1)?.id, second.waiting]).toEqual([4, refused?.id, 0]);
  putOff.put(refused?.id ?? '', new ProvinceRefused('notOfTheseRooms', ''));
  expect((await gather()).incidents).toHaveLength(3);
  await noteIncidents(
    db,
    second.incidents,
    second.incidents.map(({ id }) => ({ id, isHere: true })),
  );
  expect(await gather()).toMatchObject({ incidents: [], behind: { refused: 0 } });
  await write(now(), { because: { vi: 'a'.repeat(150_000), en: '' } });
  await write(now(), { because: { vi: 'a'.repeat(150_000), en: '' } });
  const long = await gather();
  expect([long.incidents.length, long.waiting]).toEqual([1, 1]);
  await product.close();
});
