import { eq, sql } from 'drizzle-orm';
import type { HandReason } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { tellAttempt, tellSession } from './news.ts';
import { attempts } from './tables.ts';

/** Raises or lowers the hand of a candidate. One that is up stays up since it was raised, however often that is said. */
export async function raiseHand(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  attemptId: string,
  { up, why }: { up: boolean; why?: HandReason | undefined },
): Promise<void> {
  const since = sql`coalesce(${attempts.handRaisedAt}, to_timestamp(${now()}::bigint / 1000.0))`;
  const [changed] = await db
    .update(attempts)
    .set(up ? { handRaisedAt: since, handWhy: why ?? null } : { handRaisedAt: null, handWhy: null })
    .where(eq(attempts.id, attemptId))
    .returning({ sessionId: attempts.sessionId, candidateId: attempts.candidateId });
  if (!changed) return;
  tellAttempt(bus, attemptId, { type: 'hand', up });
  tellSession(bus, changed.sessionId, changed);
}
