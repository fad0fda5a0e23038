import type { Db } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { type Attempt, findAttempt } from '../delivery/index.ts';

/** The attempt, once it is sealed: nobody reads over the shoulder of a candidate who is writing. */
export async function requireSealed(db: Db, attemptId: string): Promise<Attempt> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) refuse('notFound');
  if (attempt.sealedAt === null) refuse('attemptStillOpen');
  return attempt;
}
