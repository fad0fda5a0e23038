import type { Tx } from '../../db/db.ts';
import { noteUses } from '../bank/index.ts';
import { type Exam, itemsOfExam, sessionsOfExam } from '../sessions/index.ts';
import { isExamOver } from './exam-over.ts';

/**
 * Tells the bank which questions the exam has used, once it is over and not before: to whoever reads the bank, an earlier
 * word would say which questions stand on a sealed paper. A repeat changes nothing.
 */
export async function noteExamUsed(tx: Tx, { id, title, unitId }: Exam, now: number): Promise<void> {
  if (!(await isExamOver(tx, id, now))) return;
  const begun = (await sessionsOfExam(tx, id)).map(({ startsAt }) => startsAt.getTime());
  await noteUses(tx, { id, title, unitId, at: Math.max(...begun) }, await itemsOfExam(tx, id));
}
