import { eq } from 'drizzle-orm';
import type { ExamSettings } from 'shared/contracts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { chooseQuestions } from './choose-questions.ts';
import { lockExam } from './queries.ts';
import { examItems, exams } from './tables.ts';

/** Changes a draft exam as a whole: its head, its scheme and its questions, each at its newest version. */
export async function changeExam(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, settings, who }: { examId: string; settings: ExamSettings; who: Staff },
): Promise<void> {
  const { questions, ...head } = settings;
  await db.transaction(async (tx) => {
    const exam = await lockExam(tx, examId);
    if (!exam) refuse('notFound');
    if (exam.state !== 'draft') refuse('examSealed');
    const items = await chooseQuestions(tx, settings, who);
    await tx.update(exams).set(head).where(eq(exams.id, examId));
    await tx.delete(examItems).where(eq(examItems.examId, examId));
    if (items.length > 0)
      await tx
        .insert(examItems)
        .values(items.map((item, index) => ({ ...item, examId, item: `q${index + 1}`, position: index + 1 })));
    await appendAudit(tx, now(), {
      actor: who.accountId,
      act: 'exam.change',
      subject: { kind: 'exam', id: examId },
      details: {
        title: head.title,
        items: items.length,
        security: head.security,
        proctoring: head.proctoring,
        listens: head.listens,
      },
    });
  });
}
