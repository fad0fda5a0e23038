import * as delivery from 'shared/contracts/delivery.ts';
import { type Control, type ControlScope, issueControl } from 'shared/contracts/invigilation.ts';
import * as pageLock from 'shared/contracts/page-lock.ts';
import { type IncidentScope, openIncident } from 'shared/contracts/proctoring-review.ts';
import { readRoomMinutes } from 'shared/contracts/room-minutes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAttempt } from './features/delivery/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

// What somebody has a right to goes both ways between a room's server and its province, as two processes; what was seen, up.

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 6, security: 'page' });
}, 120_000);
afterAll(() => session.close());

const origin = () => session.room().origin;
const candidateId = (place: number) => session.exam.candidateIds[place] ?? '';
const slip = (place: number) => session.exam.slips[place] ?? '';
const params = () => ({ sessionId: session.exam.sessionId });

const relaxed = (signals: pageLock.Relaxable[]) => ({ signals, reason: 'Em dùng phần mềm đọc màn hình' });
const extend = (seconds: number): Control => ({ kind: 'extend', seconds, reason: 'Em được thêm giờ' });
const atProvince = (scope: ControlScope, control: Control) =>
  session.province.call(issueControl, {
    as: session.school.as('invigilator'),
    params: params(),
    body: { scope, control },
  });
const inRoom = async (scope: ControlScope, control: Control) => {
  const done = await ask(origin(), issueControl, {
    as: session.invigilator,
    params: params(),
    body: { scope, control },
  });
  expect(done.code).toBeUndefined();
};

/** The candidate's own page, at the province's server. */
async function moveToProvince(place: number) {
  const { call } = session.province;
  const { cookies: as } = await call(delivery.candidateSignIn, { body: { code: slip(place) } });
  const opened = await call(delivery.openAttempt, { as, body: { writer: 'page-there' } });
  expect(opened.error).toBeUndefined();
  if (opened.value.mayWrite) return { as, opening: opened.value };
  const taken = await call(delivery.takeOverAttempt, {
    as,
    params: { attemptId: opened.value.attempt },
    body: { writer: 'page-there' },
  });
  return { as, opening: taken.value };
}
const openAt = (as: string) => ask(origin(), delivery.openAttempt, { as, body: { writer: 'page-one' } });

test('how the page holds the exam, and what an accommodation leaves out of it, hold in the room as at the province', async () => {
  const { call } = session.province;
  const body = { asksScreen: false, locksKeyboard: false, watermark: true };
  await call(pageLock.savePageLockSettings, {
    as: session.school.as('manager'),
    params: { examId: session.exam.examId },
    body,
  });
  await call(pageLock.relaxPageSignals, {
    as: session.school.as('invigilator'),
    params: { candidateId: candidateId(0) },
    body: relaxed(['focusLost', 'keyboardLock']),
  });
  await session.restart();
  const { as } = await ask(origin(), delivery.candidateSignIn, { body: { code: slip(0) } });
  const lockOf = async (who = as) => (await ask(origin(), pageLock.readPageLock, { as: who })).value;
  await until('the room has both', async () => (await lockOf()).relaxed.length > 0);
  expect(await lockOf()).toEqual({ ...body, relaxed: ['focusLost', 'keyboardLock'] });

  // And back: said in the room, and taken back there.
  const relaxIn = (place: number, signals: pageLock.Relaxable[]) =>
    ask(origin(), pageLock.relaxPageSignals, {
      as: session.invigilator,
      params: { candidateId: candidateId(place) },
      body: relaxed(signals),
    });
  await relaxIn(1, ['copied']);
  await relaxIn(0, []);
  const known = async () => {
    const { value } = await call(pageLock.listRelaxedCandidates, {
      as: session.school.as('invigilator'),
      params: params(),
    });
    return value.candidates.slice(0, 2).map(({ signals }) => signals);
  };
  await until('the province has both', async () => `${(await known()).map(({ length }) => length)}` === '0,1');
  expect(await known()).toEqual([[], ['copied']]);
  expect((await lockOf()).relaxed).toEqual([]);
}, 180_000);

test('time given in the room before somebody begins stands at the province, for who begins there after all', async () => {
  await inRoom({ candidateIds: [candidateId(2)] }, extend(600));
  session.province.pass(3_600_000);
  await until('the province was told', async () => {
    const { cookies: as } = await session.province.call(delivery.candidateSignIn, { body: { code: slip(2) } });
    const { value } = await session.province.call(delivery.readCandidate, { as });
    return value.clock.extraSeconds === 600;
  });
  expect((await moveToProvince(2)).opening.clock.extraSeconds).toBe(600);
}, 120_000);

test('where candidates may change machines by themselves, they may in the room too', async () => {
  const first = await enter(origin(), slip(1));
  const { as } = await ask(origin(), delivery.candidateSignIn, { body: { code: slip(1) } });
  const there = { as, params: { attemptId: first.opening.attempt }, body: { writer: 'page-of-another-machine' } };
  const taken = await ask(origin(), delivery.takeOverAttempt, there);
  expect([taken.code, taken.value.mayWrite]).toEqual([undefined, true]);
}, 120_000);

