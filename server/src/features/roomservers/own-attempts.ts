import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { attempts } from '../delivery/index.ts';

/** Which of these attempts a room's server may speak of: those of its rooms, and those that it holds. */
export async function ownAttempts(
  db: Db | Tx,
  { serverId, roomIds }: RoomServerWho,
  attemptIds: readonly string[],
): Promise<Set<string>> {
  if (attemptIds.length === 0) return new Set();
  const found = await db
    .select({ id: attempts.id, roomId: attempts.roomId, heldBy: attempts.heldBy })
    .from(attempts)
    .where(inArray(attempts.id, [...new Set(attemptIds)]));
  return new Set(found.filter((one) => one.heldBy === serverId || roomIds.includes(one.roomId)).map(({ id }) => id));
}
