import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import { type Language, sentenceOf } from 'shared/contracts/errors.ts';
import type { readRoomLink as contract } from 'shared/contracts/room-servers.ts';
import type { Deps } from '../../deps.ts';
import { behindIn, incidentsToCarry } from './carried.ts';
import { homesOf, uplinksOf, waitingIn } from './queries.ts';
import { refusedIn } from './refused.ts';

/** Whether this is a room's server, and how its line to the province stands. */
export async function readRoomLink(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  language: Language,
): Promise<ReplyOf<typeof contract>> {
  const homes = await homesOf(db);
  const [first] = homes;
  if (!first) return { link: null, now: now() };
  // A laptop that was enrolled anew has several homes of one session.
  const sessionIds = [...new Set(homes.map(({ sessionId }) => sessionId))];
  const waiting = await Promise.all(sessionIds.map(async (id) => waitingIn(await uplinksOf(db, id))));
  const behind = await Promise.all(sessionIds.map((id) => behindIn(db, id)));
  const written = (await Promise.all(sessionIds.map((id) => incidentsToCarry(db, id)))).flat();
  const refused = (await Promise.all(sessionIds.map((id) => refusedIn(db, id)))).flat();
  const sumOf = (of: 'files' | 'fileBytes' | 'signals' | 'refused') => behind.reduce((sum, one) => sum + one[of], 0);
  const reached = homes.flatMap(({ reachedAt }) => reachedAt?.getTime() ?? []);
  return {
    link: {
      name: first.name,
      province: first.province,
      reachedAt: reached.length > 0 ? Math.max(...reached) : null,
      waiting: waiting.reduce((sum, one) => sum + one, 0),
      incidents: written.filter(({ isRefused }) => !isRefused).length,
      behind: {
        ...{ files: sumOf('files'), fileBytes: sumOf('fileBytes') },
        ...{ signals: sumOf('signals'), refused: sumOf('refused') },
      },
      refused: refused.map(({ number, name, what, count, why, file }) => ({
        ...{ number, name, what, count },
        why: sentenceOf(why, language, file === null ? {} : { name: file }),
      })),
      isRevoked: homes.every(({ revokedAt }) => revokedAt !== null),
    },
    now: now(),
  };
}
