import type { Deps } from '../../deps.ts';
import { markSession, SYSTEM } from './mark-session.ts';
import { unmarkedSessions } from './queries.ts';

/**
 * Marks the sessions that are over and hold an attempt without a mark: runs by the clock, nobody has to press anything. One
 * that cannot be marked does not hold up the others. @throws AggregateError with what failed, after all were tried
 */
export async function markFinishedSessions({
  db,
  secrets,
  now,
}: Pick<Deps, 'db' | 'secrets' | 'now'>): Promise<number> {
  const finished = await unmarkedSessions(db, new Date(now()));
  let marked = 0;
  const failures: unknown[] = [];
  for (const sessionId of finished)
    try {
      marked += (await markSession({ db, secrets, now }, { sessionId, by: SYSTEM, reason: 'Ca thi kết thúc' })).marked;
    } catch (error) {
      failures.push(error);
    }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sessions were not marked`);
  return marked;
}
