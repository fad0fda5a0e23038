import { and, eq, isNull } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../deps.ts';
import { findSeat } from '../sessions/index.ts';
import { openSettings } from './exam-browser-settings.ts';
import { publicAddress, readLinkToken } from './links.ts';
import { LINK_LASTS_MS } from './make-links.ts';
import { isShared, settingsOfCandidate, settingsOfExam } from './make-settings.ts';
import type { Refused } from './page-words.ts';
import { notRecognised } from './pages.ts';
import { findConfiguration } from './queries.ts';
import { configKeyOf } from './seb/config-key.ts';
import { sebFile } from './seb-reply.ts';
import { connectionSettings } from './steering/connection-settings.ts';
import { sebConfigurations } from './tables.ts';

/**
 * Gives a configuration out, once. Safe Exam Browser comes here by itself, without a cookie, and asks with HEAD first:
 * that look does not use the link up. Who comes too late, or by a link that is none, is told what to do.
 */
export async function fetchConfiguration(
  { db, secrets, config, now }: Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  token: string,
): Promise<FileReply> {
  const no = (because: Refused) => {
    reply.status(403);
    return notRecognised(request, because);
  };
  const id = readLinkToken(secrets, 'configuration', token);
  const made = id && (await findConfiguration(db, id));
  if (!made) return no('forged');
  if (made.fetchedAt) return no('fetched');
  if (now() - made.madeAt.getTime() > LINK_LASTS_MS) return no('linkLate');
  const seat = await findSeat(db, made.candidateId);
  if (!seat) return no('forged');

  const address = publicAddress(config, request);
  const { exam } = seat;
  const kept = openSettings(secrets, exam.secureBrowser, exam.id);
  const settings = isShared(kept)
    ? settingsOfExam(secrets, exam, address)
    : settingsOfCandidate(secrets, exam, address, made.id);
  // A steered client is given the way to us first, and fetches these settings by its connection.
  const given = kept.steered
    ? connectionSettings({ secrets, address, exam, configurationId: made.id, quitPassword: kept.quitPassword })
    : settings;
  if (request.method !== 'HEAD') {
    const [taken] = await db
      .update(sebConfigurations)
      .set({ fetchedAt: new Date(now()), configKey: configKeyOf(settings), steered: kept.steered })
      .where(and(eq(sebConfigurations.id, made.id), isNull(sebConfigurations.fetchedAt)))
      .returning({ id: sebConfigurations.id });
    if (!taken) return no('fetched');
  }
  return sebFile(given, kept.settingsPassword);
}
