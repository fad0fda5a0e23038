import { inArray } from 'drizzle-orm';
import type { ControlScope, TimeOrWords } from 'shared/contracts/invigilation.ts';
import type { CarriedControl } from 'shared/contracts/room-parcel.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  type Attempt,
  clockView,
  keepMessage,
  openAttemptsOfSession,
  tellAttempt,
  timesOf,
} from '../delivery/index.ts';
import { lockSession } from '../sessions/index.ts';
import { changeAttempts, changeCandidates } from './change-attempts.ts';
import { issueControl } from './issue-control.ts';
import { controlsWithin } from './queries.ts';
import { isReached, reachOf } from './reach.ts';
import { controls } from './tables.ts';

/** More acts than any session has. */
const MOST = 1_000;

/** The acts of a session that reach into some rooms, as they go to the server of those rooms. */
export async function controlsReaching(
  db: Db | Tx,
  sessionId: string,
  roomIds: readonly string[],
): Promise<CarriedControl[]> {
  const watch = { all: false, roomIds: new Set(roomIds) };
  return (await controlsWithin(db, { sessionId, watch, limit: MOST })).filter(isCarried).map(carried);
}

type Row = typeof controls.$inferSelect;
type Carried = Row & { readonly kind: TimeOrWords['kind'] };

/** An unlock holds at the server at which the machine asks for it, and at no other; seats change at the province only. */
export const isCarried = (row: Row): row is Carried => row.kind !== 'unlock' && row.kind !== 'move';

/** An act of the board as it goes to the other server. */
export function carried(row: Carried): CarriedControl {
  const { id, at } = row;
  return { id, at: at.getTime(), scope: scopeOfRow(row), control: controlOf(row) };
}

/** The scope that an act was kept with. */
export function scopeOfRow({ roomId, schoolId, candidateIds }: Row): ControlScope {
  if (candidateIds) return { candidateIds };
  if (schoolId) return { schoolId };
  return roomId ? { roomId } : {};
}

function controlOf({ kind, seconds, text, reason }: Carried): TimeOrWords {
  if (kind === 'extend') return { kind, reason, seconds: seconds ?? 0 };
  return kind === 'message' ? { kind, reason, text: text ?? '' } : { kind, reason };
}

/** Writes down acts that took effect on another server; a repeat changes nothing. Returns how many are new. */
export async function noteCarried(
  tx: Tx,
  {
    sessionId,
    controls: acts,
    by,
    now,
  }: { sessionId: string; controls: readonly CarriedControl[]; by: string; now: number },
): Promise<number> {
  const fresh = await unknownOf(tx, acts);
  for (const { id, at, scope, control } of fresh) {
    await tx.insert(controls).values({
      ...{ id, sessionId, by, kind: control.kind, reason: control.reason, reached: 0, at: new Date(at) },
      roomId: 'roomId' in scope ? scope.roomId : null,
      schoolId: 'schoolId' in scope ? scope.schoolId : null,
      candidateIds: 'candidateIds' in scope ? scope.candidateIds : null,
      seconds: control.kind === 'extend' ? control.seconds : null,
      text: control.kind === 'message' ? control.text : null,
    });
    await appendAudit(tx, now, {
      actor: by,
      act: `session.${control.kind}`,
      subject: { kind: 'session', id: sessionId },
      details: { ...scope, ...control, carriedFor: id },
    });
  }
  return fresh.length;
}

/** An act that took effect here too, on these attempts. */
interface Reached {
  readonly act: CarriedControl;
  readonly changed: readonly Attempt[];
}

/**
 * Gives time and words of a room's invigilator also to those whom the room's server does not hold: who has not begun, or has
 * gone on here. Pauses and ends stay in the room, for they were meant for those who sit at its server; whom it holds has the
 * time in its own clock, which it reports. Once for each act: note it in the same transaction, and tell after COMMIT.
 */
export async function shareActs(
  tx: Tx,
  { sessionId, acts, holder, now }: { sessionId: string; acts: readonly CarriedControl[]; holder: string; now: number },
): Promise<Reached[]> {
  if (acts.length === 0) return [];
  // Like any act on a session: one after another, and candidates before attempts. Before asking what is new: a report that is
  // sent once more waits here for the first, and must see what that one noted.
  await lockSession(tx, sessionId);
  const fresh = (await unknownOf(tx, acts)).filter(({ control: { kind } }) => kind === 'extend' || kind === 'message');
  const reached: Reached[] = [];
  for (const act of fresh) {
    const { scope, control, id } = act;
    const reach = await reachOf(tx, sessionId, scope);
    await changeCandidates(tx, sessionId, reach, control, now);
    const open = await openAttemptsOfSession(tx, sessionId);
    const inScope = open.filter((attempt) => attempt.heldBy !== holder && isReached(reach, attempt));
    const changed = await changeAttempts(tx, inScope, control, now);
    const ids = changed.map((attempt) => attempt.id);
    if (control.kind === 'message') await keepMessage(tx, ids, { id, text: control.text, at: now });
    reached.push({ act, changed });
  }
  return reached;
}

/** Tells the pages of those whom a room's act reached here. */
export function tellReached({ bus }: Pick<Deps, 'bus'>, reached: readonly Reached[], now: number): void {
  for (const { act, changed } of reached)
    for (const attempt of changed) {
      const { id, control } = act;
      if (control.kind === 'message')
        tellAttempt(bus, attempt.id, { type: 'message', id, text: control.text, at: now });
      else
        tellAttempt(bus, attempt.id, {
          type: 'clock',
          clock: clockView(timesOf(attempt), now),
          reason: control.reason,
        });
    }
}

/** Does here what was done on the province's server, once each, in its order. */
export async function doCarried(
  deps: Pick<Deps, 'db' | 'bus' | 'now'>,
  { sessionId, controls: acts, by }: { sessionId: string; controls: readonly CarriedControl[]; by: string },
): Promise<void> {
  const fresh = (await unknownOf(deps.db, acts)).toSorted((one, other) => one.at - other.at);
  for (const act of fresh) {
    try {
      await issueControl(deps, { ...act, sessionId, by });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // It reaches nobody here: written down, so that it is not tried again.
      await deps.db.transaction((tx) => noteCarried(tx, { sessionId, controls: [act], by, now: deps.now() }));
    }
  }
}

async function unknownOf(db: Db | Tx, acts: readonly CarriedControl[]): Promise<readonly CarriedControl[]> {
  if (acts.length === 0) return [];
  const ids = acts.map(({ id }) => id);
  const known = new Set(
    (await db.select({ id: controls.id }).from(controls).where(inArray(controls.id, ids))).map(({ id }) => id),
  );
  return acts.filter(({ id }) => !known.has(id));
}
