import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { type Act, appendAudit } from '../audit/index.ts';
import { type Attempt, attemptsOfSession, ledgersDigest, ledgersOf } from '../delivery/index.ts';
import { candidatesOfSession, findExam, findSession } from '../sessions/index.ts';
import { type AnswerKey, answerKeyOf } from './answer-key.ts';
import { isPastEnd, isRunning } from './exam-over.ts';
import { MARKING, markAttempt } from './mark-attempt.ts';
import { noteExamUsed } from './note-exam-used.ts';
import { inputsOf, insertResults, lockMarking } from './queries.ts';
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
export async function markSession(deps: Pick<Deps, 'db' | 'secrets' | 'now'>, said: Marking): Promise<MarkingOutcome> {
  return deps.db.transaction(async (tx) => {
    const { outcome, act } = await markLocked({ ...deps, tx }, said);
    if (act) await appendAudit(tx, deps.now(), act);
    return outcome;
  });
}

interface Marking {
  readonly sessionId: string;
  readonly by: string;
  readonly reason?: string;
}

/**
 * The same inside the caller's transaction, which appends the act to the audit chain when all its other rows are written:
 * whoever waits for a row while holding the chain could wait for somebody who waits for the chain.
 */
export async function markLocked(
  { tx, secrets, now }: { tx: Tx } & Pick<Deps, 'secrets' | 'now'>,
  { sessionId, by, reason = 'Chấm lần đầu' }: Marking,
): Promise<{ outcome: MarkingOutcome; act: Act | null }> {
  const session = await findSession(tx, sessionId);
  const exam = session && (await findExam(tx, session.examId));
  if (!exam) refuse('notFound');
  await lockMarking(tx, exam.id);
  const attempts = await attemptsOfSession(tx, sessionId);
  const running = attempts.filter((attempt) => isRunning(attempt, now()));
  if (!isPastEnd(session, now()) || running.length > 0) refuse('sessionNotOver', { left: running.length });

  const candidates = await candidatesOfSession(tx, sessionId);
  const numbers = new Map(candidates.map((candidate) => [candidate.id, candidate.number]));
  const key = await answerKeyOf({ db: tx, secrets }, exam);
  const { fresh, unchanged, broken } = await markAll(tx, attempts, key, { by, reason, at: new Date(now()) });
  await insertResults(tx, fresh);
  await noteExamUsed({ tx, secrets }, exam, now());
  const outcome: MarkingOutcome = {
    marked: fresh.length,
    unchanged,
    absent: candidates.length - attempts.length,
    broken: broken.map((candidateId) => numbers.get(candidateId) ?? candidateId).sort(),
  };
  // The clock comes back every few seconds to what a person has still to judge: that alone is no act.
  if (fresh.length === 0 && (broken.length === 0 || by === SYSTEM)) return { outcome, act: null };
  const ledgers = await ledgersDigest(tx, sessionId);
  const details = { reason, marked: fresh.length, unchanged, keyHash: key.hash, marking: MARKING, broken, ledgers };
  return { outcome, act: { actor: by, act: 'session.mark', subject: { kind: 'session', id: sessionId }, details } };
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
