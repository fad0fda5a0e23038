import type { FastifyRequest } from 'fastify';
import { candidateSignOut } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { findAttemptOf, mayStillBegin } from '../delivery/index.ts';
import { type Exam, examAtDoor, findSeat } from '../sessions/index.ts';
import { addressOf, publicAddress } from './links.ts';
import { hasPass } from './pass.ts';
import { isSilent, judge, keysOf } from './proof.ts';
import { isLetIn } from './queries.ts';
import { shownBy } from './shown-by.ts';

/**
 * Refuses a request of a candidate whose exam asks for Safe Exam Browser and that does not come from it: the headers must
 * be the hashes of this very address and of keys that the candidate's client knows. A client that sends none must have
 * answered a challenge; a wrong header is never made good by that. An invigilator's exception opens any browser, and so
 * does the end: once the paper is in, or none can be begun any more, results can be read at home. Leaving is always
 * possible.
 */
export async function requireSafeExamBrowser(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  { candidateId, examId }: CandidateWho,
): Promise<void> {
  const { db, now } = deps;
  const exam = await examAtDoor(db, examId);
  if (exam?.security !== 'seb' || request.routeOptions.url === candidateSignOut.path) return;

  if (await isFromSafeExamBrowser(deps, request, { candidateId, exam })) return;
  if (await isLetIn(db, candidateId)) return;

  const attempt = await findAttemptOf(db, candidateId);
  if (attempt?.sealedAt) return;
  const seat = attempt ? null : await findSeat(db, candidateId);
  if (seat && !mayStillBegin(seat, now())) return;
  refuse('safeExamBrowserNeeded');
}

/** Whether a request comes from the candidate's own client: by its hashes, or by the pass of one that sends none. */
export async function isFromSafeExamBrowser(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  { candidateId, exam }: { candidateId: string; exam: Exam },
): Promise<boolean> {
  const { config } = deps;
  const keys = await keysOf(deps, { candidateId, exam, address: publicAddress(config, request) });
  const shown = shownBy(request);
  if (judge(keys, addressOf(config, request), shown) === 'proven') return true;
  return isSilent(shown) && hasPass(deps, request, { candidateId, keys });
}
