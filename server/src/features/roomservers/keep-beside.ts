import type { RefusedThing } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import { keepStrays, type Stray, straysAmong } from '../delivery/index.ts';

/**
 * Keeps what comes from a room beside its ledgers, however late: it is for somebody to look at. Returns what found no place
 * there any more, so that the room keeps it.
 */
export async function keepBeside(tx: Tx, strays: readonly Stray[], now: number): Promise<RefusedThing[]> {
  await keepStrays(tx, strays, now);
  const places = strays.map(({ attempt, chained: { hash } }) => ({ attempt, hash }));
  const here = await straysAmong(tx, places);
  return places
    .filter(({ attempt, hash }) => !here.has(`${attempt} ${hash}`))
    .map(({ attempt, hash }) => ({ attemptId: attempt, hash, why: 'tooManyBeside' }));
}
