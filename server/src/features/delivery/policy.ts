import type { Db } from '../../db/db.ts';
import type { CandidateWho } from '../../http/who.ts';
import { findAttempt } from './attempt-queries.ts';

export async function isOwnAttempt(db: Db, who: CandidateWho, attemptId: string): Promise<boolean> {
  return (await findAttempt(db, attemptId))?.candidateId === who.candidateId;
}
