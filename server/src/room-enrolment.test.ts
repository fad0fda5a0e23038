import { randomBytes } from 'node:crypto';
import { chain, genesis } from 'shared/attempt/chain.ts';
import { appendEvents, openAttempt } from 'shared/contracts/delivery.ts';
import { plainText } from 'shared/questions/content.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ask,
  enter,
  prepareRoomSession,
  type RoomProcess,
  signInAtRoom,
  startRoom,
  until,
} from './testing-room-server.ts';

/** A paper of more than a megabyte, as one with sounds is. */
const LONG = randomBytes(900_000).toString('hex');

let prepared: Awaited<ReturnType<typeof prepareRoomSession>>;
let room: RoomProcess | undefined;
beforeAll(async () => {
  const stem = plainText(`Nghe đoạn sau. ${LONG}`);
  prepared = await prepareRoomSession({ questions: [{ kind: 'shortAnswer', stem, accepted: ['1'] }], candidates: 2 });
}, 240_000);
afterAll(async () => {
  await room?.kill();
  await prepared.close();
});

test('a line that breaks while the papers come uses no code up: the laptop goes on where it is started again', async () => {
  const code = await prepared.makeCode();
  const { line, folder } = prepared;
  line.cutAfter(1_000_000, 'down');
  await expect(startRoom(folder, ['--province', line.origin, '--code', code])).rejects.toThrow(/không cần mã/);
  line.mend();
  // Whoever types the same command again is told nothing of a code that is used.
  room = await startRoom(folder, ['--province', line.origin, '--code', code]);
  expect(await signInAtRoom(room)).not.toBe('');
  prepared.province.pass(3_600_000);
  const { opening } = await enter(room.origin, prepared.exam.slips[0] ?? '');
  expect(opening.paperKey).not.toBeNull();
}, 300_000);

test('a paper comes slice by slice, and after a cut goes on with the next', async () => {
  await until('both codes are asked for', async () => prepared.line.asked().length > 0);
  const slices = prepared.line.asked().filter((one) => /papers\/[\w-]+\/101\?from=/.test(one));
  expect(new Set(slices).size).toBeGreaterThan(2);
});

test.runIf(process.platform === 'linux')(
  'a server that is killed comes back by itself, where it was, with all that it acknowledged',
  async () => {
    await room?.kill();
    const port = Number(new URL(room?.origin ?? '').port);
    room = await startRoom(prepared.folder, [], { keeps: true, port });
    const { origin } = room;
    const { as, opening } = await enter(origin, prepared.exam.slips[1] ?? '');
    const events = chain(genesis(opening.attempt), [{ kind: 'answer', item: 'q1', response: '1', seq: 1, at: 1 }]);
    const params = { attemptId: opening.attempt };
    const kept = await ask(origin, appendEvents, { as, params, body: { writer: 'page-one', events } });
    expect(kept.code).toBeUndefined();
    room.killServer();
    const back = await until('it is back', () =>
      ask(origin, openAttempt, { as, body: { writer: 'page-one' } }).catch(() => null),
    );
    expect(back.value.events).toEqual(events);
  },
  240_000,
);
