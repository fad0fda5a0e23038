import type { Tx } from '../../db/db.ts';
import { countStrays, insertStrays, noteDroppedStrays, type Stray, straysAmong } from './ledger-queries.ts';

/** Rows beside one ledger: a page that wrote for an hour without knowing that it must not has fewer. */
const STRAYS_OF_ONE = 2_000;

/**
 * Keeps what strayed from ledgers, however late it comes (decision 57). What finds no room any more is counted, so that who
 * reads the strays knows that they are not all.
 */
export async function keepStrays(tx: Tx, strays: readonly Stray[], now: number): Promise<void> {
  if (strays.length === 0) return;
  const places = strays.map(({ attempt, chained }) => ({ attempt, hash: chained.hash }));
  // The same stray twice is one row, also within one batch.
  const fresh = new Map(strays.map((stray) => [`${stray.attempt} ${stray.chained.hash}`, stray]));
  for (const place of await straysAmong(tx, places)) fresh.delete(place);
  const counts = await countStrays(tx, [...new Set([...fresh.values()].map(({ attempt }) => attempt))]);
  const kept: Stray[] = [];
  const dropped = new Map<string, number>();
  for (const stray of fresh.values()) {
    const count = counts.get(stray.attempt) ?? 0;
    if (count < STRAYS_OF_ONE) {
      kept.push(stray);
      counts.set(stray.attempt, count + 1);
    } else dropped.set(stray.attempt, (dropped.get(stray.attempt) ?? 0) + 1);
  }
  if (kept.length > 0) await insertStrays(tx, kept, now);
  if (dropped.size > 0) await noteDroppedStrays(tx, dropped);
}
