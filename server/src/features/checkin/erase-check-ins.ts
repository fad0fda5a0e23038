import { eq, inArray } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import { appendAudit } from '../audit/index.ts';
import { countedFrom, retentionsOf } from '../proctoring/index.ts';
import { candidates, sessions } from '../sessions/index.ts';
import { checkIns } from './tables.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * Erases how check-ins went when the time of an exam's records is over, also of those who never began. That a person settled
 * one, and how, stays in the audit chain.
 * @returns of how many candidates
 */
export async function eraseCheckIns({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<number> {
  const at = now();
  const kept = await db
    .select({
      candidateId: checkIns.candidateId,
      examId: candidates.examId,
      sessionId: candidates.sessionId,
      closedAt: sessions.closedAt,
      endsAt: sessions.endsAt,
    })
    .from(checkIns)
    .innerJoin(candidates, eq(candidates.id, checkIns.candidateId))
    .innerJoin(sessions, eq(sessions.id, candidates.sessionId));
  const retentions = await retentionsOf(
    db,
    kept.map(({ examId }) => examId),
  );
  const over = kept.filter((one) => {
    const days = retentions.get(one.examId)?.recordDays ?? Number.POSITIVE_INFINITY;
    return countedFrom(one) + days * DAY_MS < at;
  });
  for (const [sessionId, of] of Map.groupBy(over, (one) => one.sessionId))
    await db.transaction(async (tx) => {
      await tx.delete(checkIns).where(
        inArray(
          checkIns.candidateId,
          of.map(({ candidateId }) => candidateId),
        ),
      );
      await appendAudit(tx, at, {
        actor: 'system',
        act: 'checkIn.erase',
        subject: { kind: 'session', id: sessionId },
        details: { candidates: of.length },
      });
    });
  return over.length;
}
