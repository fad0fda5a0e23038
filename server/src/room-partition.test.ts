import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { chain, genesis, headAt } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { fold } from 'shared/attempt/fold.ts';
import * as delivery from 'shared/contracts/delivery.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { straysOf, verifyLedgers } from './features/delivery/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

let session: RoomSession;
beforeAll(async () => {
  session = await openRoomSession({ candidates: 4 });
  session.province.pass(3_600_000);
}, 120_000);
afterAll(() => session.close());

const room = () => session.room().origin;
const spelled = (value: unknown) => canonical(value as Json);
const foldOf = (events: readonly ChainedEvent[]) => spelled(fold(events.map(({ event }) => event)));

type Append = (events: readonly ChainedEvent[]) => Promise<{ error: string | undefined }>;

/** A page that chains what it answers behind what it holds, and remembers what was acknowledged to it. */
function pageOf(attemptId: string, append: Append, from: readonly ChainedEvent[] = []) {
  const events = [...from];
  const acknowledged: ChainedEvent[] = [...from];
  return {
    events,
    acknowledged,
    async answer(...responses: string[]) {
      for (const response of responses) {
        const last = events.at(-1);
        const seq = events.length + 1;
        const next = chain(last ? headAt(last) : genesis(attemptId), [
          { kind: 'answer', item: 'q1', response, seq, at: 1_000 * seq },
        ]);
        events.push(...next);
        expect(await append(next)).toEqual({ error: undefined });
        acknowledged.push(...next);
      }
    },
  };
}

async function inRoom(candidate: number) {
  const attemptId = session.attemptOf(candidate);
  const { as, opening } = await enter(room(), session.exam.slips[candidate] ?? '', 'page-room');
  const page = pageOf(attemptId, async (events) => {
    const body = { writer: 'page-room', events: [...events] };
    const { code } = await ask(room(), delivery.appendEvents, { as, params: { attemptId }, body });
    return { error: code };
  });
  expect(opening.mayWrite).toBe(true);
  return { ...page, as };
}

/** The same candidate goes on at the province's own server. */
async function atProvince(candidate: number) {
  const attemptId = session.attemptOf(candidate);
  const { call } = session.province;
  const { cookies: as } = await call(delivery.candidateSignIn, { body: { code: session.exam.slips[candidate] ?? '' } });
  const body = { writer: 'page-there' };
  await call(delivery.openAttempt, { as, body });
  const { value } = await call(delivery.takeOverAttempt, { as, params: { attemptId }, body });
  expect(value.mayWrite).toBe(true);
  const page = pageOf(
    attemptId,
    async (events) => {
      const sent = { ...body, events: [...events] };
      const { error } = await call(delivery.appendEvents, { as, params: { attemptId }, body: sent });
      return { error: error?.code };
    },
    value.events,
  );
  return { ...page, seen: async () => (await call(delivery.openAttempt, { as, body })).value.events };
}

/** Every acknowledged event is in the ledger, or lies beside it for somebody to look at; none is lost. */
async function nothingIsLost(candidate: number, acknowledged: readonly ChainedEvent[]) {
  const beside = await straysOf(session.province.deps.db, session.attemptOf(candidate));
  const found = new Set([...(await session.kept(candidate)), ...beside].map(({ hash }) => hash));
  expect(acknowledged.filter(({ hash }) => !found.has(hash))).toEqual([]);
}

test('while acknowledgements vanish on their way back, both sides write to one attempt; healed, there is one fold', async () => {
  const here = await inRoom(0);
  const stays = await inRoom(1);
  await here.answer('o1', 'o2');
  await until('the first answers are up', async () => (await session.isUp()) && (await session.kept(0)).length === 2);
  session.line.stall('down');
  await here.answer('o3');
  await stays.answer('o1', 'o2', 'o3');
  // What the province took it has, although nobody in the room can know.
  await until(
    'the province has what the room cannot know to be there',
    async () => (await session.kept(0)).length === 3,
  );
  expect(await session.isUp()).toBe(false);
  const there = await atProvince(0);
  expect(there.events).toEqual(here.events);
  await there.answer('o4');
  await here.answer('o1', 'o2');

  session.line.mend();
  await until('both have healed', async () => (await session.isUp()) && (await session.kept(1)).length === 3);
  expect(spelled(await session.kept(0))).toBe(spelled(there.events));
  expect(foldOf(await there.seen())).toBe(foldOf(await session.kept(0)));
  expect(spelled(await session.kept(1))).toBe(spelled(stays.events));
  await nothingIsLost(0, [...here.acknowledged, ...there.acknowledged]);
  const beside = await straysOf(session.province.deps.db, session.attemptOf(0));
  expect(beside.map(({ event, why }) => [event.seq, why])).toEqual([
    [4, 'notWriter'],
    [5, 'notWriter'],
  ]);
  // The page in the room learns that it only watches, and its answers are still on its screen.
  await until('the room knows', async () => {
    const { as } = here;
    const { value } = await ask(room(), delivery.openAttempt, { as, body: { writer: 'page-room' } });
    return value.mayWrite === false && spelled(value.events) === spelled(here.events);
  });
  expect((await verifyLedgers(session.province.deps)).faults).toEqual([]);
}, 240_000);

test('while what the room sends vanishes, an attempt begins twice, and its server is killed; healed, nothing is lost', async () => {
  session.line.stall('up');
  const here = await inRoom(2);
  const stays = await inRoom(3);
  await here.answer('o1', 'o2');
  await stays.answer('o1');
  const there = await atProvince(2);
  expect(there.events).toEqual([]);
  await there.answer('o4', 'o3', 'o2');
  await session.restart();
  await stays.answer('o2', 'o3');

  session.line.mend();
  await until('both have healed', async () => (await session.isUp()) && (await session.kept(3)).length === 3);
  expect(spelled(await session.kept(2))).toBe(spelled(there.events));
  expect(foldOf(await there.seen())).toBe(foldOf(await session.kept(2)));
  expect(spelled(await session.kept(3))).toBe(spelled(stays.events));
  await nothingIsLost(2, [...here.acknowledged, ...there.acknowledged]);
  await nothingIsLost(3, stays.acknowledged);
  expect((await verifyLedgers(session.province.deps)).faults).toEqual([]);
}, 240_000);
