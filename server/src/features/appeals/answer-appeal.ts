import { and, eq, isNull } from 'drizzle-orm';
import type { AppealOutcome, Barred } from 'shared/contracts/appeals.ts';
import type { ErrorCode } from 'shared/contracts/errors.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { Staff } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findIncident, liftDecision, ownAccounts, reviewersOf } from '../proctoring/index.ts';
import { barredAs } from './barred-as.ts';
import { findAppeal } from './queries.ts';
import { incidentAppeals } from './tables.ts';

const BARRED = { decided: 'appealSamePerson', opened: 'appealOwnIncident' } as const satisfies Record<
  Barred,
  ErrorCode
>;

/**
 * Answers an appeal: a named person who neither decided before nor opened the incident by hand, with a reason that the
 * candidate reads. Where it is accepted the decision no longer stands from that very moment, wherever it is shown.
 */
export async function answerAppeal(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: Staff,
  { appealId, outcome, reason }: { appealId: string; outcome: AppealOutcome; reason: string },
): Promise<void> {
  const at = now();
  await db.transaction(async (tx) => {
    const appeal = (await findAppeal(tx, appealId)) ?? refuse('notFound');
    const incident = (await findIncident(tx, appeal.incidentId)) ?? refuse('notFound');
    const reviewers = (await reviewersOf(tx, [incident.id])).get(incident.id) ?? [];
    const barred = barredAs(incident, reviewers, await ownAccounts(tx, who, [...reviewers, incident.openedBy]));
    if (barred) refuse(BARRED[barred]);
    const answered = await tx
      .update(incidentAppeals)
      .set({
        ...{ outcome, answer: reason, answeredAt: new Date(at) },
        ...{ answeredBy: who.accountId, answeredByName: who.name },
      })
      .where(and(eq(incidentAppeals.id, appealId), isNull(incidentAppeals.outcome)))
      .returning({ id: incidentAppeals.id });
    if (answered.length === 0) refuse('appealAnswered');
    if (outcome === 'lifted') await liftDecision(tx, incident.id, at);
    await appendAudit(tx, at, {
      actor: who.accountId,
      act: 'appeal.answer',
      subject: { kind: 'incident', id: incident.id },
      details: { appeal: appealId, attempt: appeal.attemptId, outcome, reason },
    });
  });
}
