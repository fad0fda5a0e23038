import { and, eq, max, sql } from 'drizzle-orm';
import type { PayloadOf, SignalName } from 'proctoring/signals/registry.ts';
import type { Tx } from '../../db/db.ts';
import { signals } from './tables.ts';

/** The source of what the server itself noticed. */
export const SERVER = 'server';

/** Makes whoever writes evidence of an attempt wait for the other, until the transaction ends. */
export async function lockAttemptEvidence(tx: Tx, attemptId: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${attemptId}`}, 0))`);
}

/** Records what the server itself noticed, now or at the times given. The attempt's evidence must be locked. */
export async function recordServerSignal<Name extends SignalName>(
  tx: Tx,
  attemptId: string,
  kind: Name,
  payload: PayloadOf<Name>,
  now: number,
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number } = { startedAt: now, endedAt: now },
): Promise<void> {
  const [last] = await tx
    .select({ seq: max(signals.seq) })
    .from(signals)
    .where(and(eq(signals.attemptId, attemptId), eq(signals.source, SERVER)));
  await tx.insert(signals).values({
    attemptId,
    source: SERVER,
    seq: (last?.seq ?? -1) + 1,
    kind,
    startedAt,
    endedAt,
    payload,
    receivedAt: now,
  });
}
