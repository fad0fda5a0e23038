import { and, eq } from 'drizzle-orm';
import { signals as kinds, type PayloadOf } from 'proctoring/signals/registry.ts';
import type { Tx } from '../../../db/db.ts';
import { recordServerSignal, SERVER } from '../record-server-signal.ts';
import { signals } from '../tables.ts';

/**
 * Notes that the chain of a page does not hold, once for each page and way. Says whether it was new. The attempt's evidence
 * must be locked.
 */
export async function noteTamper(
  tx: Tx,
  attemptId: string,
  found: PayloadOf<'chainBroken'>,
  now: number,
): Promise<boolean> {
  const noted = await tx
    .select({ payload: signals.payload })
    .from(signals)
    .where(and(eq(signals.attemptId, attemptId), eq(signals.source, SERVER), eq(signals.kind, 'chainBroken')));
  const isKnown = noted.some(({ payload }) => {
    const { what, page } = kinds.chainBroken.payload.parse(payload);
    return what === found.what && page === found.page;
  });
  if (!isKnown) await recordServerSignal(tx, attemptId, 'chainBroken', found, now);
  return !isKnown;
}
