import { firstBreak, genesis } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead } from 'shared/attempt/events.ts';
import { fold, responseTo } from 'shared/attempt/fold.ts';
import { parseResponse } from 'shared/questions/registry.ts';
import { scoreAttempt, sumUp } from 'shared/scoring/score-attempt.ts';
import type { AnswerKey } from './answer-key.ts';
import type { MarkedItem } from './tables.ts';

/** Goes up whenever the same ledger and key could give another mark. */
export const MARKING = 'khaothi-marking-1';

export interface Marked {
  readonly state: 'submitted' | 'collected';
  readonly total: number;
  readonly maximum: number;
  readonly parts: { part: number; points: number; maximum: number }[];
  readonly items: MarkedItem[];
}

/**
 * The mark of an attempt: the fold of its ledger, scored by the key. Null where the ledger does not hold (an event or a hash
 * was altered, or its end is missing): such an attempt is a person's to judge.
 */
export function markAttempt(
  attempt: { readonly id: string } & { readonly head: ChainHead },
  ledger: readonly ChainedEvent[],
  key: AnswerKey,
): Marked | null {
  const last = ledger.at(-1);
  const end = last ? { seq: last.event.seq, hash: last.hash } : genesis(attempt.id);
  if (firstBreak(genesis(attempt.id), ledger) || end.hash !== attempt.head.hash || end.seq !== attempt.head.seq)
    return null;

  const state = fold(ledger.map((chained) => chained.event));
  const score = scoreAttempt(key.scheme, key.items, state);
  const items = score.items.map(({ id, part, points, maximum, answered, awaits }, at): MarkedItem => {
    const kind = key.items[at]?.definition.kind;
    const response = kind ? parseResponse(kind, responseTo(state, id)) : null;
    const isGiven = key.everybody.has(id);
    return {
      ...{ item: id, part, maximum, answered, response },
      points: isGiven ? maximum : points,
      ...(awaits && !isGiven ? { awaits } : {}),
    };
  });
  const { parts, total } = sumUp(key.scheme, items);
  const handedIn = state.submittedAt !== null;
  return { state: handedIn ? 'submitted' : 'collected', total, maximum: score.maximum, parts, items };
}
