import type { Ground, IncidentView } from 'shared/contracts/proctoring-review.ts';
import { isAboutOne, isForReview } from '../queries.ts';
import type { incidents, opinions } from '../tables.ts';

/** So many have spoken that nobody's opinion can sway another's. */
const ENOUGH = 2;

/**
 * An incident as one account may know it: another's opinion is told only once two have spoken, or it is closed. `given` are
 * its opinions in order; `viewer` is the account's id.
 */
export function incidentView(
  incident: typeof incidents.$inferSelect,
  given: readonly (typeof opinions.$inferSelect)[],
  viewer: string,
): IncidentView {
  const { closedAt, closedByName, decision, ground, reason, liftedAt } = incident;
  const isOpen = given.length >= ENOUGH || closedAt !== null;
  const told = given.filter((one) => isOpen || one.reviewerId === viewer);
  return {
    id: incident.id,
    kind: incident.kind,
    isNote: !isAboutOne(incident) || !isForReview(incident),
    openedAt: incident.openedAt.getTime(),
    openedBy: incident.openedByName,
    isOwn: incident.openedBy === viewer,
    because: incident.because,
    closed:
      closedAt && decision && ground && reason !== null
        ? {
            ...{ at: closedAt.getTime(), by: closedByName ?? '', decision, ground: ground as Ground, reason },
            liftedAt: liftedAt?.getTime() ?? null,
          }
        : null,
    opinions: told.map((one) => ({
      by: one.reviewerName,
      at: one.at.getTime(),
      decision: one.decision,
      ground: one.ground as Ground,
      reason: one.reason,
    })),
    waitsForOthers: closedAt === null && given.some(({ reviewerId }) => reviewerId === viewer),
  };
}
