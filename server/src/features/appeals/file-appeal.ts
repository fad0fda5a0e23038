import { randomUUID } from 'node:crypto';
import type { OwnIncident } from 'shared/contracts/appeals.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { appendAudit } from '../audit/index.ts';
import { findIncident } from '../proctoring/index.ts';
import { ownIncidents } from './own-incidents.ts';
import { type IncidentAppeal, lockAppealAgainst } from './queries.ts';
import { incidentAppeals } from './tables.ts';

/** Files an appeal, or changes its text while nobody has answered. */
export async function fileAppeal(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: CandidateWho,
  { incidentId, text }: { incidentId: string; text: string },
): Promise<OwnIncident> {
  return db.transaction(async (tx) => {
    const { before } = await mayStillAppeal(tx, who, incidentId, now());
    const incident = (await findIncident(tx, incidentId)) ?? refuse('notFound');
    const at = new Date(now());
    await tx
      .insert(incidentAppeals)
      .values({ id: randomUUID(), incidentId, attemptId: incident.attemptId, text, at })
      .onConflictDoUpdate({ target: incidentAppeals.incidentId, set: { text, at } });
    await appendAudit(tx, now(), {
      actor: `candidate:${who.candidateId}`,
      act: before ? 'appeal.change' : 'appeal.file',
      subject: { kind: 'incident', id: incidentId },
      details: { attempt: incident.attemptId },
    });
    return ownIncident(tx, who, incidentId);
  });
}

/** Refuses an appeal against what is not the own, too late, or answered. */
export async function mayStillAppeal(
  tx: Tx,
  who: CandidateWho,
  incidentId: string,
  now: number,
): Promise<{ before: IncidentAppeal | null }> {
  const before = await lockAppealAgainst(tx, incidentId);
  const own = await ownIncident(tx, who, incidentId);
  if (before?.outcome) refuse('appealAnswered');
  if (now > own.appealUntil) refuse('appealOver');
  return { before };
}

export async function ownIncident(tx: Tx, who: CandidateWho, incidentId: string): Promise<OwnIncident> {
  return (await ownIncidents(tx, who)).find(({ id }) => id === incidentId) ?? refuse('notFound');
}
