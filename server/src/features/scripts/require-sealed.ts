import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { type Attempt, findAttempt } from '../delivery/index.ts';
import { isExamOver } from '../grading/index.ts';
import { findExam, mayManage } from '../sessions/index.ts';

/**
 * The attempt, once it is sealed: nobody reads over the shoulder of a candidate who is writing. It shows the questions with
 * their keys, so who did not make the exam waits until nobody has still to sit it.
 */
export async function requireSealed(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  attemptId: string,
): Promise<Attempt> {
  const attempt = await findAttempt(db, attemptId);
  if (!attempt) refuse('notFound');
  if (attempt.sealedAt === null) refuse('attemptStillOpen');
  if (!(await mayKnowQuestions({ db, now }, who, attempt.examId))) refuse('scriptNotYet');
  return attempt;
}

/** Whether this person may know by now what the exam asks. */
export async function mayKnowQuestions(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  examId: string,
): Promise<boolean> {
  if (await mayManage(db, who, examId)) return true;
  return (await findExam(db, examId))?.state === 'published' || (await isExamOver(db, examId, now()));
}
