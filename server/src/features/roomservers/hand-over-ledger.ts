import { eq } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { takeOverLedger } from 'shared/contracts/room-parcel.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { withinBytes } from '../../within-bytes.ts';
import { appendAudit } from '../audit/index.ts';
import { attempts, eventsAfter, lockAttempts, tellSession, timesOf } from '../delivery/index.ts';
import { controlsReaching } from '../invigilation/index.ts';
import { findCandidate, findSession } from '../sessions/index.ts';
import { isFree, penOf, pensOf } from './free-attempt.ts';
import { holdServer } from './queries.ts';

/** Four seconds of a weak line, like a slice of a paper; one event at least. */
const MOST_BYTES = 128 * 1024;
const MOST_EVENTS = 500;

/**
 * Gives an unfinished attempt whose room's server is gone to the server that stands in its place, and the events behind
 * `after`. A repeat gives the same; who goes on at the province takes it back like from any room's server.
 */
export async function handOverLedger(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  { who, candidateId, after }: { who: RoomServerWho; candidateId: string; after: number },
): Promise<ReplyOf<typeof takeOverLedger>> {
  const { given, sessionId } = await db.transaction(async (tx) => {
    await holdServer(tx, who.serverId);
    const candidate = await findCandidate(tx, candidateId);
    if (!candidate || !who.roomIds.includes(candidate.roomId)) return refuse('forbidden');
    const { sessionId } = candidate;
    const [attempt] = await lockAttempts(tx, [attemptIdOf(candidateId)]);
    const session = await findSession(tx, sessionId);
    if (!attempt || attempt.sealedAt !== null || session?.closedAt !== null) return refuse('sitsElsewhere');
    if (attempt.heldBy !== who.serverId) {
      if (!isFree(attempt, await pensOf(tx, sessionId))) return refuse('sitsElsewhere');
      await tx
        .update(attempts)
        .set({ heldBy: who.serverId, writer: penOf(who.serverId) })
        .where(eq(attempts.id, attempt.id));
    }
    const given = {
      startedAt: attempt.startedAt.getTime(),
      times: timesOf(attempt),
      head: { seq: attempt.headSeq, hash: attempt.headHash },
      events: withinBytes(await eventsAfter(tx, attempt.id, after, MOST_EVENTS), MOST_BYTES),
      // Read under the lock of the attempt: an act is in both or in neither.
      controls: await controlsReaching(tx, sessionId, who.roomIds),
    };
    if (attempt.heldBy !== who.serverId)
      await appendAudit(tx, now(), {
        actor: `roomServer:${who.serverId}`,
        act: 'attempt.goToRoomServer',
        subject: { kind: 'attempt', id: attempt.id },
        details: { roomServer: who.serverId, head: attempt.headSeq },
      });
    return { given, sessionId };
  });
  tellSession(bus, sessionId, { candidateId });
  return given;
}
