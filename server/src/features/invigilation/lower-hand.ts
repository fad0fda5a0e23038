import { eq, sql } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts, findAttemptOf, tellAttempt, tellSession } from '../delivery/index.ts';

/** Lowers the raised hand of a candidate who was helped; the candidate's page hears of it. */
export async function lowerHand(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { sessionId, candidateId, by }: { sessionId: string; candidateId: string; by: string },
): Promise<void> {
  const attempt = await db.transaction(async (tx) => {
    const found = await findAttemptOf(tx, candidateId);
    if (found?.sessionId !== sessionId) refuse('notFound');
    // The room's server that keeps it tells it raised until it hears that this raising was answered.
    const handAnsweredAt = sql`CASE WHEN ${attempts.heldBy} IS NULL THEN NULL ELSE coalesce(${attempts.handRaisedAt}, ${attempts.handAnsweredAt}) END`;
    await tx
      .update(attempts)
      .set({ handRaisedAt: null, handWhy: null, handAnsweredAt })
      .where(eq(attempts.id, found.id));
    await appendAudit(tx, now(), { actor: by, act: 'hand.lower', subject: { kind: 'candidate', id: candidateId } });
    return found;
  });
  tellAttempt(bus, attempt.id, { type: 'hand', up: false });
  tellSession(bus, sessionId, { candidateId });
}
