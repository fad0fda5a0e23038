import { tooFewPictures } from 'proctoring/risk/regular-pictures.ts';
import { signals as kinds } from 'proctoring/signals/registry.ts';
import { REGULAR } from 'proctoring/signals/snapshot-taken/regular.ts';
import type { Tx } from '../../db/db.ts';
import type { Attempt } from '../delivery/index.ts';
import type { SignalRow } from './queries.ts';
import { recordServerSignal } from './record-server-signal.ts';
import { standingSignals } from './standing-signals.ts';

const KIND = 'fewPictures';

/** Records, once an attempt, that its page says it watches and commits hardly any picture; says whether it did. */
export async function noteFewPictures(
  tx: Tx,
  attempt: Attempt,
  rows: readonly SignalRow[],
  now: number,
): Promise<boolean> {
  if (rows.some(({ kind }) => kind === KIND)) return false;
  // The page speaks at this moment: what it says lasts until now.
  const standing = standingSignals(rows, { ...attempt, seenAt: new Date(now) }, now);
  const found = tooFewPictures(claimedIn(standing, now));
  if (found) await recordServerSignal(tx, attempt.id, KIND, found, now);
  return found !== null;
}

function claimedIn(rows: readonly SignalRow[], now: number) {
  const claimed = { full: 0, light: 0, committed: 0 };
  for (const { kind, payload, startedAt, endedAt } of rows) {
    if (kind === 'watched') {
      const { tier } = kinds.watched.payload.parse(payload);
      if (tier !== 'none') claimed[tier] += (endedAt ?? now) - startedAt;
    }
    if (kind === 'snapshotTaken' && kinds.snapshotTaken.payload.parse(payload).reason === REGULAR)
      claimed.committed += 1;
  }
  return claimed;
}