test('time given at the province while the room is cut off reaches it once, when the line is back', async () => {
  const { as } = await enter(origin(), slip(3));
  await until('the attempt is known', () => findAttempt(session.province.deps.db, session.attemptOf(3)));
  session.line.cut();
  await atProvince({ candidateIds: [candidateId(3)] }, extend(300));
  expect((await openAt(as)).value.clock.extraSeconds).toBe(0);
  session.line.mend();
  await until('the room has it', async () => (await openAt(as)).value.clock.extraSeconds === 300);
  await until('all is up', session.isUp);
  await until(
    'both have it',
    async () => (await findAttempt(session.province.deps.db, session.attemptOf(3)))?.extraMs === 300_000,
  );
  expect((await openAt(as)).value.clock.extraSeconds).toBe(300);
}, 120_000);

test('what is written down in the room while it is cut off stands in the minutes of the province, once, when the line is back', async () => {
  const write = async (scope: IncidentScope, kind: 'power' | 'material', reason: string) => {
    const body = { scope, kind, reason };
    const { value } = await ask(origin(), openIncident, { as: session.invigilator, params: params(), body });
    return value.incidents[0];
  };
  const { roomId } = session.exam;
  const minutes = async () =>
    (
      await session.province.call(readRoomMinutes, {
        as: session.school.as('invigilator'),
        params: { ...params(), roomId },
      })
    ).value;
  session.line.cut();
  const dark = await write({ roomId }, 'power', 'Mất điện mười phút');
  const seen = await write({ candidateIds: [candidateId(3)] }, 'material', 'Mang tài liệu vào phòng');
  expect((await session.link())?.incidents).toBe(2);
  expect((await minutes()).incidents).toEqual([]);
  session.line.mend();
  await until('the room knows that both are up', async () => (await session.link())?.incidents === 0);
  const ofRoom = { as: session.invigilator, params: { ...params(), roomId } };
  const here = (await ask(origin(), readRoomMinutes, ofRoom)).value;
  const there = await minutes();
  expect(there.incidents).toEqual(here.incidents);
  expect(there.incidents.map(({ id, by }) => [id, by])).toEqual(
    [dark, seen].map((one) => [one?.id, 'Giám thị Phòng 1']),
  );
  expect([here.roomServers, there.roomServers.map(({ name }) => name)]).toEqual([[], ['Phòng 1']]);
  expect(there.roomServers[0]?.upTo).not.toBeNull();
}, 120_000);

test('who goes on at the province keeps all that was given, hears what the room still gives, and is not stopped by its pauses', async () => {
  const { as: here } = await enter(origin(), slip(4));
  await until('the attempt is known', () => findAttempt(session.province.deps.db, session.attemptOf(4)));
  await inRoom({ candidateIds: [candidateId(4)] }, extend(60));
  await until(
    'the province has it',
    async () => (await findAttempt(session.province.deps.db, session.attemptOf(4)))?.extraMs === 60_000,
  );
  const there = await moveToProvince(4);
  expect(there.opening.clock.extraSeconds).toBe(60);

  session.line.cut();
  await inRoom({}, extend(120));
  await inRoom({}, { kind: 'pause', reason: 'Báo cháy' });
  await inRoom({}, { kind: 'message', text: 'Còn mười phút', reason: 'Nhắc giờ' });
  session.line.mend();
  const opening = async () =>
    (await session.province.call(delivery.openAttempt, { as: there.as, body: { writer: 'page-there' } })).value;
  await until('the words have come', async () => (await opening()).messages.length === 1);
  expect((await opening()).clock).toMatchObject({ extraSeconds: 180, phase: 'running' });
  // Who sits in the room has the time by the room's own clock, and no second time by the act.
  await until('all is up', session.isUp);
  expect((await findAttempt(session.province.deps.db, session.attemptOf(3)))?.extraMs).toBe(420_000);

  // What would be written in the room does not count any more: it is not taken, and says where to go on.
  await until('the room knows', async () => (await openAt(here)).value.mayWrite === false);
  const again = { as: here, params: { attemptId: session.attemptOf(4) }, body: { writer: 'page-back' } };
  expect((await ask(origin(), delivery.takeOverAttempt, again)).code).toBe('sitsElsewhere');
}, 120_000);

test('who began at the province does not begin a second time in the room', async () => {
  await moveToProvince(5);
  await session.restart();
  const { as } = await ask(origin(), delivery.candidateSignIn, { body: { code: slip(5) } });
  await until('the room knows', async () => (await openAt(as)).code === 'sitsElsewhere');
  expect((await findAttempt(session.province.deps.db, session.attemptOf(5)))?.heldBy).toBeNull();
}, 120_000);
