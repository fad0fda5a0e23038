import { eq, inArray, type SQL } from 'drizzle-orm';
import type { ControlScope } from 'shared/contracts/invigilation.ts';
import type { Db, Tx } from '../../db/db.ts';
import { candidates, roomsOfSession } from '../sessions/index.ts';

/** Whom a scope reaches in one session: a school is its rooms there. */
export type Reach =
  | { readonly candidateIds: readonly string[] }
  | { readonly roomIds: readonly string[] }
  | 'everybody';

export async function reachOf(db: Db | Tx, sessionId: string, scope: ControlScope): Promise<Reach> {
  if ('candidateIds' in scope) return { candidateIds: scope.candidateIds };
  if ('roomId' in scope) return { roomIds: [scope.roomId] };
  if (!('schoolId' in scope)) return 'everybody';
  const rooms = await roomsOfSession(db, sessionId);
  return { roomIds: rooms.filter(({ unitId }) => unitId === scope.schoolId).map(({ id }) => id) };
}

export function isReached(reach: Reach, { candidateId, roomId }: { candidateId: string; roomId: string }): boolean {
  if (reach === 'everybody') return true;
  return 'candidateIds' in reach ? reach.candidateIds.includes(candidateId) : reach.roomIds.includes(roomId);
}

/** The candidates of a session that a scope reaches. */
export function reachedCandidates(sessionId: string, reach: Reach): (SQL | undefined)[] {
  return [
    eq(candidates.sessionId, sessionId),
    reach !== 'everybody' && 'candidateIds' in reach ? inArray(candidates.id, [...reach.candidateIds]) : undefined,
    reach !== 'everybody' && 'roomIds' in reach ? inArray(candidates.roomId, [...reach.roomIds]) : undefined,
  ];
}
