import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { tellSession } from '../delivery/index.ts';
import { candidatesOfSession, findExam, lockSession } from './queries.ts';
import { sessions } from './tables.ts';

/** Opens a session ahead of its time. It lasts as long as was planned. */
export async function startSession(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { sessionId, reason, by }: { sessionId: string; reason: string; by: string },
): Promise<{ startsAt: number; endsAt: number }> {
  const at = now();
  const times = await db.transaction(async (tx) => {
    const session = await lockSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!session || !exam) refuse('notFound');
    if (session.closedAt !== null) refuse('sessionClosed');
    if (session.startsAt.getTime() <= at) refuse('sessionBegun');
    if (exam.state === 'draft' || (await candidatesOfSession(tx, sessionId)).length === 0) refuse('notReady');
    const endsAt = at + session.endsAt.getTime() - session.startsAt.getTime();
    await tx
      .update(sessions)
      .set({ startsAt: new Date(at), endsAt: new Date(endsAt), openedAt: new Date(at) })
      .where(eq(sessions.id, sessionId));
    await appendAudit(tx, at, {
      actor: by,
      act: 'session.start',
      subject: { kind: 'session', id: sessionId },
      details: { reason, plannedFor: session.startsAt.toISOString() },
    });
    return { startsAt: at, endsAt };
  });
  tellSession(bus, sessionId, { candidateId: null });
  return times;
}
