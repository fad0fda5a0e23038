import { listRisks, readTimeline } from 'shared/contracts/proctoring.ts';
import { planReview, readIncidentMinutes, readReviewers } from 'shared/contracts/proctoring-review.ts';

/** What a decision makes stale wherever it is shown. */
export const STALE = [readTimeline, listRisks, planReview, readReviewers, readIncidentMinutes];

/** As the contract asks. */
export const SHORTEST_REASON = 5;
