import type { BodyOf } from 'shared/contracts/endpoint.ts';
import type { sendRoomSignals } from 'shared/contracts/room-carrying.ts';
import type { Deps } from '../../deps.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { keepWitnessedPage, recordSignals, requireCalm } from '../proctoring/index.ts';
import { ownAttempts } from './own-attempts.ts';

/**
 * Records what pages told a room's server, each batch as of when that took it. The page's signature is held against its key
 * here as anywhere; that a page showed its key, and which nonce it was given, is the room's word. Of attempts that are none
 * of its own nothing is taken, and they are named. While answers wait here, the room is told to keep them.
 */
export async function takeRoomSignals(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now' | 'log'>,
  { who, told }: { who: RoomServerWho; told: BodyOf<typeof sendRoomSignals> },
): Promise<{ taken: number; refused: string[] }> {
  requireCalm(deps, 'signals');
  const { db, now } = deps;
  const own = await ownAttempts(
    db,
    who,
    told.batches.map(({ attemptId }) => attemptId),
  );
  const refused = new Set<string>();
  for (const page of told.pages) if (own.has(page.attemptId)) await keepWitnessedPage(deps, page);
  let taken = 0;
  for (const { attemptId, seal, signals, bodyHash, receivedAt, isNonceRight, heldBack } of told.batches) {
    if (!own.has(attemptId)) {
      refused.add(attemptId);
      continue;
    }
    const witness = { receivedAt: Math.min(receivedAt, now()), isNonceRight, bodyHash, heldBack };
    await recordSignals(deps, attemptId, signals, seal ?? undefined, witness);
    taken += 1;
  }
  return { taken, refused: [...refused] };
}
