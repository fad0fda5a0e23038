import type { Attempt } from '../delivery/index.ts';
import type { SignalRow } from './queries.ts';

/** A page that was not heard for so long has gone, and cannot tell that something is over. */
const GONE_MS = 60_000;

/** Signals that nobody has decided about yet. */
export function undecided(rows: readonly SignalRow[], reviewedAt?: Date | null): SignalRow[] {
  return rows.filter((row) => !reviewedAt || row.receivedAt > reviewedAt.getTime());
}

/** Intervals that a page began and, because it was closed, never ended: they end when the page was last heard. */
export function endedWithPage(
  rows: readonly SignalRow[],
  { sealedAt, seenAt }: Pick<Attempt, 'sealedAt' | 'seenAt'>,
  now: number,
): SignalRow[] {
  const isGone = seenAt !== null && now - seenAt.getTime() > GONE_MS;
  const until = sealedAt ?? (isGone ? seenAt : null);
  if (!until) return [...rows];
  return rows.map((row) =>
    row.endedAt === null ? { ...row, endedAt: Math.max(row.startedAt, until.getTime()) } : row,
  );
}
