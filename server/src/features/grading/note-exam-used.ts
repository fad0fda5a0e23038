import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { noteUses } from '../bank/index.ts';
import { type Exam, getAsked, giveBackAsked, sessionsOfExam } from '../sessions/index.ts';
import { isExamOver } from './exam-over.ts';

/**
 * Tells the bank which questions the exam has used, once it is over and not before: to whoever reads the bank, an earlier
 * word would say which questions stand on a sealed paper. From then on the exam's own rows say so too. A repeat changes
 * nothing.
 */
export async function noteExamUsed(
  { tx, secrets }: { tx: Tx } & Pick<Deps, 'secrets'>,
  exam: Exam,
  now: number,
): Promise<void> {
  const { id, title, unitId } = exam;
  if (!(await isExamOver(tx, id, now))) return;
  const begun = (await sessionsOfExam(tx, id)).map(({ startsAt }) => startsAt.getTime());
  const { items } = await getAsked({ db: tx, secrets }, exam);
  await noteUses(tx, { id, title, unitId, at: Math.max(...begun) }, items);
  await giveBackAsked({ tx, secrets }, id);
}
