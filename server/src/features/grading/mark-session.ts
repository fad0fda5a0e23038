import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import { type Attempt, attemptsOfSession, ledgersDigest, ledgersOf } from '../delivery/index.ts';
import { candidatesOfSession, findExam, findSession } from '../sessions/index.ts';
import { type AnswerKey, answerKeyOf } from './answer-key.ts';
import { isPastEnd, isRunning } from './exam-over.ts';
import { MARKING, markAttempt } from './mark-attempt.ts';
import { noteExamUsed } from './note-exam-used.ts';
import { inputsOf, insertResults } from './queries.ts';
import type { attemptResults } from './tables.ts';

/** Who marks when nobody does: the clock. */
export const SYSTEM = 'system';

export interface MarkingOutcome {
  readonly marked: number;
  readonly unchanged: number;
  readonly absent: number;
  /** Numbers of candidates whose ledger does not hold. */
  readonly broken: string[];
}

/**
 * Marks every attempt of a session that is over, from the fold of its ledger; one that was never handed in is marked as it
 * stands. What was marked from the same ledger by the same key stays as it is, so a repeat changes nothing.
 */
export async function markSession(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { sessionId, by, reason = 'Chấm lần đầu' }: { sessionId: string; by: string; reason?: string },
): Promise<MarkingOutcome> {
  return db.transaction(async (tx) => {
    const session = await findSession(tx, sessionId);
    const exam = session && (await findExam(tx, session.examId));
    if (!exam) refuse('notFound');
    const attempts = await attemptsOfSession(tx, sessionId);
    const running = attempts.filter((attempt) => isRunning(attempt, now()));
    if (!isPastEnd(session, now()) || running.length > 0) refuse('sessionNotOver', { left: running.length });

    const candidates = await candidatesOfSession(tx, sessionId);
    const numbers = new Map(candidates.map((candidate) => [candidate.id, candidate.number]));
    const key = await answerKeyOf(tx, exam);
    const { fresh, unchanged, broken } = await markAll(tx, attempts, key, { by, reason, at: new Date(now()) });
    await insertResults(tx, fresh);
    await noteExamUsed(tx, exam, now());
    // The clock comes back every few seconds to what a person has still to judge: that alone is no act.
    if (fresh.length > 0 || (broken.length > 0 && by !== SYSTEM))
      await appendAudit(tx, now(), {
        actor: by,
        act: 'session.mark',
        subject: { kind: 'session', id: sessionId },
        details: {
          reason,
          marked: fresh.length,
          unchanged,
          keyHash: key.hash,
          marking: MARKING,
          broken,
          ledgers: await ledgersDigest(tx, sessionId),
        },
      });
    return {
      marked: fresh.length,
      unchanged,
      absent: candidates.length - attempts.length,
      broken: broken.map((candidateId) => numbers.get(candidateId) ?? candidateId).sort(),
    };
  });
}

/** As many ledgers as are held in memory at once. */
const AT_ONCE = 200;

async function markAll(
  tx: Db | Tx,
  attempts: readonly Attempt[],
  key: AnswerKey,
  { by, reason, at }: { by: string; reason: string; at: Date },
) {
  const fresh: (typeof attemptResults.$inferInsert)[] = [];
  const broken: string[] = [];
  let unchanged = 0;
  for (let from = 0; from < attempts.length; from += AT_ONCE) {
    const some = attempts.slice(from, from + AT_ONCE);
    const before = await inputsOf(
      tx,
      some.map(({ id }) => id),
    );
    const due = some.filter(({ id, headHash }) => {
      const known = before.get(id);
      return !(known?.ledgerHash === headHash && known.keyHash === key.hash && known.marking === MARKING);
    });
    unchanged += some.length - due.length;
    const ledgers = await ledgersOf(
      tx,
      due.map(({ id }) => id),
    );
    for (const { id, candidateId, sessionId, examId, headSeq, headHash } of due) {
      const marked = markAttempt({ id, head: { seq: headSeq, hash: headHash } }, ledgers.get(id) ?? [], key);
      if (!marked) {
        broken.push(candidateId);
        continue;
      }
      fresh.push({
        ...marked,
        attemptId: id,
        revision: (before.get(id)?.revision ?? 0) + 1,
        candidateId,
        sessionId,
        examId,
        ledgerSeq: headSeq,
        ledgerHash: headHash,
        keyHash: key.hash,
        marking: MARKING,
        markedAt: at,
        markedBy: by,
        reason,
      });
    }
  }
  return { fresh, unchanged, broken };
}
