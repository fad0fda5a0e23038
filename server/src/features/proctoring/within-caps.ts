import { and, eq } from 'drizzle-orm';
import { parsePayload } from 'proctoring/signals/registry.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { type Limiter, limiter } from '../../http/limiter.ts';
import { signals, signalsAside } from './tables.ts';

/** Batches of one attempt in a minute, over all roads: a page sends one a second at most, and some more after a cut. */
const BATCHES_A_MINUTE = 120;

/** Rows of one attempt: several times what the busiest page tells in a day of exams. */
const MOST = { rows: 6_000, aside: 1_000, snapshots: 1_500 };

const paces = new WeakMap<Deps['bus'], Limiter>();

/** Whether an attempt may send another batch of signals now. */
export function mayTell({ bus, now }: Pick<Deps, 'bus' | 'now'>, attemptId: string): boolean {
  const pace = paces.get(bus) ?? limiter({ most: BATCHES_A_MINUTE, everyMs: 60_000, now });
  paces.set(bus, pace);
  return pace.take(attemptId);
}

/**
 * What of a batch an attempt still has room for; the rest is dropped. A picture needs the signal that commits its hash, so
 * that the limit of those is the limit of pictures too.
 */
export async function withinCaps(tx: Tx, attemptId: string, batch: readonly WireSignal[]): Promise<WireSignal[]> {
  const ofAttempt = eq(signals.attemptId, attemptId);
  const kept = await tx.$count(signals, ofAttempt);
  const aside = await tx.$count(signalsAside, eq(signalsAside.attemptId, attemptId));
  const pictures = await tx.$count(signals, and(ofAttempt, eq(signals.kind, 'snapshotTaken')));
  const room = {
    rows: MOST.rows - kept - aside,
    aside: MOST.aside - aside,
    snapshots: MOST.snapshots - pictures,
  };
  return batch.filter(({ kind, payload }) => {
    const takes: (keyof typeof room)[] = ['rows'];
    if (kind === 'snapshotTaken') takes.push('snapshots');
    if (!parsePayload(kind, payload)) takes.push('aside');
    if (takes.some((one) => room[one] <= 0)) return false;
    for (const one of takes) room[one] -= 1;
    return true;
  });
}
