import { and, count, eq } from 'drizzle-orm';
import { parsePayload } from 'proctoring/signals/registry.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { type Limiter, limiter } from '../../http/limiter.ts';
import { pagesOf } from './custody/read-custody.ts';
import { SERVER } from './record-server-signal.ts';
import { signals, signalsAside } from './tables.ts';

/** Batches of one attempt in a minute, over all roads: a page sends one a second at most, and some more after a cut. */
const BATCHES_A_MINUTE = 120;

/** Rows of one attempt: several times what the busiest page tells in a day of exams. */
const MOST = { rows: 6_000, aside: 1_000, snapshots: 1_500 };
/** Of these, what one opened page may tell, and all sources together that no page was ever opened for. */
const MOST_OF_PAGE = 2_500;
const MOST_UNOPENED = 1_000;

const paces = new WeakMap<Deps['bus'], Limiter>();

/** Whether an attempt may send another batch of signals now. */
export function mayTell({ bus, now }: Pick<Deps, 'bus' | 'now'>, attemptId: string): boolean {
  const pace = paces.get(bus) ?? limiter({ most: BATCHES_A_MINUTE, everyMs: 60_000, now });
  paces.set(bus, pace);
  return pace.take(attemptId);
}

/**
 * What of a batch an attempt still has room for, and how much there is too much: no source may fill the room of the others. A
 * picture needs the signal that commits its hash, so that the limit of those is the limit of pictures too.
 */
export async function withinCaps(
  tx: Tx,
  attemptId: string,
  batch: readonly WireSignal[],
): Promise<{ kept: WireSignal[]; dropped: number }> {
  const aside = await rowsBySource(tx, signalsAside, attemptId);
  const rows = await rowsBySource(tx, signals, attemptId);
  const opened = new Set((await pagesOf(tx, attemptId)).map(({ source }) => source));
  const shareOf = (source: string) => (opened.has(source) ? source : 'unopened');
  const ofAttempt = eq(signals.attemptId, attemptId);
  const pictures = await tx.$count(signals, and(ofAttempt, eq(signals.kind, 'snapshotTaken')));
  const room = new Map<string, number>([
    ['(rows)', MOST.rows],
    ['(aside)', MOST.aside - aside.reduce((sum, { n }) => sum + n, 0)],
    ['(snapshots)', MOST.snapshots - pictures],
    ['unopened', MOST_UNOPENED],
    ...[...opened].map((source): [string, number] => [source, MOST_OF_PAGE]),
  ]);
  const take = (what: string, n = 1) => room.set(what, (room.get(what) ?? 0) - n);
  for (const { source, n } of [...rows, ...aside]) {
    take('(rows)', n);
    if (source !== SERVER) take(shareOf(source), n);
  }
  const kept = batch.filter(({ source, kind, payload }) => {
    const takes = ['(rows)', shareOf(source)];
    if (kind === 'snapshotTaken') takes.push('(snapshots)');
    if (!parsePayload(kind, payload)) takes.push('(aside)');
    if (takes.some((one) => (room.get(one) ?? 0) <= 0)) return false;
    for (const one of takes) take(one);
    return true;
  });
  return { kept, dropped: batch.length - kept.length };
}

function rowsBySource(tx: Tx, table: typeof signals | typeof signalsAside, attemptId: string) {
  return tx
    .select({ source: table.source, n: count() })
    .from(table)
    .where(eq(table.attemptId, attemptId))
    .groupBy(table.source);
}
