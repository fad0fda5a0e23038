import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chain, genesis } from '../attempt/chain.ts';
import type { LedgerEvent } from '../attempt/events.ts';
import { PlayerMessage, ServerMessage } from './delivery.ts';
import { spellAppend, spellBeat, spellKept, spellTick, unshortenPlayer, unshortenServer } from './wire.ts';

const ATTEMPT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const SIGNATURE = 'x'.repeat(86);
/** A masked frame of a client and a frame of a server, both shorter than 126 bytes. */
const FRAMES = 6 + 2;

const item = fc.integer({ min: 1, max: 9999 }).map((n) => `q${n}`);
const act = fc.oneof(
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('submit' as const) }),
  fc.record({ kind: fc.constant('visit' as const), item }),
  fc.record({ kind: fc.constant('flag' as const), item, on: fc.boolean() }),
  fc.record({ kind: fc.constant('play' as const), media: fc.constant('0f'.repeat(32)) }),
  fc.record(
    {
      kind: fc.constant('edit' as const),
      item,
      in: fc.constantFrom<string[]>(['text'], ['p1', 'text']),
      from: fc.nat(20_000),
      cut: fc.nat(20_000),
      put: fc.constantFrom('', 'sương', '"\n'),
    },
    { requiredKeys: ['kind', 'item', 'from', 'cut', 'put'] },
  ),
  fc.record({
    kind: fc.constant('answer' as const),
    item,
    response: fc.oneof(fc.constantFrom('a', 'Đáp án "khác"\n', '', null), fc.constant({ a: true, b: false })),
  }),
);

test('every batch is read again as it was written', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 20 }), fc.nat(500), (acts, before) => {
      const events = chain(
        { ...genesis(ATTEMPT), seq: before },
        acts.map((said, index): LedgerEvent => ({ ...said, seq: before + 1 + index, at: 1_764_155_000_000 + index })),
      );
      const read = PlayerMessage.parse(unshortenPlayer(JSON.parse(spellAppend(7, events))));
      expect(read).toEqual({ type: 'append', id: 7, events, short: true });
    }),
  );
});

test('whatever else comes as a list is refused by the contract, never thrown over', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.constantFrom('a', 'b', 'k'), (rest, word) => {
      const parsed = PlayerMessage.safeParse(unshortenPlayer([word, ...rest]));
      if (parsed.success) expect(['append', 'beat']).toContain(parsed.data.type);
    }),
  );
});

test('an answer with its signed receipt takes at most 200 bytes, a heartbeat at most 60', () => {
  const [event] = chain({ ...genesis(ATTEMPT), seq: 141 }, [
    { kind: 'answer', seq: 142, at: 1_764_155_000_000, item: 'q38', response: 'b' },
  ]);
  if (!event) throw new Error('no event');
  expect(spellAppend(142, [event]).length + spellKept(142, 1_204, SIGNATURE).length + FRAMES).toBeLessThanOrEqual(200);
  expect(spellBeat(142).length + spellTick(142, 1_764_155_000_000).length + FRAMES).toBeLessThanOrEqual(60);
});

test('what the server spells short is read as its messages', () => {
  const read = (text: string) => ServerMessage.parse(unshortenServer(JSON.parse(text)));
  expect(read(spellKept(3, -20, SIGNATURE))).toEqual({ type: 'kept', id: 3, lateMs: -20, signature: SIGNATURE });
  expect(read(spellKept(3, 20, undefined))).toEqual({ type: 'kept', id: 3, lateMs: 20 });
  expect(read(spellTick(4, 99))).toEqual({ type: 'tick', id: 4, now: 99 });
});
