import type { KeyCorrection } from 'shared/contracts/grading.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { findExam } from '../sessions/index.ts';
import { answerKeyOf } from './answer-key.ts';
import { correctDefinition, keyText } from './correct-definition.ts';
import { markSession } from './mark-session.ts';
import { correctionCount, markedSessionIds } from './queries.ts';
import { keyCorrections } from './tables.ts';

/** Corrects the key of an item and marks again what was marked before; earlier marks and keys stay on record. */
export async function correctKey(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  said: { examId: string; item: string; correction: KeyCorrection; reason: string; by: string },
): Promise<{ changed: number; unchanged: number }> {
  const { examId, item, correction, reason, by } = said;
  return db.transaction(async (tx) => {
    const exam = await findExam(tx, examId);
    if (!exam) refuse('notFound');
    const key = await answerKeyOf(tx, exam);
    const scored = key.items.find(({ id }) => id === item);
    if (!scored) refuse('itemUnknown', { item });
    if (correction.kind === 'key' && !correctDefinition(scored.definition, correction.key))
      refuse('keyNotReadable', { key: correction.key });
    await tx.insert(keyCorrections).values({
      examId,
      item,
      number: (await correctionCount(tx, examId, item)) + 1,
      correction,
      reason,
      by,
      at: new Date(now()),
    });
    await appendAudit(tx, now(), {
      actor: by,
      act: 'exam.correctKey',
      subject: { kind: 'exam', id: examId },
      details: { item, before: keyText(scored.definition), correction, reason },
    });
    const outcome = { changed: 0, unchanged: 0 };
    for (const sessionId of await markedSessionIds(tx, examId)) {
      // In the same transaction: either the key and every mark change, or nothing does.
      const { marked, unchanged } = await markSession({ db: tx, now }, { sessionId, by, reason });
      outcome.changed += marked;
      outcome.unchanged += unchanged;
    }
    return outcome;
  });
}
