import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { CANDIDATE_COOKIE, candidateToken } from '../delivery/index.ts';
import { findCandidate } from '../sessions/index.ts';
import { addressOf, readLinkToken } from './links.ts';
import { goingOn, lookingAgain, notRecognised } from './pages.ts';
import { configurationInUse, findConfiguration } from './queries.ts';
import { CONFIG_KEY_HEADER, isKeyHash } from './seb/key-hash.ts';
import { sebConfigurations } from './tables.ts';

/**
 * The first page inside Safe Exam Browser: it signs the candidate of the configuration in. The link works as long as its
 * configuration is the one in use, so that a restarted client comes back to its paper.
 */
export async function startExam(
  { db, secrets, config, now }: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { token, isSecondLook }: { token: string; isSecondLook: boolean },
): Promise<FileReply> {
  const no = () => {
    reply.status(403);
    return notRecognised();
  };
  const id = readLinkToken(secrets, 'start', token);
  const made = id && (await findConfiguration(db, id));
  if (!made || (await configurationInUse(db, made.candidateId))?.id !== made.id || made.configKey === null) return no();
  const candidate = await findCandidate(db, made.candidateId);
  if (!candidate) return no();

  if (!isKeyHash(request.headers[CONFIG_KEY_HEADER], addressOf(config, request), made.configKey))
    return isSecondLook ? no() : lookingAgain();

  if (made.startedAt === null)
    await db
      .update(sebConfigurations)
      .set({ startedAt: new Date(now()) })
      .where(eq(sebConfigurations.id, made.id));
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  reply.setCookie(CANDIDATE_COOKIE, candidateToken({ secrets, now }, candidate), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
  });
  return goingOn();
}
