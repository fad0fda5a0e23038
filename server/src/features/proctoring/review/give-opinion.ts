import { and, asc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import {
  type giveOpinion as contract,
  GROUNDS,
  type IncidentView,
  REVIEWED_KINDS,
} from 'shared/contracts/proctoring-review.ts';
import type { Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { Staff } from '../../../http/who.ts';
import { appendAudit } from '../../audit/index.ts';
import { findAttempt, tellSession } from '../../delivery/index.ts';
import { type Incident, isAboutOne, isForReview } from '../queries.ts';
import { lockAttemptEvidence } from '../record-server-signal.ts';
import { refreshRisk } from '../refresh-risk.ts';
import { incidents, opinions, risks } from '../tables.ts';
import { conclude, isAdverse, isReadTwice } from './conclude.ts';
import { incidentView } from './incident-view.ts';
import { ownAccounts } from './own-accounts.ts';

/**
 * Keeps what a reviewer found and why, and closes the incident once enough have spoken (`conclude`). What was seen until
 * then counts as decided about, so that the board grows calm and only what comes later can raise it again. A person
 * speaks once, whatever the account; who opened the incident by hand is its witness, and leaves an adverse finding to others.
 */
export async function giveOpinion(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { incidentId, decision, ground, reason, seconds }: { incidentId: string } & BodyOf<typeof contract>,
): Promise<IncidentView> {
  if (!(GROUNDS[decision] as readonly string[]).includes(ground)) refuse('groundUnfit');
  const at = new Date(now());
  const told = await db.transaction(async (tx) => {
    const [incident] = await tx.select().from(incidents).where(eq(incidents.id, incidentId)).for('update');
    if (!incident || !isAboutOne(incident)) refuse('notFound');
    if (!isForReview(incident)) refuse('incidentOnlyNoted');
    if (incident.closedAt) refuse('incidentClosed');
    const before = await opinionsOf(tx, incidentId);
    const isOwn = await ownAccounts(tx, who, [...before.map(({ reviewerId }) => reviewerId), incident.openedBy]);
    if (before.some(({ reviewerId }) => isOwn(reviewerId))) refuse('opinionGiven');
    if (isAdverse(decision) && isOwn(incident.openedBy)) refuse('opinionOwnIncident');
    const own = {
      incidentId,
      reviewerId: who.accountId,
      reviewerName: who.name,
      decision,
      ground,
      reason,
      seconds,
      at,
    };
    await tx.insert(opinions).values({ ...own, turn: before.length + 1 });
    // What was found stays out of the chain until it is settled: another reviewer may read the chain.
    await audit(tx, now(), who, 'incident.opinion', incident, { turn: before.length + 1 });
    const given = [...before, { ...own, turn: before.length + 1 }];
    const end = conclude(
      given.map((one) => one.decision),
      { isReadTwice: isReadTwice(await placeOf(tx, incident)) },
    );
    const stands = end && given[end.by];
    if (!stands) return { incident, given };
    const closed = { closedAt: at, decision: stands.decision, ground: stands.ground, reason: stands.reason };
    const names = given.map((one) => one.reviewerName).join(', ');
    await tx
      .update(incidents)
      .set({ ...closed, closedBy: stands.reviewerId, closedByName: names })
      .where(eq(incidents.id, incidentId));
    await lockAttemptEvidence(tx, incident.attemptId);
    await tx.update(risks).set({ reviewedAt: at }).where(eq(risks.attemptId, incident.attemptId));
    await refreshRisk(tx, incident.attemptId, now());
    await audit(tx, now(), who, 'incident.close', incident, {
      decision: stands.decision,
      ground: stands.ground,
      reason: stands.reason,
      opinions: given.map((one) => `${one.reviewerId} ${one.decision}`).join(', '),
    });
    return { incident: { ...incident, ...closed, closedByName: names }, given };
  });
  const attempt = told.incident.closedAt ? await findAttempt(db, told.incident.attemptId) : null;
  if (attempt) tellSession(bus, attempt.sessionId, { candidateId: attempt.candidateId });
  return incidentView(told.incident, told.given, who.accountId);
}

function opinionsOf(tx: Tx, incidentId: string) {
  return tx.select().from(opinions).where(eq(opinions.incidentId, incidentId)).orderBy(asc(opinions.turn));
}

/** 1 for the first incident of the session by the time it was opened. */
async function placeOf(tx: Tx, incident: Incident): Promise<number> {
  const rows = await tx
    .select({ id: incidents.id, openedAt: incidents.openedAt })
    .from(incidents)
    .where(
      and(
        eq(incidents.sessionId, incident.sessionId),
        isNotNull(incidents.attemptId),
        inArray(incidents.kind, [...REVIEWED_KINDS]),
        lte(incidents.openedAt, incident.openedAt),
      ),
    );
  return rows.filter(({ id, openedAt }) => openedAt < incident.openedAt || id <= incident.id).length;
}

function audit(
  tx: Tx,
  now: number,
  who: Staff,
  act: string,
  { id, attemptId }: { id: string; attemptId: string },
  details: Record<string, string | number>,
): Promise<void> {
  const subject = { kind: 'incident', id };
  return appendAudit(tx, now, { actor: who.accountId, act, subject, details: { attempt: attemptId, ...details } });
}
