import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { lockSession, sessions } from '../sessions/index.ts';
import { ledgersDigest } from './ledgers-digest.ts';
import { tellAttempt, tellSession } from './news.ts';
import { sealSession } from './seal-attempts.ts';

/** What a room's server had not sent up when the session was closed. */
type StillThere = {
  readonly name: string;
  readonly events: number;
  readonly files: number;
  /** What was not taken from it, and lies there. */
  readonly refused: number;
};

/** Closes a session for good. What is still open is collected as it stands: every saved answer counts. */
export async function closeSession(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  {
    sessionId,
    reason,
    by,
    stillInRooms = [],
  }: { sessionId: string; reason: string; by: string; stillInRooms?: readonly StillThere[] },
): Promise<{ collected: number }> {
  const at = now();
  const sealed = await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    if (!session) refuse('notFound');
    if (session.closedAt !== null) refuse('sessionClosed');
    if (session.startsAt.getTime() > at) refuse('sessionNotBegun');
    await tx
      .update(sessions)
      .set({ closedAt: new Date(at) })
      .where(eq(sessions.id, sessionId));
    const attempts = await sealSession(tx, sessionId, at);
    await appendAudit(tx, at, {
      actor: by,
      act: 'session.close',
      subject: { kind: 'session', id: sessionId },
      details: {
        ...{ collected: attempts.length, reason, ledgers: await ledgersDigest(tx, sessionId) },
        ...(stillInRooms.length > 0 && { stillInRooms }),
      },
    });
    return attempts;
  });
  for (const attemptId of sealed) tellAttempt(bus, attemptId, { type: 'ended' });
  tellSession(bus, sessionId, { candidateId: null });
  return { collected: sealed.length };
}
