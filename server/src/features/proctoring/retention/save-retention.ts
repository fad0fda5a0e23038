import type { Retention } from 'shared/contracts/proctoring-retention.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { retentions } from '../tables.ts';
import { holdDays } from './hold-days.ts';
import { isPromised } from './is-promised.ts';
import { retentionOf } from './retention-of.ts';

/**
 * Sets how long an exam keeps its evidence; the next turn of erasing goes by it. Once a candidate has agreed to the days, pictures
 * may only be kept for less; whoever reads them this very moment is asked again (`giveConsent`).
 */
export async function saveRetention(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  { examId, retention }: { examId: string; retention: Retention },
): Promise<Retention> {
  await db.transaction(async (tx) => {
    await holdDays(tx, examId, 'changer');
    const before = await retentionOf(tx, examId);
    const isLonger = retention.unflaggedDays > before.unflaggedDays || retention.flaggedDays > before.flaggedDays;
    if (isLonger && (await isPromised(tx, examId))) refuse('retentionPromised');
    await tx
      .insert(retentions)
      .values({ examId, ...retention })
      .onConflictDoUpdate({ target: retentions.examId, set: retention });
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'evidence.retention',
      subject: { kind: 'exam', id: examId },
      details: { ...retention },
    });
  });
  return retention;
}
