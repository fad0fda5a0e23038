import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { CandidateWho } from '../../http/who.ts';
import { findAttemptOf } from '../delivery/index.ts';
import { findExam } from '../sessions/index.ts';
import { openSettings } from './exam-browser-settings.ts';
import { publicAddress } from './links.ts';
import { isShared, quitLink } from './make-settings.ts';
import { configurationInUse } from './queries.ts';
import { isFromSafeExamBrowser } from './require-safe-exam-browser.ts';

/** The address that ends Safe Exam Browser; null before the paper is in, and where the request comes from another browser. */
export async function readExit(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  { candidateId, examId }: CandidateWho,
): Promise<{ quitLink: string | null }> {
  const { db, secrets, config } = deps;
  const [exam, inUse, attempt] = await Promise.all([
    findExam(db, examId),
    configurationInUse(db, candidateId),
    findAttemptOf(db, candidateId),
  ]);
  if (exam?.security !== 'seb' || !attempt?.sealedAt) return { quitLink: null };
  // A paper that is in can be looked at from any browser.
  if (!(await isFromSafeExamBrowser(deps, request, { candidateId, exam }))) return { quitLink: null };
  const id = isShared(openSettings(secrets, exam.secureBrowser, exam.id)) ? exam.id : inUse?.id;
  return { quitLink: id ? quitLink(secrets, publicAddress(config, request), id) : null };
}
