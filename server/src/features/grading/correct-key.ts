import type { KeyCorrection } from 'shared/contracts/grading.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { type Act, appendAudit } from '../audit/index.ts';
import { findExam } from '../sessions/index.ts';
import { answerKeyOf } from './answer-key.ts';
import { correctDefinition, keyText } from './correct-definition.ts';
import { hasBegun } from './exam-over.ts';
import { keyChanges } from './key-changes.ts';
import { markLocked } from './mark-session.ts';
import { correctionCount, lockMarking, markedSessionIds } from './queries.ts';
import { keyCorrections } from './tables.ts';

/** Corrects the key of an item and marks again what was marked before; earlier marks and keys stay on record. */
export async function correctKey(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  said: { examId: string; item: string; correction: KeyCorrection; reason: string; by: string },
): Promise<{ changed: number; unchanged: number }> {
  const { examId, item, correction, reason, by } = said;
  return db.transaction(async (tx) => {
    const exam = await findExam(tx, examId);
    if (!exam) refuse('notFound');
    await lockMarking(tx, examId);
    // The correction is kept in the open, and the audit chain forgets nothing.
    if (!(await hasBegun(tx, examId, now()))) refuse('paperStillSealed');
    const key = await answerKeyOf({ db: tx, secrets }, exam);
    const scored = key.items.find(({ id }) => id === item);
    if (!scored) refuse('itemUnknown', { item });
    const sealed = key.sealed.get(item) ?? scored.definition;
    const corrected = correction.kind === 'key' ? correctDefinition(scored.definition, correction.key, sealed) : null;
    if (correction.kind === 'key' && !corrected) refuse('keyNotReadable', { key: correction.key });
    await tx.insert(keyCorrections).values({
      examId,
      item,
      number: (await correctionCount(tx, examId, item)) + 1,
      correction,
      changes: corrected && keyChanges(sealed, corrected),
      reason,
      by,
      at: new Date(now()),
    });
    const acts: Act[] = [
      {
        actor: by,
        act: 'exam.correctKey',
        subject: { kind: 'exam', id: examId },
        details: { item, before: keyText(scored.definition), correction, reason },
      },
    ];
    const changes = { changed: 0, unchanged: 0 };
    for (const sessionId of await markedSessionIds(tx, examId)) {
      // In the same transaction: either the key and every mark change, or nothing does.
      const { outcome, act } = await markLocked({ tx, secrets, now }, { sessionId, by, reason });
      changes.changed += outcome.marked;
      changes.unchanged += outcome.unchanged;
      if (act) acts.push(act);
    }
    for (const act of acts) await appendAudit(tx, now(), act);
    return changes;
  });
}
