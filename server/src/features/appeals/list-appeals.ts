import type { AppealRow } from 'shared/contracts/appeals.ts';
import type { Deps } from '../../deps.ts';
import type { Staff } from '../../http/who.ts';
import { attemptsOfSession } from '../delivery/index.ts';
import { personsById } from '../people/index.ts';
import { incidentsOf, noteView, ownAccounts, reviewersOf, withoutOwn } from '../proctoring/index.ts';
import { candidatesOfSession, roomsOfSession } from '../sessions/index.ts';
import { barredAs } from './barred-as.ts';
import { appealsOf } from './queries.ts';

/** Appeals from these rooms of a session, none of the own, those that wait first, the oldest first. That they were read is audited. */
export async function listAppeals(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { sessionId, rooms }: { sessionId: string; rooms: ReadonlySet<string> },
): Promise<AppealRow[]> {
  await noteView({ db, bus, now }, who, { act: 'appeal.list', subject: { kind: 'session', id: sessionId } });
  const inRooms = (await attemptsOfSession(db, sessionId)).filter(({ roomId }) => rooms.has(roomId));
  const attempts = await withoutOwn(db, who, sessionId, inRooms);
  const ids = attempts.map(({ id }) => id);
  const [appeals, incidents, seated, roomNames] = await Promise.all([
    appealsOf(db, ids),
    incidentsOf(db, ids),
    candidatesOfSession(db, sessionId),
    roomsOfSession(db, sessionId),
  ]);
  const persons = await personsById(
    db,
    seated.map(({ personId }) => personId),
  );
  const reviewers = await reviewersOf(
    db,
    incidents.map(({ id }) => id),
  );
  const parties = incidents.flatMap(({ id, openedBy }) => [...(reviewers.get(id) ?? []), openedBy]);
  const isOwn = await ownAccounts(db, who, parties);
  const listed = appeals.flatMap((appeal): AppealRow[] => {
    const attempt = attempts.find(({ id }) => id === appeal.attemptId);
    const candidate = seated.find(({ id }) => id === attempt?.candidateId);
    const incident = incidents.find(({ id }) => id === appeal.incidentId);
    if (!candidate || !incident?.closedAt || !incident.decision) return [];
    const barred = barredAs(incident, reviewers.get(incident.id) ?? [], isOwn);
    return [
      {
        ...{ id: appeal.id, incidentId: incident.id, attemptId: appeal.attemptId },
        candidate: {
          name: persons.get(candidate.personId)?.name ?? '',
          number: candidate.number,
          room: roomNames.find(({ id }) => id === attempt?.roomId)?.name ?? '',
        },
        decided: {
          at: incident.closedAt.getTime(),
          by: incident.closedByName ?? '',
          decision: incident.decision,
          reason: incident.reason ?? '',
        },
        because: incident.because,
        ...{ at: appeal.at.getTime(), text: appeal.text, fileName: appeal.fileName },
        answer:
          appeal.outcome && appeal.answeredAt
            ? {
                at: appeal.answeredAt.getTime(),
                by: appeal.answeredByName ?? '',
                outcome: appeal.outcome,
                reason: appeal.answer ?? '',
              }
            : null,
        mayAnswer: appeal.outcome === null && barred === null,
        barred,
      },
    ];
  });
  return listed.sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null) || a.at - b.at);
}
