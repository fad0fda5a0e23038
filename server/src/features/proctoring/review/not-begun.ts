import type { NotBegun } from 'shared/contracts/proctoring.ts';
import type { Db } from '../../../db/db.ts';
import type { Staff } from '../../../http/who.ts';
import { withoutOwn } from '../policy.ts';
import { incidentsForReviewIn } from '../queries.ts';
import { incidentView } from './incident-view.ts';
import { seatsOf } from './seats-of.ts';

/**
 * Incidents for reviewers from these rooms about candidates of whom no attempt is among those that were begun, without the own.
 * They have no timeline on which a reviewer would meet them.
 */
export async function notBegunIn(
  db: Db,
  who: Staff,
  { sessionId, rooms, begun }: { sessionId: string; rooms: ReadonlySet<string>; begun: readonly { id: string }[] },
): Promise<NotBegun[]> {
  const ids = new Set(begun.map(({ id }) => id));
  const written = (await incidentsForReviewIn(db, rooms)).filter(({ attemptId }) => !ids.has(attemptId));
  if (written.length === 0) return [];
  const shown = await withoutOwn(db, who, sessionId, written);
  const places = shown.map(({ attemptId, candidateId, roomId }) => ({ id: attemptId, candidateId, roomId }));
  const seats = await seatsOf(db, sessionId, places);
  return shown.map((incident) => ({
    candidate: seats.get(incident.attemptId) ?? { name: '', number: '', room: '' },
    incident: incidentView(incident, [], who.accountId),
  }));
}
