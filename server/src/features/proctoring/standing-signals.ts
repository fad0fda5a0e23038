import type { Attempt } from '../delivery/index.ts';
import type { SignalRow } from './queries.ts';
import { SERVER } from './record-server-signal.ts';

/** A page that was not heard for so long has gone, and cannot tell that something is over. */
const GONE_MS = 60_000;

/** Signals that nobody has decided about yet. */
export function undecided(rows: readonly SignalRow[], reviewedAt?: Date | null): SignalRow[] {
  return rows.filter((row) => !reviewedAt || row.receivedAt > reviewedAt.getTime());
}

/**
 * The signals of one attempt as they stand at `now`: one row per interval, and no interval outlives the page that began
 * it. A page that was closed or killed cannot tell an end; then it ends when another page of the attempt spoke, when the
 * attempt was last seen, or when it was sealed, whichever came first. `rows` are all that were recorded of the attempt.
 */
export function standingSignals(
  rows: readonly SignalRow[],
  attempt: Pick<Attempt, 'sealedAt' | 'seenAt'>,
  now: number,
): SignalRow[] {
  const endOf = pageEnds(rows, attempt, now);
  return mergedIntervals(rows).map((row) => {
    const until = row.endedAt === null ? endOf(row.source) : null;
    return until === null ? row : { ...row, endedAt: Math.max(row.startedAt, until) };
  });
}

/** One row per interval: its end replaces its beginning. */
export function mergedIntervals(rows: readonly SignalRow[]): SignalRow[] {
  const intervals = new Map<string, SignalRow>();
  for (const row of rows) {
    const isMoment = row.source === SERVER || row.kind === 'snapshotTaken';
    const key = `${row.source} ${isMoment ? row.seq : `${row.kind} ${row.startedAt}`}`;
    if ((intervals.get(key)?.endedAt ?? null) === null) intervals.set(key, row);
  }
  return [...intervals.values()];
}

/** Until when each page can have seen something: null while it may still tell. */
function pageEnds(
  rows: readonly SignalRow[],
  { sealedAt, seenAt }: Pick<Attempt, 'sealedAt' | 'seenAt'>,
  now: number,
): (source: string) => number | null {
  const heard = rows.filter((row) => row.source !== SERVER);
  const heardLast = (of: readonly SignalRow[]) => of.reduce((last, row) => Math.max(last, row.receivedAt), 0);
  const seenLast = Math.max(seenAt?.getTime() ?? 0, heardLast(heard));
  return (source) => {
    const lastOfSource = heardLast(heard.filter((row) => row.source === source));
    const after = heard.filter((row) => row.source !== source && row.receivedAt > lastOfSource);
    const ends = [
      ...after.map((row) => row.receivedAt),
      ...(now - seenLast > GONE_MS ? [seenLast] : []),
      ...(sealedAt ? [sealedAt.getTime()] : []),
    ];
    return ends.length === 0 ? null : Math.min(...ends);
  };
}
