import { alwaysSaysFine } from 'proctoring/risk/page-agreement.ts';
import type { Tx } from '../../db/db.ts';
import { looksByAttempt, NO_LOOKS, signalsOf } from './queries.ts';
import { recordServerSignal } from './record-server-signal.ts';

const KIND = 'pageDisagrees';

/** Records, once an attempt, that its page looks like one that always says "fine". The attempt's evidence must be locked. */
export async function notePageDisagrees(tx: Tx, attemptId: string, now: number): Promise<void> {
  const { telling, differing } = (await looksByAttempt(tx, [attemptId])).get(attemptId) ?? NO_LOOKS;
  if (!alwaysSaysFine({ telling, differing })) return;
  if ((await signalsOf(tx, attemptId)).some((one) => one.kind === KIND)) return;
  await recordServerSignal(tx, attemptId, KIND, { telling, differing }, now);
}
