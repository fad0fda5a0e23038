import type { Db, Tx } from '../../db/db.ts';
import { risksKept } from './queries.ts';

export { recordSignals } from './record-signals.ts';

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

export { eraseExpired } from './erase-expired.ts';
