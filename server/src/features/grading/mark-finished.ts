import type { Deps } from '../../deps.ts';
import { markSession, SYSTEM } from './mark-session.ts';
import { unmarkedSessions } from './queries.ts';

/** Marks the sessions that are over and hold an attempt without a mark: runs by the clock, nobody has to press anything. */
export async function markFinishedSessions({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const finished = await unmarkedSessions(db, new Date(now()));
  let marked = 0;
  for (const sessionId of finished)
    marked += (await markSession({ db, now }, { sessionId, by: SYSTEM, reason: 'Ca thi kết thúc' })).marked;
  return marked;
}
