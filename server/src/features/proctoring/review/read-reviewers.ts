import type { ReviewerStatistics } from 'shared/contracts/proctoring-review.ts';
import type { Deps } from '../../../deps.ts';
import type { Staff } from '../../../http/who.ts';
import { attemptsOfSession } from '../../delivery/index.ts';
import { noteView } from '../note-view.ts';
import { incidentsOf, isForReview } from '../queries.ts';
import { opinionsByIncident } from './review-queries.ts';
import { reviewerStatistics } from './reviewer-statistics.ts';

/**
 * The statistics of those who reviewed these rooms. An incident that still waits for a second opinion counts as open and
 * tells nothing of the first. It names persons with how they judged: that it was read is audited.
 */
export async function readReviewers(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  who: Staff,
  { sessionId, rooms }: { sessionId: string; rooms: ReadonlySet<string> },
): Promise<ReviewerStatistics> {
  await noteView({ db, bus, now }, who, { act: 'evidence.reviewers', subject: { kind: 'session', id: sessionId } });
  const attempts = (await attemptsOfSession(db, sessionId)).filter((one) => rooms.has(one.roomId));
  const incidents = (
    await incidentsOf(
      db,
      attempts.map(({ id }) => id),
    )
  ).filter(isForReview);
  const opinions = await opinionsByIncident(
    db,
    incidents.map(({ id }) => id),
  );
  return reviewerStatistics(
    incidents.map(({ id, decision, liftedAt }) => {
      const given = opinions.get(id) ?? [];
      return { decision, isLifted: liftedAt !== null, opinions: decision === null && given.length < 2 ? [] : given };
    }),
  );
}
