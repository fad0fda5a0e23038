import type { RefusedThing } from 'shared/contracts/room-servers.ts';
import type { Tx } from '../../db/db.ts';
import { keepStrays, type Stray, straysAmong } from '../delivery/index.ts';

/**
 * Keeps what comes from a room beside its ledgers, however late: it is for somebody to look at. Returns what found no place
 * there any more, so that the room keeps it.
 */
export async function keepBeside(tx: Tx, strays: readonly Stray[], now: number): Promise<RefusedThing[]> {
  const missing = async (some: readonly Stray[]) => {
    const here = await straysAmong(
      tx,
      some.map(({ attempt, chained: { hash } }) => ({ attempt, hash })),
    );
    return some.filter(({ attempt, chained: { hash } }) => !here.has(`${attempt} ${hash}`));
  };
  // What comes a second time takes no place a second time.
  const fresh = await missing(strays);
  await keepStrays(tx, fresh, new Map(), now);
  return (await missing(fresh)).map(({ attempt, chained: { hash } }) => ({
    ...{ attemptId: attempt, hash },
    why: 'tooManyBeside',
  }));
}
