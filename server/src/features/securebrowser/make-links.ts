import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { fetchSebConfiguration } from 'shared/contracts/securebrowser-entry.ts';
import { normaliseSlip } from 'shared/people/slip.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { candidateBySlip, findExam } from '../sessions/index.ts';
import { openSettings } from './exam-browser-settings.ts';
import { linkToken, publicAddress } from './links.ts';
import { sebConfigurations } from './tables.ts';

export const LINK_LASTS_MS = 10 * 60_000;

/**
 * Makes a configuration for the candidate of a slip, and the links to fetch it. Nobody is signed in by this: that happens
 * inside Safe Exam Browser. The configuration in use stays so until the new one is fetched.
 */
export async function makeLinks(
  { db, secrets, config, now }: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  request: FastifyRequest,
  code: string,
) {
  const slip = normaliseSlip(code);
  const candidate = slip && (await candidateBySlip(db, secrets.hashSlip(slip)));
  if (!candidate) refuse('slipUnknown');
  const exam = await findExam(db, candidate.examId);
  if (exam?.security !== 'seb') refuse('notFound');
  const id = randomUUID();
  await db.insert(sebConfigurations).values({ id, candidateId: candidate.id, madeAt: new Date(now()) });
  const path = fetchSebConfiguration.path.replace(':token', linkToken(secrets, 'configuration', id));
  const downloadLink = publicAddress(config, request) + path;
  return {
    // "http" becomes "seb", "https" becomes "sebs".
    openLink: downloadLink.replace(/^http/, 'seb'),
    downloadLink,
    expiresAt: now() + LINK_LASTS_MS,
    asksPassword: openSettings(secrets, exam.secureBrowser, exam.id).settingsPassword !== null,
  };
}
