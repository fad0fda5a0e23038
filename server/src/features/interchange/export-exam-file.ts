import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { hashText } from 'shared/attempt/chain.ts';
import type { ExamFile } from 'shared/contracts/interchange.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit, auditChain } from '../audit/index.ts';
import { attemptsOfSession, ledgerRecords } from '../delivery/index.ts';
import { answerKeyOf, resultsOf } from '../grading/index.ts';
import { candidatesOfSession, findExam, sessionsOfExam } from '../sessions/index.ts';

/** Writes an exam as one signed file for offline verification; the export itself is audited. */
export async function exportExamFile(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  { examId, by }: { examId: string; by: string },
): Promise<ExamFile> {
  const exam = await findExam(db, examId);
  if (!exam) refuse('notFound');
  const at = now();
  await db.transaction((tx) =>
    appendAudit(tx, at, { actor: by, act: 'exam.export', subject: { kind: 'exam', id: examId } }),
  );

  const sessions = await sessionsOfExam(db, examId);
  const sessionIds = new Set(sessions.map(({ id }) => id));
  const marks = new Map((await resultsOf(db, { examId })).map(({ attemptId, total }) => [attemptId, total]));
  const attempts: ExamFile['attempts'] = [];
  for (const { id } of sessions) {
    const numbers = new Map((await candidatesOfSession(db, id)).map((candidate) => [candidate.id, candidate.number]));
    const rows = await attemptsOfSession(db, id);
    const records = await ledgerRecords(db, rows);
    records.forEach((record, index) => {
      const row = rows[index];
      attempts.push({
        attempt: record.attempt,
        session: id,
        number: (row && numbers.get(row.candidateId)) ?? '',
        code: row?.formCode ?? '',
        events: [...record.events],
        head: record.head,
        receipt: record.receipt,
        mark: marks.get(record.attempt) ?? null,
      });
    });
  }
  const key = await answerKeyOf({ db, secrets }, exam);
  const file = {
    format: 'khaothi-exam-1' as const,
    exportedAt: new Date(at).toISOString(),
    exam: { id: exam.id, title: exam.title, subject: exam.subject },
    key: { scheme: key.scheme, items: [...key.items], everybody: [...key.everybody] },
    attempts,
    audit: await auditChain(db, (entry) => entry.subjectId === examId || sessionIds.has(entry.subjectId)),
    publicKey: secrets.publicKey,
  };
  return { ...file, signature: secrets.sign(signedText(file)) };
}

/** What the signature of an exam file stands over. */
export function signedText(file: Omit<ExamFile, 'signature'>): string {
  return `khaothi-exam-file-1\n${hashText(canonical(file as unknown as Json))}`;
}
