import { answerBursts, firstAnswers } from 'proctoring/risk/answer-bursts.ts';
import { deadlineAt } from 'shared/attempt/clock.ts';
import type { Tx } from '../../db/db.ts';
import { type Attempt, ledgerOf, timesOf } from '../delivery/index.ts';
import type { SignalRow } from './queries.ts';
import { recordServerSignal, SERVER } from './record-server-signal.ts';

const KIND = 'answersInBurst';

/**
 * Records the bursts of answers in an attempt's ledger that are not recorded yet; says whether there were any. The own pace
 * changes as answers come, so a burst that overlaps a recorded one is the same. `rows` are all signals of the attempt. The
 * attempt's evidence must be locked.
 */
export async function noteAnswerBursts(
  tx: Tx,
  attempt: Attempt,
  rows: readonly SignalRow[],
  now: number,
): Promise<boolean> {
  const known = rows.filter((row) => row.source === SERVER && row.kind === KIND);
  const events = (await ledgerOf(tx, attempt.id)).map(({ event }) => event);
  const found = answerBursts(firstAnswers(events), deadlineAt(timesOf(attempt), now)).filter(
    (burst) => !known.some((row) => row.startedAt <= burst.endedAt && (row.endedAt ?? now) >= burst.startedAt),
  );
  for (const { answers, usualSeconds, ...times } of found)
    await recordServerSignal(tx, attempt.id, KIND, { answers, usualSeconds }, now, times);
  return found.length > 0;
}
