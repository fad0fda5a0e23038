import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { readRoomLink as contract } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { behindIn } from './carried.ts';
import { homesOf, uplinksOf, waitingIn } from './queries.ts';

/** Whether this is a room's server, and how its line to the province stands. */
export async function readRoomLink({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<ReplyOf<typeof contract>> {
  const homes = await homesOf(db);
  const [first] = homes;
  if (!first) return { link: null, now: now() };
  const waiting = await Promise.all(homes.map(async ({ sessionId }) => waitingIn(await uplinksOf(db, sessionId))));
  const behind = await Promise.all(homes.map(({ sessionId }) => behindIn(db, sessionId)));
  const sumOf = (of: 'files' | 'fileBytes' | 'signals') => behind.reduce((sum, one) => sum + one[of], 0);
  const reached = homes.flatMap(({ reachedAt }) => reachedAt?.getTime() ?? []);
  return {
    link: {
      name: first.name,
      province: first.province,
      reachedAt: reached.length > 0 ? Math.max(...reached) : null,
      waiting: waiting.reduce((sum, one) => sum + one, 0),
      behind: { files: sumOf('files'), fileBytes: sumOf('fileBytes'), signals: sumOf('signals') },
      isRevoked: homes.every(({ revokedAt }) => revokedAt !== null),
    },
    now: now(),
  };
}
