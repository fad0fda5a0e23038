import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  type Attempt,
  attempts,
  clockView,
  openAttemptsOfSession,
  sealAttempts,
  tellAttempt,
  tellSession,
  timesOf,
} from '../delivery/index.ts';
import { candidates } from '../sessions/index.ts';
import { controls } from './tables.ts';

/**
 * Gives time, pauses, resumes, writes to or ends the attempts of a scope. The act, its reason, its audit entry and the
 * change of every deadline are one transaction; connected candidates hear of it right after, others with the next save.
 * Returns how many attempts it reached.
 */
export async function issueControl(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { sessionId, scope, control, by }: { sessionId: string; scope: ControlScope; control: Control; by: string },
): Promise<{ reached: number }> {
  const at = now();
  const reached = await db.transaction(async (tx) => {
    const targets = (await openAttemptsOfSession(tx, sessionId)).filter((attempt) => isInScope(attempt, scope));
    const ahead = await changeCandidates(tx, sessionId, scope, control, at);
    if (targets.length === 0 && ahead === 0) refuse('nobodyInScope');
    for (const attempt of targets) await changeAttempt(tx, attempt, control, at);
    await tx.insert(controls).values({
      id: randomUUID(),
      sessionId,
      roomId: 'roomId' in scope ? scope.roomId : null,
      candidateId: 'candidateId' in scope ? scope.candidateId : null,
      kind: control.kind,
      seconds: control.kind === 'extend' ? control.seconds : null,
      text: control.kind === 'message' ? control.text : null,
      reason: control.reason,
      by,
      at: new Date(at),
    });
    await appendAudit(tx, at, {
      actor: by,
      act: `session.${control.kind}`,
      subject: { kind: 'session', id: sessionId },
      details: { ...scope, ...control, reached: targets.length },
    });
    return targets;
  });

  const changed = new Map((await openAttemptsOfSession(db, sessionId)).map((attempt) => [attempt.id, attempt]));
  for (const attempt of reached) {
    if (control.kind === 'message') tellAttempt(bus, attempt.id, { type: 'message', text: control.text, at });
    else if (control.kind === 'end') tellAttempt(bus, attempt.id, { type: 'ended' });
    else {
      const clock = clockView(timesOf(changed.get(attempt.id) ?? attempt), at);
      tellAttempt(bus, attempt.id, { type: 'clock', clock, reason: control.reason });
    }
    tellSession(bus, sessionId, { candidateId: attempt.candidateId });
  }
  return { reached: reached.length };
}

function isInScope(attempt: Attempt, scope: ControlScope): boolean {
  if ('candidateId' in scope) return attempt.candidateId === scope.candidateId;
  return 'roomId' in scope ? attempt.roomId === scope.roomId : true;
}

/** Time and pauses also hold for those who have not begun: their attempt starts with them. */
async function changeCandidates(tx: Tx, sessionId: string, scope: ControlScope, control: Control, at: number) {
  const change = {
    extend: control.kind === 'extend' ? { extraMs: sql`${candidates.extraMs} + ${control.seconds * 1000}` } : null,
    pause: { pausedSince: new Date(at) },
    resume: { pausedSince: null },
    message: null,
    end: null,
  }[control.kind];
  if (!change) return 0;
  const changed = await tx
    .update(candidates)
    .set(change)
    .where(
      and(
        eq(candidates.sessionId, sessionId),
        'candidateId' in scope ? eq(candidates.id, scope.candidateId) : undefined,
        'roomId' in scope ? eq(candidates.roomId, scope.roomId) : undefined,
      ),
    )
    .returning({ id: candidates.id });
  return changed.length;
}

async function changeAttempt(tx: Tx, attempt: Attempt, control: Control, at: number): Promise<void> {
  const one = eq(attempts.id, attempt.id);
  switch (control.kind) {
    case 'extend':
      await tx
        .update(attempts)
        .set({ extraMs: sql`${attempts.extraMs} + ${control.seconds * 1000}` })
        .where(one);
      return;
    case 'pause':
      if (!attempt.pausedSince)
        await tx
          .update(attempts)
          .set({ pausedSince: new Date(at) })
          .where(one);
      return;
    case 'resume':
      if (attempt.pausedSince) {
        const lasted = Math.max(0, at - attempt.pausedSince.getTime());
        await tx
          .update(attempts)
          .set({ pausedSince: null, pausedMs: attempt.pausedMs + lasted })
          .where(one);
      }
      return;
    case 'end':
      await sealAttempts(tx, [attempt.id], { by: 'staff', now: at });
      return;
    case 'message':
      return;
  }
}
