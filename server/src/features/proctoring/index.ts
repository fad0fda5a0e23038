import { type Risk, riskOf } from 'proctoring/risk/risk.ts';
import type { Db, Tx } from '../../db/db.ts';
import { risksKept, signalsByAttempt } from './queries.ts';
import { undecided } from './refresh-risk.ts';

export { type Recorded, recordSignals } from './record-signals.ts';

/** What needs attention in each attempt, with the reasons in words: 0 none, 1 look, 2 look soon. */
export async function attentionOf(
  db: Db | Tx,
  attemptIds: readonly string[],
): Promise<Map<string, { level: number; reasons: { vi: string; en: string }[] }>> {
  const kept = await risksKept(db, attemptIds);
  return new Map(
    kept.map(({ attemptId, priority, reasons }) => [
      attemptId,
      { level: { none: 0, look: 1, raised: 2 }[priority], reasons: priority === 'none' ? [] : reasons },
    ]),
  );
}

/** The risk of each attempt at a moment (Unix ms), with its evidence: for reports and verification. */
export async function risksOf(db: Db | Tx, attemptIds: readonly string[], now: number): Promise<Map<string, Risk>> {
  const kept = new Map((await risksKept(db, attemptIds)).map((one) => [one.attemptId, one.reviewedAt]));
  const recorded = await signalsByAttempt(db, attemptIds);
  return new Map(attemptIds.map((id) => [id, riskOf(undecided(recorded.get(id) ?? [], kept.get(id)), now)]));
}
