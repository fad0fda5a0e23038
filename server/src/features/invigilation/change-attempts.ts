import { and, eq, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Control } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import { type Attempt, attempts, lockAttempts, millisFrom, sealAttempts, UNLOCK_LASTS_MS } from '../delivery/index.ts';
import { candidates } from '../sessions/index.ts';
import { type Reach, reachedCandidates } from './reach.ts';

/**
 * Time and pauses also hold for those who have not begun: their attempt starts with them. Returns the ids of the
 * candidates for whom something changed.
 */
export async function changeCandidates(
  tx: Tx,
  sessionId: string,
  reach: Reach,
  control: Control,
  at: number,
): Promise<string[]> {
  const change = changeBeforeStart(control, at);
  if (!change) return [];
  const sealed = tx
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.candidateId, candidates.id), isNotNull(attempts.sealedAt)));
  const changed = await tx
    .update(candidates)
    .set(change.set)
    .where(and(...reachedCandidates(sessionId, reach), change.where, notExists(sealed)))
    .returning({ id: candidates.id });
  return changed.map(({ id }) => id);
}

function changeBeforeStart(control: Control, at: number): { set: object; where?: SQL } | null {
  switch (control.kind) {
    case 'extend':
      return { set: { extraMs: sql`${candidates.extraMs} + ${control.seconds * 1000}` } };
    case 'pause':
      return { set: { pausedSince: new Date(at) }, where: isNull(candidates.pausedSince) };
    case 'resume': {
      const startsAt = sql`(SELECT starts_at FROM sessions WHERE sessions.id = ${candidates.sessionId})`;
      const from = sql`greatest(${candidates.pausedSince}, ${startsAt})`;
      const set = { pausedSince: null, pausedMs: sql`${candidates.pausedMs} + ${millisFrom(from, at)}` };
      return { set, where: isNotNull(candidates.pausedSince) };
    }
    case 'move':
      return { set: { roomId: control.roomId, seat: control.seat } };
    case 'message':
    case 'end':
    case 'unlock':
      return null;
  }
}

/** Changes open attempts and returns those that changed, as they now stand. */
export async function changeAttempts(
  tx: Tx,
  inScope: readonly Attempt[],
  control: Control,
  at: number,
): Promise<readonly Attempt[]> {
  // Locked in the order of their ids, like everywhere; one may have been handed in meanwhile.
  const open = (
    await lockAttempts(
      tx,
      inScope.map(({ id }) => id),
    )
  ).filter(({ sealedAt }) => sealedAt === null);
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const these = inArray(attempts.id, ids);
  switch (control.kind) {
    case 'extend': {
      const extraMs = sql`${attempts.extraMs} + ${control.seconds * 1000}`;
      return tx.update(attempts).set({ extraMs }).where(these).returning();
    }
    case 'pause':
      return tx
        .update(attempts)
        .set({ pausedSince: new Date(at) })
        .where(and(these, isNull(attempts.pausedSince)))
        .returning();
    case 'resume': {
      const pausedMs = sql`${attempts.pausedMs} + ${millisFrom(attempts.pausedSince, at)}`;
      return tx
        .update(attempts)
        .set({ pausedSince: null, pausedMs })
        .where(and(these, isNotNull(attempts.pausedSince)))
        .returning();
    }
    case 'message':
      return open;
    case 'unlock':
    case 'move': {
      const unlocked = { unlockedUntil: new Date(at + UNLOCK_LASTS_MS), unlockAskedAt: null, movedAt: null };
      const place = control.kind === 'move' && { roomId: control.roomId };
      return tx
        .update(attempts)
        .set({ ...unlocked, ...place })
        .where(these)
        .returning();
    }
    case 'end': {
      const sealed = new Set(await sealAttempts(tx, ids, { by: 'staff', now: at }));
      return open.filter(({ id }) => sealed.has(id));
    }
  }
}
