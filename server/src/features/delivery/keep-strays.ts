import type { Tx } from '../../db/db.ts';
import { countStrays, insertStrays, type Stray } from './ledger-queries.ts';

/** Rows beside one ledger: a page that wrote for an hour without knowing that it must not has fewer. */
const STRAYS_OF_ONE = 2_000;
/** What still comes so long after the end is nobody's work any more. */
const AFTER_SEALING_MS = 60 * 60_000;

/** Keeps what strayed from ledgers, as far as it is of use to who looks into it; the rest is dropped. */
export async function keepStrays(
  tx: Tx,
  strays: readonly Stray[],
  sealedAt: ReadonlyMap<string, Date | null>,
  now: number,
): Promise<void> {
  const inTime = strays.filter(({ attempt }) => now - (sealedAt.get(attempt)?.getTime() ?? now) <= AFTER_SEALING_MS);
  if (inTime.length === 0) return;
  const counts = await countStrays(tx, [...new Set(inTime.map(({ attempt }) => attempt))]);
  const kept = inTime.filter(({ attempt }) => {
    const count = (counts.get(attempt) ?? 0) + 1;
    counts.set(attempt, count);
    return count <= STRAYS_OF_ONE;
  });
  if (kept.length > 0) await insertStrays(tx, kept, now);
}
