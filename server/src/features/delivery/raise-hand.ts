import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { tellAttempt, tellSession } from './news.ts';
import { attempts } from './tables.ts';

/** Sets or clears the raised hand of a candidate. */
export async function raiseHand(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  attemptId: string,
  up: boolean,
): Promise<void> {
  const [changed] = await db
    .update(attempts)
    .set({ handRaisedAt: up ? new Date(now()) : null })
    .where(eq(attempts.id, attemptId))
    .returning({ sessionId: attempts.sessionId, candidateId: attempts.candidateId });
  if (!changed) return;
  tellAttempt(bus, attemptId, { type: 'hand', up });
  tellSession(bus, changed.sessionId, changed);
}
