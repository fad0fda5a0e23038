import { type Ability, may } from 'shared/people/abilities.ts';
import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { findUnitPath } from '../people/index.ts';
import { findExam, findSession } from './queries.ts';

/** Who makes exams in the unit that holds this one. */
export const mayManage = (db: Db, who: Staff, examId: string) => mayWith(db, who, examId, ['exam.manage']);

/** Who makes, watches or reports on exams in the unit that holds this one. */
const mayRead = (db: Db, who: Staff, examId: string) => mayWith(db, who, examId, READING);

export async function mayManageSession(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  const session = await findSession(db, sessionId);
  return session !== null && mayManage(db, who, session.examId);
}

export async function mayReadSession(db: Db, who: Staff, sessionId: string): Promise<boolean> {
  const session = await findSession(db, sessionId);
  return session !== null && mayRead(db, who, session.examId);
}

/** Who reads the bank of a unit, and so what was opened to it. */
export async function mayReadBank(db: Db, who: Staff, unitId: string): Promise<boolean> {
  const path = await findUnitPath(db, unitId);
  return path !== null && may(who.grants, 'bank.read', path);
}

/** Units below which the account sees exams. */
export function readablePaths(who: Staff): string[] {
  return who.grants.map(({ unitPath }) => unitPath).filter((path) => READING.some((one) => may(who.grants, one, path)));
}

const READING: readonly Ability[] = ['exam.manage', 'exam.invigilate', 'result.read'];

async function mayWith(db: Db, who: Staff, examId: string, abilities: readonly Ability[]): Promise<boolean> {
  const exam = await findExam(db, examId);
  const path = exam && (await findUnitPath(db, exam.unitId));
  return path !== null && abilities.some((ability) => may(who.grants, ability, path));
}
