import * as delivery from 'shared/contracts/delivery.ts';
import { lowerHand, readBoard } from 'shared/contracts/invigilation.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { findAttempt } from './features/delivery/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 1 });
  session.province.pass(3_600_000);
}, 120_000);
afterAll(() => session.close());

test('a raised hand that is lowered at the province is lowered in the room, one that is raised again is not', async () => {
  const { origin } = session.room();
  const { db } = session.province.deps;
  const { as, opening } = await enter(origin, session.exam.slips[0] ?? '');
  const path = delivery.attemptSocketPath(opening.attempt, 'page-one', opening.socketTicket);
  const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, { headers: { cookie: as } });
  const heard: boolean[] = [];
  socket.on('message', (text) => {
    const said = JSON.parse(String(text)) as delivery.ServerMessage;
    if (said.type === 'hand') heard.push(said.up);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const raise = (up: boolean) => socket.send(JSON.stringify({ type: 'hand', up }));

  const params = { sessionId: session.exam.sessionId };
  const inRoom = async () => {
    const { value } = await ask(origin, readBoard, { as: session.invigilator, params });
    return value.seats[0]?.handRaisedAt ?? null;
  };
  const attemptId = session.attemptOf(0);
  const atProvince = async () => (await findAttempt(db, attemptId))?.handRaisedAt?.getTime() ?? null;
  const lower = () =>
    session.province.call(lowerHand, {
      as: session.school.as('invigilator'),
      params: { ...params, candidateId: session.exam.candidateIds[0] ?? '' },
    });

  raise(true);
  await until('the province sees it', atProvince);
  await lower();
  await until('the room has lowered it', async () => (await inRoom()) === null);
  await until('its page hears of it', async () => heard.at(-1) === false);
  await until('the province knows that', async () => (await findAttempt(db, attemptId))?.handAnsweredAt === null);
  expect(await atProvince()).toBeNull();

  raise(true);
  await until('the province sees it again', atProvince);
  session.line.cut();
  raise(false);
  await until('the pupil has put it down', async () => (await inRoom()) === null);
  raise(true);
  const again = await until('and up again', inRoom);
  await lower();
  session.line.mend();
  await until('the province sees the new one', async () => (await atProvince()) === again);
  expect(await inRoom()).toBe(again);
  socket.close();
}, 180_000);
