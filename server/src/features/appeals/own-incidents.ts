import type { OwnIncident } from 'shared/contracts/appeals.ts';
import type { Db, Tx } from '../../db/db.ts';
import { findAttemptOf } from '../delivery/index.ts';
import { findPublication } from '../grading/index.ts';
import { personsById } from '../people/index.ts';
import { type Incident, incidentsOf } from '../proctoring/index.ts';
import { candidatesOfSession, findCandidate } from '../sessions/index.ts';
import { appealUntil } from './appeal-deadline.ts';
import { appealsOf, type IncidentAppeal } from './queries.ts';
import { withoutOthers } from './without-others.ts';

/** The decided incidents of a candidate's own attempt, the latest first, as they may read them. */
export async function ownIncidents(
  db: Db | Tx,
  { candidateId, sessionId, examId }: { candidateId: string; sessionId: string; examId: string },
): Promise<OwnIncident[]> {
  const attempt = await findAttemptOf(db, candidateId);
  const decided = attempt ? (await incidentsOf(db, [attempt.id])).filter(({ closedAt }) => closedAt !== null) : [];
  if (!attempt || decided.length === 0) return [];
  const [appeals, publication, others] = await Promise.all([
    appealsOf(db, [attempt.id]),
    findPublication(db, examId),
    namesOfOthers(db, sessionId, candidateId),
  ]);
  return decided.flatMap((incident) => {
    const appeal = appeals.find(({ incidentId }) => incidentId === incident.id);
    return ownIncident(incident, { appeal, others, resultAt: publication?.at.getTime() ?? null });
  });
}

function ownIncident(
  incident: Incident,
  {
    appeal,
    others,
    resultAt,
  }: { appeal: IncidentAppeal | undefined; others: readonly string[]; resultAt: number | null },
): OwnIncident[] {
  const { id, openedAt, because, closedAt, decision, reason } = incident;
  if (!closedAt || !decision) return [];
  const told = (text: string) => withoutOthers(text, others);
  return [
    {
      id,
      openedAt: openedAt.getTime(),
      because: { vi: told(because.vi), en: told(because.en) },
      decidedAt: closedAt.getTime(),
      decision,
      reason: told(reason ?? ''),
      appealUntil: appealUntil(closedAt.getTime(), resultAt),
      appeal: appeal
        ? {
            ...{ at: appeal.at.getTime(), text: appeal.text, fileName: appeal.fileName },
            answer:
              appeal.outcome && appeal.answeredAt
                ? { at: appeal.answeredAt.getTime(), outcome: appeal.outcome, reason: told(appeal.answer ?? '') }
                : null,
          }
        : null,
    },
  ];
}

/** Names and numbers of everybody else in the session. */
async function namesOfOthers(db: Db | Tx, sessionId: string, candidateId: string): Promise<string[]> {
  const own = await findCandidate(db, candidateId);
  const others = (await candidatesOfSession(db, sessionId)).filter(({ id }) => id !== candidateId);
  const persons = await personsById(
    db,
    [own, ...others].flatMap((one) => one?.personId ?? []),
  );
  const ownName = own && persons.get(own.personId)?.name;
  const names = others.flatMap(({ personId, number }) => [persons.get(personId)?.name ?? '', number]);
  // A namesake's name is the candidate's own as well.
  return names.filter((name) => name !== ownName);
}
