import { eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { attempts } from '../delivery/index.ts';
import { candidates } from '../sessions/index.ts';

/** Which of these attempts a room's server may speak of: those of its candidates, begun in its rooms, or held by it. */
export async function ownAttempts(
  db: Db | Tx,
  who: RoomServerWho,
  attemptIds: readonly string[],
): Promise<Set<string>> {
  if (attemptIds.length === 0) return new Set();
  const found = await db
    .select({ id: attempts.id, roomId: attempts.roomId, heldBy: attempts.heldBy, sitsIn: candidates.roomId })
    .from(attempts)
    .innerJoin(candidates, eq(candidates.id, attempts.candidateId))
    .where(inArray(attempts.id, [...new Set(attemptIds)]));
  return new Set(found.filter((one) => isOfRooms(one, who) || who.roomIds.includes(one.sitsIn)).map(({ id }) => id));
}

/** Begun in its rooms, or held by it: wherever its candidate sits by now. */
export const isOfRooms = (
  { roomId, heldBy }: { readonly roomId: string; readonly heldBy: string | null },
  { serverId, roomIds }: RoomServerWho,
) => heldBy === serverId || roomIds.includes(roomId);
