import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { CANDIDATE_COOKIE, candidateToken } from '../delivery/index.ts';
import { findCandidate, findExam } from '../sessions/index.ts';
import { makeChallenge } from './challenge.ts';
import { addressOf, publicAddress, readLinkToken } from './links.ts';
import { noteStarted } from './note-started.ts';
import type { Refused } from './page-words.ts';
import { goingOn, lookingAgain, notRecognised, onToChallenge } from './pages.ts';
import { isMissing, isSilent, judge, keysOf } from './proof.ts';
import { configurationInUse, findConfiguration } from './queries.ts';
import { shownBy } from './shown-by.ts';

/**
 * The first page inside Safe Exam Browser: it signs the candidate of the configuration in. The link works as long as its
 * configuration is the one in use, so that a restarted client comes back to its paper. A client whose headers are missing
 * is looked at a second time, and then asked through its JavaScript API; a header that is there and wrong is refused at once.
 */
export async function startExam(
  deps: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { token, isSecondLook }: { token: string; isSecondLook: boolean },
): Promise<FileReply> {
  const { db, secrets, config } = deps;
  const no = (because: Refused) => {
    reply.status(403);
    return notRecognised(request, because);
  };
  const id = readLinkToken(secrets, 'start', token);
  const made = id && (await findConfiguration(db, id));
  if (!made) return no('forged');
  if ((await configurationInUse(db, made.candidateId))?.id !== made.id || made.configKey === null)
    return no('wrongConfigKey');
  const candidate = await findCandidate(db, made.candidateId);
  const exam = candidate && (await findExam(db, candidate.examId));
  if (!candidate || !exam) return no('forged');

  const keys = await keysOf(deps, { candidateId: candidate.id, exam, address: publicAddress(config, request) });
  const shown = shownBy(request);
  const verdict = judge(keys, addressOf(config, request), shown);
  if (verdict !== 'proven') {
    if (!isMissing(verdict, shown)) return no(verdict);
    if (!isSecondLook) return lookingAgain(request);
    if (!isSilent(shown)) return no(verdict);
    return onToChallenge(request, await makeChallenge(deps, request, { candidateId: candidate.id, examId: exam.id }));
  }

  await noteStarted(deps, candidate.id);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  reply.setCookie(CANDIDATE_COOKIE, candidateToken(deps, candidate), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
  });
  return goingOn(request);
}
