import type { LedgerEvent } from 'shared/attempt/events.ts';
import { type AttemptState, EMPTY_ATTEMPT, fold } from 'shared/attempt/fold.ts';
import { isAnswered } from 'shared/questions/is-answered.ts';
import type { Db } from '../../db/db.ts';
import { answersAfter } from './queries.ts';

/** How far a ledger was read, and what it comes to there. */
interface Read {
  readonly seq: number;
  readonly state: AttemptState;
}

/** Attempts whose folds are kept; one beyond is read from its start again. Some 10 KB each, essays more. */
const MOST_KEPT = 4_000;

// A ledger is only ever added to: what it came to up to a number stays true, on every node.
const kept = new WeakMap<Db, Map<string, Read>>();

/**
 * How many items of each attempt are answered, by the fold and the rule that the mark has. A board asks four times a second:
 * of each ledger only what came since the last asking is read.
 */
export async function answeredCounts(db: Db, attemptIds: readonly string[]): Promise<Map<string, number>> {
  if (attemptIds.length === 0) return new Map();
  const folds = kept.get(db) ?? new Map<string, Read>();
  kept.set(db, folds);
  const before = new Map(attemptIds.map((id) => [id, folds.get(id) ?? { seq: 0, state: EMPTY_ATTEMPT }]));
  const news = new Map<string, LedgerEvent[]>();
  const places = [...before].map(([attempt, { seq }]) => ({ attempt, seq }));
  for (const { attempt, event } of await answersAfter(db, places)) {
    const events = news.get(attempt);
    if (events) events.push(event);
    else news.set(attempt, [event]);
  }
  const counts = new Map<string, number>();
  for (const [id, read] of before) {
    const events = news.get(id) ?? [];
    const state = events.length > 0 ? fold(events, read.state) : read.state;
    // Taken out first: a map keeps the order of entry, so that the one asked for the longest ago leaves first.
    folds.delete(id);
    folds.set(id, { seq: events.at(-1)?.seq ?? read.seq, state });
    counts.set(id, Object.values(state.answers).filter(({ response }) => isAnswered(response)).length);
  }
  for (const id of folds.keys()) {
    if (folds.size <= MOST_KEPT) break;
    folds.delete(id);
  }
  return counts;
}
