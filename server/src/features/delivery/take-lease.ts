import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import type { Attempt } from './attempt-queries.ts';
import { lockAttempts } from './ledger-queries.ts';
import { mayTakeLease } from './may-take-lease.ts';
import { tellAttempt, tellSession } from './news.ts';
import { attempts } from './tables.ts';

/**
 * The lease goes to another page, and the act into the audit chain; where a room's server held the attempt, it is held here
 * from now on. Refused as `needsUnlock` where another machine asks while that one writes: the board then shows who waits.
 */
export async function takeLease(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { id, candidateId, sessionId }: Attempt,
  { writer, device, movesFreely }: { writer: string; device: string | null; movesFreely: boolean },
): Promise<Attempt> {
  const at = now();
  const taken = await db.transaction(async (tx) => {
    const [before] = await lockAttempts(tx, [id]);
    if (!before) refuse('notFound');
    // Sealed meanwhile: nothing is written any more, on whichever machine.
    if (before.writer === writer || before.sealedAt !== null) return before;
    const ground = mayTakeLease(before, { device, movesFreely, now: at });
    if (ground === null) {
      await tx
        .update(attempts)
        .set({ unlockAskedAt: new Date(at) })
        .where(eq(attempts.id, id));
      return null;
    }
    const lease = { writer, device, writesSince: new Date(at), writerSeenAt: new Date(at), heldBy: null };
    const isNews = ground === 'silent' && before.writerSeenAt !== null;
    const [after] = await tx
      .update(attempts)
      .set({
        ...{ ...lease, unlockAskedAt: null },
        ...(ground === 'unlocked' && { unlockedUntil: null }),
        ...(isNews && { movedAt: new Date(at) }),
      })
      .where(eq(attempts.id, id))
      .returning();
    const subject = { kind: 'attempt', id };
    await appendAudit(tx, at, {
      actor: `candidate:${candidateId}`,
      act: 'attempt.takeOver',
      subject,
      details: { ground, head: before.headSeq, writerSeenAt: before.writerSeenAt?.toISOString() ?? null },
    });
    if (before.heldBy)
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'attempt.leaveRoomServer',
        subject,
        details: { roomServer: before.heldBy, head: before.headSeq },
      });
    return after ?? refuse('notFound');
  });
  tellSession(bus, sessionId, { candidateId });
  if (taken === null) refuse('needsUnlock');
  if (taken.writer === writer) tellAttempt(bus, id, { type: 'superseded' }, { except: writer });
  return taken;
}
