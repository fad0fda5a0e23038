import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chain, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { issueControl } from 'shared/contracts/invigilation.ts';
import { listRoomServers, revokeRoomServer } from 'shared/contracts/room-servers.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttempt, straysOf, verifyLedgers } from './features/delivery/index.ts';
import {
  answers,
  append,
  ask,
  enter,
  openRoomSession,
  type RoomProcess,
  type RoomSession,
  startRoom,
  until,
} from './testing-room-server.ts';

let session: RoomSession;
let second: RoomProcess | undefined;
const folder = mkdtempSync(join(tmpdir(), 'khaothi-room-'));
beforeAll(async () => {
  session = await openRoomSession({ candidates: 3 });
  session.province.pass(3_600_000);
}, 120_000);
afterAll(async () => {
  await second?.kill();
  await session.close();
  rmSync(folder, { recursive: true });
});

test('on the laptop that takes the place of a dead one, pupils go on where the province had them', async () => {
  const { call, deps } = session.province;
  const first = session.room().origin;
  const one = await enter(first, session.exam.slips[0] ?? '');
  const two = await enter(first, session.exam.slips[1] ?? '');
  // More than comes in one piece.
  const all = answers(one.opening.attempt, 1_203);
  const before = all.slice(0, 1_200);
  expect(await append(first, one, before)).toBeUndefined();
  expect(await append(first, two, answers(two.opening.attempt, 1))).toBeUndefined();
  await until(
    'all is up',
    async () => (await session.kept(0)).length === before.length && (await session.kept(1)).length === 1,
  );
  await session.room().kill();

  const as = session.school.as('manager');
  const { value } = await call(listRoomServers, { as, params: { sessionId: session.exam.sessionId } });
  await call(revokeRoomServer, { as, params: { serverId: value.servers[0]?.id ?? '' }, body: { reason: 'Máy hỏng' } });
  await call(issueControl, {
    as: session.school.as('invigilator'),
    params: { sessionId: session.exam.sessionId },
    body: { scope: {}, control: { kind: 'extend', seconds: 300, reason: 'Máy phòng hỏng' } },
  });
  // One of them did not wait, and goes on at the province.
  const there = await call(delivery.candidateSignIn, { body: { code: session.exam.slips[1] ?? '' } });
  const atProvince = { as: there.cookies, params: { attemptId: session.attemptOf(1) }, body: { writer: 'page-there' } };
  expect((await call(delivery.takeOverAttempt, atProvince)).value.mayWrite).toBe(true);

  second = await startRoom(folder, ['--province', session.line.origin, '--code', await session.makeCode()]);
  const { origin } = second;
  const back = await enter(origin, session.exam.slips[0] ?? '');
  expect(back.opening.events).toEqual(before);
  expect(back.opening.clock).toMatchObject({ extraSeconds: 300, phase: 'running' });
  const params = { attemptId: session.attemptOf(0) };
  const taken = await ask(origin, delivery.takeOverAttempt, { as: back.as, params, body: { writer: 'page-new' } });
  expect(taken.value.mayWrite).toBe(true);
  expect(await append(origin, back, all.slice(1_200), 'page-new')).toBeUndefined();
  const [last] = all.slice(-1);
  const submit = chain(headAt(last as ChainedEvent), [{ kind: 'submit', seq: all.length + 1, at: 9_000 }]);
  expect(await append(origin, back, submit, 'page-new')).toBeUndefined();
  await until('the rest is up', async () => (await findAttempt(deps.db, session.attemptOf(0)))?.sealedBy === 'submit');
  expect(await session.kept(0)).toEqual([...all, ...submit]);
  expect(await straysOf(deps.db, session.attemptOf(0))).toEqual([]);
  // The time was given once.
  expect((await findAttempt(deps.db, session.attemptOf(0)))?.extraMs).toBe(300_000);

  // Who goes on at the province is not let in here.
  const elsewhere = await ask(origin, delivery.candidateSignIn, { body: { code: session.exam.slips[1] ?? '' } });
  const opened = await ask(origin, delivery.openAttempt, { as: elsewhere.as, body: { writer: 'page-new' } });
  expect(opened.code).toBe('sitsElsewhere');
  expect((await findAttempt(deps.db, session.attemptOf(1)))?.heldBy).toBeNull();
  // And who had not begun begins.
  expect((await enter(origin, session.exam.slips[2] ?? '')).opening.events).toEqual([]);
  expect((await verifyLedgers(session.province.deps)).faults).toEqual([]);
}, 240_000);
