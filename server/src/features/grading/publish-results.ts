import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { exams, findExam, sessionsOfExam } from '../sessions/index.ts';
import { markSession, SYSTEM } from './mark-session.ts';
import { publications } from './tables.ts';

/**
 * Lets the candidates of an exam see their own result, when all its sessions are over and marked. Results whose ledger does
 * not hold are withheld and named. May be repeated, to show answers or to hide them again.
 */
export async function publishResults(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, reason, showAnswers, who }: { examId: string; reason: string; showAnswers: boolean; who: Staff },
): Promise<{ publishedAt: number; withheld: string[] }> {
  const publishedAt = now();
  const withheld: string[] = [];
  await db.transaction(async (tx) => {
    if (!(await findExam(tx, examId))) refuse('notFound');
    let marks = 0;
    for (const { id: sessionId } of await sessionsOfExam(tx, examId)) {
      const { marked, unchanged, broken } = await markSession({ db: tx, secrets, now }, { sessionId, by: SYSTEM });
      // What nobody has seen is not published: the refusal takes these marks back, and marking gives them anew.
      if (marked > 0) refuse('notMarkedYet');
      marks += unchanged;
      withheld.push(...broken);
    }
    if (marks === 0) refuse('notMarkedYet');
    await tx
      .update(exams)
      .set({ state: 'published', showsAnswers: showAnswers ? 1 : 0 })
      .where(eq(exams.id, examId));
    await tx.insert(publications).values({
      examId,
      at: new Date(publishedAt),
      by: who.accountId,
      byName: who.name,
      reason,
      showsAnswers: showAnswers,
    });
    await appendAudit(tx, publishedAt, {
      actor: who.accountId,
      act: 'exam.publish',
      subject: { kind: 'exam', id: examId },
      details: { reason, showAnswers, withheld },
    });
  });
  return { publishedAt, withheld };
}
