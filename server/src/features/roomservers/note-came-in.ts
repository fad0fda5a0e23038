import { and, eq, inArray } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { reportRoom } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { candidates } from '../sessions/index.ts';
import { untilNow } from './believe-times.ts';

/** Notes who showed the slip at a room's server, as far as they sit in its rooms. Returns the ids of those. */
export async function noteCameIn(
  tx: Tx,
  { roomIds }: RoomServerWho,
  { came, now }: { came: BodyOf<typeof reportRoom>['cameIn']; now: number },
): Promise<string[]> {
  const noted: string[] = [];
  for (const { candidateId, at, consentVersion } of came) {
    const changed = await tx
      .update(candidates)
      .set({ signedInAt: new Date(untilNow(at, now)), ...(consentVersion !== null && { consentVersion }) })
      .where(and(eq(candidates.id, candidateId), inArray(candidates.roomId, [...roomIds])))
      .returning({ id: candidates.id });
    noted.push(...changed.map(({ id }) => id));
  }
  return noted;
}
