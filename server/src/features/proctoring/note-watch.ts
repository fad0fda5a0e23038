import { inArray } from 'drizzle-orm';
import { signals as kinds } from 'proctoring/signals/registry.ts';
import type { WireSignal } from 'shared/contracts/proctoring.ts';
import type { Db, Tx } from '../../db/db.ts';
import { liveWatches } from './tables.ts';

type LiveWatch = typeof liveWatches.$inferSelect;

/**
 * Keeps what looks at an attempt now, as the batch says it: the latest word counts. Says whether the board shows something
 * else by it. A late batch may say something old; the page's next change mends that.
 */
export async function noteWatch(tx: Tx, attemptId: string, batch: readonly WireSignal[]): Promise<boolean> {
  const before = (await liveWatchOf(tx, [attemptId])).get(attemptId);
  const after = batch.reduce<LiveWatch | undefined>((live, signal) => next(live, attemptId, signal), before);
  if (!after || JSON.stringify(after) === JSON.stringify(before)) return false;
  await tx.insert(liveWatches).values(after).onConflictDoUpdate({ target: liveWatches.attemptId, set: after });
  return true;
}

export async function liveWatchOf(db: Db | Tx, attemptIds: readonly string[]): Promise<Map<string, LiveWatch>> {
  if (attemptIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(liveWatches)
    .where(inArray(liveWatches.attemptId, [...attemptIds]));
  return new Map(rows.map((row) => [row.attemptId, row]));
}

function next(live: LiveWatch | undefined, attemptId: string, { kind, startedAt, endedAt, payload }: WireSignal) {
  const before: LiveWatch = live ?? { attemptId, tier: 'none', checks: [], notWatched: null };
  const lasts = endedAt === null;
  if (kind === 'watched') {
    const said = kinds.watched.payload.safeParse(payload);
    if (!said.success) return live;
    const { tier, checks } = said.data;
    if (lasts) return { attemptId, tier, checks, notWatched: null };
    return JSON.stringify([before.tier, before.checks]) === JSON.stringify([tier, checks])
      ? { ...before, checks: [] }
      : live;
  }
  if (kind === 'notWatched') {
    const said = kinds.notWatched.payload.safeParse(payload);
    if (!said.success) return live;
    // A moment stands for the whole sitting: nobody asked for the camera.
    const isForGood = endedAt === startedAt;
    return lasts || isForGood
      ? { ...before, checks: [], notWatched: said.data.reason }
      : { ...before, notWatched: null };
  }
  return live;
}
