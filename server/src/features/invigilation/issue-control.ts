import { randomUUID } from 'node:crypto';
import { and, eq, inArray, isNotNull, isNull, notExists, type SQL, sql } from 'drizzle-orm';
import type { Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  type Attempt,
  attempts,
  clockView,
  creditOutages,
  keepMessage,
  lockAttempts,
  openAttemptsOfSession,
  sealAttempts,
  tellAttempt,
  tellSession,
  timesOf,
  UNLOCK_LASTS_MS,
} from '../delivery/index.ts';
import { candidates, type Room, sessions } from '../sessions/index.ts';
import { requireFreePlace } from './require-free-place.ts';
import { controls } from './tables.ts';

/**
 * Gives time, pauses, resumes, writes to, ends, unlocks or moves the attempts of a scope. The act, its reason, its audit entry and the
 * change of every deadline are one transaction; connected candidates hear of it right after, others with the next save.
 * Returns how many candidates it reached; who has handed in is never among them.
 */
export async function issueControl(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  {
    sessionId,
    scope,
    control,
    by,
    id = randomUUID(),
  }: { sessionId: string; scope: ControlScope; control: Control; by: string; id?: string },
): Promise<{ reached: number }> {
  const at = now();
  const { ahead, changed, reached } = await db.transaction(async (tx) => {
    // The acts on one session come one after another.
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId)).for('update');
    if (!session || session.closedAt !== null) refuse('sessionOver');
    const place = control.kind === 'move' ? await requireFreePlace(tx, sessionId, scope, control) : null;
    // Candidates before attempts: who begins at this very moment either begins with the change or is found below.
    const ahead = await changeCandidates(tx, sessionId, scope, control, at);
    const inScope = (await openAttemptsOfSession(tx, sessionId)).filter((attempt) => isInScope(attempt, scope));
    const changed = await changeAttempts(tx, inScope, control, at);
    if (control.kind === 'message')
      await keepMessage(
        tx,
        changed.map((attempt) => attempt.id),
        { id, text: control.text, at },
      );
    if (control.kind === 'extend' && control.forOutage)
      await creditOutages(
        tx,
        changed.map((attempt) => attempt.id),
        id,
      );
    const reached = new Set([...ahead, ...changed.map(({ candidateId }) => candidateId)]);
    if (reached.size === 0) refuse('nobodyInScope');
    await tx.insert(controls).values({
      id,
      sessionId,
      // Who watches the room that somebody left reads of it too.
      roomId: place?.fromId ?? ('roomId' in scope ? scope.roomId : null),
      candidateIds: 'candidateIds' in scope ? scope.candidateIds : null,
      kind: control.kind,
      seconds: control.kind === 'extend' ? control.seconds : null,
      text: textOf(control, place),
      reason: control.reason,
      reached: reached.size,
      by,
      at: new Date(at),
    });
    await appendAudit(tx, at, {
      actor: by,
      act: `session.${control.kind}`,
      subject: { kind: 'session', id: sessionId },
      details: { ...scope, ...control, ...(place && { fromRoomId: place.fromId }), reached: reached.size },
    });
    return { ahead, changed, reached: reached.size };
  });

  for (const attempt of changed) {
    if (control.kind === 'message') tellAttempt(bus, attempt.id, { type: 'message', id, text: control.text, at });
    else if (control.kind === 'end') tellAttempt(bus, attempt.id, { type: 'ended' });
    else if (control.kind === 'unlock' || control.kind === 'move')
      tellAttempt(bus, attempt.id, { type: 'unlocked' }, { except: attempt.writer });
    else {
      const clock = clockView(timesOf(attempt), at);
      tellAttempt(bus, attempt.id, { type: 'clock', clock, reason: control.reason });
    }
  }
  if (ahead.length + changed.length > 0) tellSession(bus, sessionId, { candidateId: null });
  return { reached };
}

function textOf(control: Control, place: { readonly room: Room } | null): string | null {
  if (control.kind === 'move') return place && `${place.room.name} · ${control.seat}`;
  return control.kind === 'message' ? control.text : null;
}

export function isInScope(attempt: Attempt, scope: ControlScope): boolean {
  if ('candidateIds' in scope) return scope.candidateIds.includes(attempt.candidateId);
  return 'roomId' in scope ? attempt.roomId === scope.roomId : true;
}

/**
 * Time and pauses also hold for those who have not begun: their attempt starts with them. Returns the ids of the
 * candidates for whom something changed.
 */
export async function changeCandidates(
  tx: Tx,
  sessionId: string,
  scope: ControlScope,
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
    .where(
      and(
        eq(candidates.sessionId, sessionId),
        'candidateIds' in scope ? inArray(candidates.id, scope.candidateIds) : undefined,
        'roomId' in scope ? eq(candidates.roomId, scope.roomId) : undefined,
        change.where,
        notExists(sealed),
      ),
    )
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
      const pausedMs = sql`${attempts.pausedMs} + ${millisFrom(sql`${attempts.pausedSince}`, at)}`;
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

/** Milliseconds from an instant in SQL until `at`; never negative. */
const millisFrom = (from: SQL, at: number) =>
  sql`greatest(0, ${at}::bigint - round(extract(epoch FROM ${from}) * 1000))::int`;
