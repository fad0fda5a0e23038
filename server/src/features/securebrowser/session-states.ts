import type { Db } from '../../db/db.ts';
import { candidatesOfSession } from '../sessions/index.ts';
import { exceptionsOf, fetchedConfigurations } from './queries.ts';

/** How each candidate of a session stands with Safe Exam Browser, by candidate number. */
export async function statesOfSession(db: Db, sessionId: string) {
  const candidates = await candidatesOfSession(db, sessionId);
  const ids = candidates.map(({ id }) => id);
  const fetched = Map.groupBy(await fetchedConfigurations(db, ids), ({ candidateId }) => candidateId);
  const exceptions = new Map((await exceptionsOf(db, ids)).map((exception) => [exception.candidateId, exception]));
  return ids.map((candidateId) => {
    const configurations = fetched.get(candidateId) ?? [];
    const exception = exceptions.get(candidateId);
    return {
      candidateId,
      fetchedAt: configurations[0]?.fetchedAt?.getTime() ?? null,
      startedAt: configurations[0]?.startedAt?.getTime() ?? null,
      fetches: configurations.length,
      letIn: exception ? { reason: exception.reason, at: exception.at.getTime() } : null,
    };
  });
}
