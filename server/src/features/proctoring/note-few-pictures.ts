import { tooFewPictures } from 'proctoring/risk/regular-pictures.ts';
import { signals as kinds } from 'proctoring/signals/registry.ts';
import { REGULAR } from 'proctoring/signals/snapshot-taken/regular.ts';
import { STILL_MS } from 'shared/evidence/classify-gaps.ts';
import type { Tx } from '../../db/db.ts';
import type { Attempt } from '../delivery/index.ts';
import { pagesHeard, type SignalRow } from './queries.ts';
import { recordServerSignal } from './record-server-signal.ts';
import { mergedIntervals } from './standing-signals.ts';

const KIND = 'fewPictures';

/** Records, once an attempt, that its page says it watches and commits hardly any picture; says whether it did. */
export async function noteFewPictures(
  tx: Tx,
  attempt: Attempt,
  rows: readonly SignalRow[],
  now: number,
): Promise<boolean> {
  if (rows.some(({ kind }) => kind === KIND)) return false;
  const found = tooFewPictures(claimedIn(mergedIntervals(rows), await pagesHeard(tx, attempt.id)));
  if (found) await recordServerSignal(tx, attempt.id, KIND, found, now);
  return found !== null;
}

/** What each page says that it did, as far as it was heard: `heard` are the times of that, in order, by page. */
function claimedIn(rows: readonly SignalRow[], heard: ReadonlyMap<string, readonly number[]>) {
  const claimed = { full: 0, light: 0, committed: 0 };
  for (const { source, kind, payload, startedAt, endedAt } of rows) {
    if (kind === 'watched') {
      const { tier } = kinds.watched.payload.parse(payload);
      const until = endedAt ?? Number.POSITIVE_INFINITY;
      if (tier !== 'none') claimed[tier] += heardWithin(heard.get(source) ?? [], startedAt, until);
    }
    if (kind === 'snapshotTaken' && kinds.snapshotTaken.payload.parse(payload).reason === REGULAR)
      claimed.committed += 1;
  }
  return claimed;
}

/**
 * For how long a page was heard between two moments, ms. Where it was silent its power or its line was gone or its computer slept:
 * nobody can say that pictures were due then, nor that they will not come yet.
 */
function heardWithin(heard: readonly number[], from: number, to: number): number {
  return heard.reduce((sum, at, index) => {
    const before = heard[index - 1] ?? at;
    return at - before > STILL_MS ? sum : sum + Math.max(0, Math.min(at, to) - Math.max(before, from));
  }, 0);
}
