import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import type { Db } from '../../db/db.ts';
import { findAttempt } from '../delivery/index.ts';
import { type Candidate, candidatesOfSession, findCandidate } from '../sessions/index.ts';

/** Whose attempt of a session this is, begun or not yet heard of; null where it is nobody's of this session. */
export async function candidateOfAttempt(db: Db, sessionId: string, attemptId: string): Promise<Candidate | null> {
  const attempt = await findAttempt(db, attemptId);
  if (attempt) return attempt.sessionId === sessionId ? findCandidate(db, attempt.candidateId) : null;
  return (await candidatesOfSession(db, sessionId)).find(({ id }) => attemptIdOf(id) === attemptId) ?? null;
}
