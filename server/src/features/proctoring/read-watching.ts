import { NOTICE_VERSION, type readWatching } from 'shared/contracts/consents.ts';
import type { ReplyOf } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { watchingOf } from '../consents/index.ts';
import { findAttemptOf } from '../delivery/index.ts';
import { findSession } from '../sessions/index.ts';
import { picturesUntilOf } from './retention/pictures-until.ts';

/** What is watched of a candidate, and the last days of the pictures, so that the page can say them as dates. */
export async function readWatchingOf(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  who: CandidateWho,
): Promise<ReplyOf<typeof readWatching>> {
  const session = (await findSession(db, who.sessionId)) ?? refuse('notFound');
  return {
    ...(await watchingOf(db, who, now())),
    noticeVersion: NOTICE_VERSION,
    picturesUntil: await picturesUntilOf(db, session),
    attemptId: (await findAttemptOf(db, who.candidateId))?.id ?? null,
  };
}
