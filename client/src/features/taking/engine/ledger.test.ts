import fc from 'fast-check';
import { firstBreak, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { responseTo } from 'shared/attempt/fold.ts';
import { describe, expect, test } from 'vitest';
import {
  type Act,
  answering,
  append,
  type Folded,
  foldedTo,
  type Ledger,
  ledgerOf,
  NOTHING_FOLDED,
  reconcile,
  without,
} from './ledger.ts';

const ATTEMPT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ESSAY = 'Sương phủ kín bản Cát Cát từ nửa đêm, và ruộng bậc thang chỉ còn là những nét chì mờ. '.repeat(3);
const TEXTS = [ESSAY, `${ESSAY}Mẹ`, `${ESSAY}Mẹ dậy sớm`, `${ESSAY}Mẹ dậy sớm.`];

function written(texts: readonly string[], ledger: Ledger = ledgerOf(ATTEMPT, [])): Ledger {
  return texts.reduce((longer, text) => append(longer, answering(longer, 'q1', text), longer.head.seq), ledger);
}

test.each([1, 2, 3])('an event taken out (%d of 4) leaves what the later changes made', (seq) => {
  const shorter = without(ATTEMPT, written(TEXTS), seq);
  expect(firstBreak(genesis(ATTEMPT), shorter.events)).toBeNull();
  expect(responseTo(shorter.state, 'q1')).toBe(TEXTS.at(-1));
});

test('a change of which the text before it is gone is shown and replaces nothing', () => {
  const kept = written(['khác']).events;
  const last = written(TEXTS).events.at(-1) as ChainedEvent;
  const { ledger, conflicts, disputed } = reconcile(ATTEMPT, kept, [last], false);
  expect(ledger.events).toEqual(kept);
  expect(conflicts).toMatchObject([{ item: 'q1', here: '.' }]);
  expect(disputed).toEqual([last]);
});

describe('a fold that goes on from the one before', () => {
  const item = fc.constantFrom('q1', 'q2', 'q3');
  const text = fc.constantFrom('', 'a', 'b', ESSAY);
  const change = fc.oneof(
    fc.record({ kind: fc.constant('answer'), item, response: fc.option(text) }),
    fc.record({ kind: fc.constant('edit'), item, from: fc.nat(3), cut: fc.nat(3), put: text }),
    fc.record({ kind: fc.constant('flag'), item, on: fc.boolean() }),
    fc.record({ kind: fc.constant('play'), media: fc.constantFrom('m1', 'm2') }),
    fc.record({ kind: fc.constant('visit'), item }),
  );
  const act = fc.oneof({ weight: 30, arbitrary: change }, { weight: 1, arbitrary: fc.constant({ kind: 'submit' }) });
  /** What can happen to a ledger: its last events give way to others, it grows, all but its last events are kept. */
  const step = fc.record({
    gone: fc.constantFrom(0, 0, 0, 2),
    acts: fc.array(act as fc.Arbitrary<Act>, { minLength: 1, maxLength: 4 }),
    unkept: fc.nat(4),
  });

  test('is the fold of all, whatever becomes of the ledger and wherever it ends', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        let ledger = ledgerOf(ATTEMPT, []);
        let folded: Folded = NOTHING_FOLDED;
        for (const { gone, acts, unkept } of steps) {
          if (gone > 0) ledger = ledgerOf(ATTEMPT, ledger.events.slice(0, -gone));
          for (const act of acts) ledger = append(ledger, act, ledger.head.seq);
          const seq = Math.max(0, ledger.head.seq - unkept);
          folded = foldedTo(ledger, seq, folded);
          expect(folded).toEqual({
            seq,
            hash: ledger.events[seq - 1]?.hash ?? '',
            state: ledgerOf(ATTEMPT, ledger.events.slice(0, seq)).state,
          });
        }
      }),
    );
  });

  test('does not look again at what it has seen', () => {
    const ledger = written(TEXTS);
    const before = foldedTo(ledger, 2, NOTHING_FOLDED);
    const marked = { ...before, state: { ...before.state, openedAt: 77 } };
    expect(foldedTo(ledger, 3, marked).state.openedAt).toBe(77);
    expect(foldedTo(ledger, 2, marked).state).toBe(marked.state);
    expect(foldedTo(written(['khác', ...TEXTS]), 3, marked).state.openedAt).toBeNull();
    expect(foldedTo(ledger, 1, marked).state.openedAt).toBeNull();
  });
});
