import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { FileReply } from 'shared/contracts/endpoint.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import { findSeat } from '../../sessions/index.ts';
import { publicAddress } from '../links.ts';
import { settingsOfCandidate } from '../make-settings.ts';
import { configKeyOf } from '../seb/config-key.ts';
import { sebFile } from '../seb-reply.ts';
import { sebConfigurations } from '../tables.ts';
import type { Connection } from './connection-queries.ts';

/**
 * Gives a connected client the settings it goes on with. The password was asked for with the first file: a client that came
 * this far is not asked again. From now on it is known by these settings, also where the exam's changed since.
 */
export async function fetchExamConfig(
  { db, secrets, config }: Pick<Deps, 'db' | 'secrets' | 'config'>,
  request: FastifyRequest,
  { connection, examId }: { connection: Connection; examId: string | undefined },
): Promise<FileReply> {
  const { exam } = (await findSeat(db, connection.candidateId)) ?? refuse('notFound');
  if (examId !== undefined && examId !== exam.id) refuse('notFound');
  const { configurationId } = connection;
  const settings = settingsOfCandidate(secrets, exam, publicAddress(config, request), configurationId);
  await db
    .update(sebConfigurations)
    .set({ configKey: configKeyOf(settings) })
    .where(eq(sebConfigurations.id, configurationId));
  return sebFile(settings, null);
}
