import { isWithin } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findAttempt } from '../delivery/index.ts';
import { mayReadAll, readablePaths } from '../grading/index.ts';
import { findUnitPath } from '../people/index.ts';
import { maySeeAttempt } from '../proctoring/index.ts';
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

/** What strayed from a ledger is read by who may read the script, and by who sees the room: they are asked about it first. */
export async function mayReadStrays(db: Db, who: Staff, attemptId: string): Promise<boolean> {
  return (await maySeeAttempt(db, who, attemptId)) || (await mayReadScript(db, who, attemptId));
}
