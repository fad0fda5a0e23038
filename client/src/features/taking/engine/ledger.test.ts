import { firstBreak, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { responseTo } from 'shared/attempt/fold.ts';
import { expect, test } from 'vitest';
import { answering, append, type Ledger, ledgerOf, reconcile, without } from './ledger.ts';

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
