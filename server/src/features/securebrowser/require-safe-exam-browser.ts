import type { FastifyRequest } from 'fastify';
import { candidateSignOut } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import type { CandidateWho } from '../../http/who.ts';
import { findAttemptOf, mayStillBegin } from '../delivery/index.ts';
import { findExam, findSeat } from '../sessions/index.ts';
import { addressOf } from './links.ts';
import { configurationInUse, isLetIn } from './queries.ts';
import { CONFIG_KEY_HEADER, isKeyHash } from './seb/key-hash.ts';

/**
 * Refuses a request of a candidate whose exam asks for Safe Exam Browser and that does not come from it: the header must
 * be the hash of this very address and the candidate's own Config Key. An invigilator's exception opens any browser, and
 * so does the end: once the paper is in, or none can be begun any more, results can be read at home. Leaving is always
 * possible.
 */
export async function requireSafeExamBrowser(
  { db, config, now }: Pick<Deps, 'db' | 'config' | 'now'>,
  request: FastifyRequest,
  { candidateId, examId }: CandidateWho,
): Promise<void> {
  const exam = await findExam(db, examId);
  if (exam?.security !== 'seb' || request.routeOptions.url === candidateSignOut.path) return;

  const inUse = await configurationInUse(db, candidateId);
  const header = request.headers[CONFIG_KEY_HEADER];
  if (inUse?.configKey && isKeyHash(header, addressOf(config, request), inUse.configKey)) return;
  if (await isLetIn(db, candidateId)) return;

  const attempt = await findAttemptOf(db, candidateId);
  if (attempt?.sealedAt) return;
  const seat = attempt ? null : await findSeat(db, candidateId);
  if (seat && !mayStillBegin(seat, now())) return;
  refuse('safeExamBrowserNeeded');
}
