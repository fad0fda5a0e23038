import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { Control, ControlScope } from 'shared/contracts/invigilation.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  type Attempt,
  clockView,
  creditOutages,
  keepMessage,
  openAttemptsOfSession,
  tellAttempt,
  tellSession,
  timesOf,
} from '../delivery/index.ts';
import { findSession, lockSession, type Room, type Session, sessions } from '../sessions/index.ts';
import { changeAttempts, changeCandidates } from './change-attempts.ts';
import { isRunning } from './queries.ts';
import { isReached, reachOf } from './reach.ts';
import { type Border, requireFreePlace } from './require-free-place.ts';
import { controls } from './tables.ts';

/**
 * Gives time, pauses, resumes, writes to, ends, unlocks or moves the attempts of a scope. The act, its reason, its audit entry
 * and every change are one transaction, in all sessions that it reaches; connected candidates hear of it right after, others
 * with the next save.
 * Returns how many candidates it reached; who has handed in is never among them.
 */
export async function issueControl(
  { db, bus, now, borderOf = noBorder }: Pick<Deps, 'db' | 'bus' | 'now'> & { readonly borderOf?: BorderOf },
  {
    sessionId,
    scope,
    control,
    by,
    id = randomUUID(),
  }: { sessionId: string; scope: ControlScope; control: Control; by: string; id?: string },
): Promise<{ reached: number }> {
  const at = now();
  const done = await db.transaction(async (tx) => {
    const acts: Done[] = [];
    const all = 'wholeExam' in scope;
    for (const session of all ? await lockRunning(tx, sessionId, at) : [await lockOpen(tx, sessionId)]) {
      // Each session has its own entry: its invigilators and its minutes know of no other.
      const act = { sessionId: session.id, scope: all ? {} : scope, control, by, id: all ? randomUUID() : id, at };
      acts.push(await actOn(tx, act, { borderOf, more: all ? { exam: session.examId } : {} }));
    }
    if (acts.every(({ reached }) => reached === 0)) refuse('nobodyInScope');
    // The audit chain last: nobody waits for a row of ours while we wait for the chain.
    for (const { act, reached, details } of acts)
      if (reached > 0)
        await appendAudit(tx, at, {
          ...{ actor: by, act: `session.${control.kind}`, subject: { kind: 'session', id: act.sessionId } },
          details,
        });
    return acts;
  });
  for (const { act, changed, reached } of done) {
    for (const attempt of changed) tell(bus, attempt, act);
    if (reached > 0) tellSession(bus, act.sessionId, { candidateId: null });
  }
  return { reached: done.reduce((sum, { reached }) => sum + reached, 0) };
}

/** Handed in: the features that know of rooms' servers know of this one. */
export type BorderOf = (tx: Tx, sessionId: string) => Promise<Border>;

/** Acts that come from another server move nobody. */
const noBorder: BorderOf = async () => ({ isRoomServer: true, servedElsewhere: new Set() });

interface Act {
  readonly sessionId: string;
  readonly scope: ControlScope;
  readonly control: Control;
  readonly by: string;
  readonly id: string;
  readonly at: number;
}

type Details = NonNullable<Parameters<typeof appendAudit>[2]['details']>;

interface Done {
  readonly act: Act;
  readonly changed: readonly Attempt[];
  readonly reached: number;
  /** What its audit entry says. */
  readonly details: Details;
}

/** The acts on one session come one after another. */
async function lockOpen(tx: Tx, sessionId: string): Promise<Session> {
  const session = await lockSession(tx, sessionId);
  if (!session || session.closedAt !== null) refuse('sessionOver');
  return session;
}

/** The sessions of the same exam that are running, held in the order of their ids, as everywhere. */
async function lockRunning(tx: Tx, sessionId: string, at: number): Promise<Session[]> {
  const session = await findSession(tx, sessionId);
  if (!session) refuse('notFound');
  return tx
    .select()
    .from(sessions)
    .where(isRunning(tx, session.examId, at))
    .orderBy(asc(sessions.id))
    .for('update');
}

/** Does one act on one session but for its audit entry, into which `more` goes; where it reaches nobody it leaves no trace. */
async function actOn(tx: Tx, act: Act, { borderOf, more }: { borderOf: BorderOf; more: object }): Promise<Done> {
  const { sessionId, scope, control, by, id, at } = act;
  const place =
    control.kind === 'move'
      ? await requireFreePlace(tx, sessionId, scope, control, await borderOf(tx, sessionId))
      : null;
  const reach = await reachOf(tx, sessionId, scope);
  // Candidates before attempts: who begins at this very moment either begins with the change or is found below.
  const ahead = await changeCandidates(tx, sessionId, reach, control, at);
  const inScope = (await openAttemptsOfSession(tx, sessionId)).filter((attempt) => isReached(reach, attempt));
  const changed = await changeAttempts(tx, inScope, control, at);
  const ids = changed.map((attempt) => attempt.id);
  if (control.kind === 'message') await keepMessage(tx, ids, { id, text: control.text, at });
  if (control.kind === 'extend' && control.forOutage) await creditOutages(tx, ids, id);
  const reached = new Set([...ahead, ...changed.map(({ candidateId }) => candidateId)]).size;
  const details: Details = {
    ...{ ...scope, ...more, ...control, reached },
    ...(place && { fromRoomId: place.from.roomId, fromSeat: place.from.seat }),
  };
  if (reached === 0) return { act, changed, reached, details };
  await tx.insert(controls).values({
    ...{ id, sessionId, kind: control.kind, reason: control.reason, reached, by, at: new Date(at) },
    // Who watches the room that somebody left reads of it too.
    roomId: place?.from.roomId ?? ('roomId' in scope ? scope.roomId : null),
    schoolId: 'schoolId' in scope ? scope.schoolId : null,
    candidateIds: 'candidateIds' in scope ? scope.candidateIds : null,
    seconds: control.kind === 'extend' ? control.seconds : null,
    text: textOf(control, place),
  });
  return { act, changed, reached, details };
}

/** Tells the pages of an attempt what was done. */
function tell(bus: Deps['bus'], attempt: Attempt, { control, id, at }: Act): void {
  if (control.kind === 'message') tellAttempt(bus, attempt.id, { type: 'message', id, text: control.text, at });
  else if (control.kind === 'end') tellAttempt(bus, attempt.id, { type: 'ended' });
  else if (control.kind === 'unlock' || control.kind === 'move')
    tellAttempt(bus, attempt.id, { type: 'unlocked' }, { except: attempt.writer });
  else {
    const clock = clockView(timesOf(attempt), at);
    tellAttempt(bus, attempt.id, { type: 'clock', clock, reason: control.reason });
  }
}

function textOf(control: Control, place: { readonly room: Room } | null): string | null {
  if (control.kind === 'move') return place && `${place.room.name} · ${control.seat}`;
  return control.kind === 'message' ? control.text : null;
}
