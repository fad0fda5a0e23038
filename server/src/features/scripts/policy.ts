import { isWithin } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findAttempt } from '../delivery/index.ts';
import { mayReadAll, readablePaths } from '../grading/index.ts';
import { findUnitPath } from '../people/index.ts';
import { findCandidate } from '../sessions/index.ts';

/** A script is read by who may read its result: of the candidate's own units, or of the whole exam. */
export async function mayReadScript(db: Db, who: Staff, attemptId: string): Promise<boolean> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) return false;
  if (await mayReadAll(db, who, attempt.examId)) return true;
  const candidate = await findCandidate(db, attempt.candidateId);
  const path = candidate && (await findUnitPath(db, candidate.classId));
  return path !== null && readablePaths(who).some((own) => isWithin(path, own));
}
