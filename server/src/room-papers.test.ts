import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { appendEvents } from 'shared/contracts/delivery.ts';
import { plainText } from 'shared/questions/content.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerOf } from './features/delivery/index.ts';
import { ask, enter, openRoomSession, type RoomSession, until } from './testing-room-server.ts';

/** A paper of more than a megabyte, as one with sounds is. */
const LONG = randomBytes(900_000).toString('hex');

let session: RoomSession;
beforeAll(async () => {
  const stem = plainText(`Nghe đoạn sau. ${LONG}`);
  session = await openRoomSession({ questions: [{ kind: 'shortAnswer', stem, accepted: ['1'] }], candidates: 1 });
  session.province.pass(3_600_000);
}, 240_000);
afterAll(() => session.close());

test('answers go up between the slices of a paper that a room still fetches', async () => {
  const { as, opening } = await enter(session.room().origin, session.exam.slips[0] ?? '');
  const events = chain(genesis(opening.attempt), [{ kind: 'answer', item: 'q1', response: '1', seq: 1, at: 1 }]);
  session.line.cut();
  const params = { attemptId: opening.attempt };
  const body = { writer: 'page-one', events };
  const kept = await ask(session.room().origin, appendEvents, { as, params, body });
  expect(kept.code).toBeUndefined();
  // The papers are lost on the laptop, and have to come anew.
  const papers = join(session.folder, 'blobs', 'paper');
  expect(readdirSync(papers)).not.toEqual([]);
  rmSync(papers, { recursive: true });

  session.line.mend();
  const before = session.line.asked().length;
  await session.restart();
  const asked = () => session.line.asked().slice(before);
  const isSlice = (one: string) => one.includes('/api/room-server/papers/');
  const isReport = (one: string) => one === 'POST /api/room-server/report';
  await until('some slices have come', async () => asked().filter(isSlice).length >= 6);
  const said = asked().filter((one) => isSlice(one) || isReport(one));
  expect(isReport(said[0] ?? '')).toBe(true);
  const slices = said.flatMap((one, place) => (isSlice(one) ? [place] : []));
  for (const place of slices) expect(said[place - 1]).toBe('POST /api/room-server/report');
  expect(await ledgerOf(session.province.deps.db, opening.attempt)).toEqual(events);
}, 240_000);
