import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath } from '../people/index.ts';
import { findExam, findSession } from '../sessions/index.ts';

/** Marking, correcting and publishing are for who may publish results in the unit that holds the exam. */
export async function mayPublish(db: Db, who: Staff, examId: string): Promise<boolean> {
  return mayInExam(db, who, 'result.publish', examId);
}

export async function mayMark(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  const session = await findSession(db, sessionId);
  return session !== null && mayInExam(db, who, 'result.publish', session.examId);
}

/** The unit paths whose candidates' results this person may read; a reader of the exam's own unit reads all of them. */
export function readablePaths(who: Staff): string[] {
  return who.grants.filter((grant) => may([grant], 'result.read', grant.unitPath)).map((grant) => grant.unitPath);
}

export async function mayReadAll(db: Db, who: Staff, examId: string): Promise<boolean> {
  return mayInExam(db, who, 'result.read', examId);
}

async function mayInExam(db: Db, who: Staff, ability: Ability, examId: string): Promise<boolean> {
  const exam = await findExam(db, examId);
  const path = exam && (await findUnitPath(db, exam.unitId));
  return path !== null && may(who.grants, ability, path);
}
