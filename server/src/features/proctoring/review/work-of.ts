import type { Timeline } from 'shared/contracts/proctoring.ts';
import type { Db, Tx } from '../../../db/db.ts';
import { ledgerOf } from '../../delivery/index.ts';

/** What the candidate did with the paper, beside the signals: which item and when, never what was answered. */
export async function workOf(db: Db | Tx, attemptId: string): Promise<Timeline['work']> {
  const answered = new Set<string>();
  return (await ledgerOf(db, attemptId)).flatMap(({ event }): Timeline['work'] => {
    if (event.kind === 'open' || event.kind === 'submit') return [{ at: event.at, item: null, did: event.kind }];
    if (event.kind !== 'answer') return [];
    const did = event.response === null ? 'cleared' : answered.has(event.item) ? 'changed' : 'answered';
    if (event.response !== null) answered.add(event.item);
    return [{ at: event.at, item: Number(event.item.slice(1)), did }];
  });
}
