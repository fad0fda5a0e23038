import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BodyOf } from 'shared/contracts/endpoint.ts';
import {
  BROWSER_EXAM_KEY_HEADER,
  CONNECTION_TOKEN_HEADER,
  EXAM_SALT_HEADER,
  type sebChooseExam,
  type sebHandshake,
  type sebSignature,
} from 'shared/contracts/sebserver.ts';
import type { Deps } from '../../../deps.ts';
import { refuse } from '../../../http/failures.ts';
import type { SebClientWho } from '../../../http/who.ts';
import { findSeat } from '../../sessions/index.ts';
import { openSettings } from '../exam-browser-settings.ts';
import { publicAddress } from '../links.ts';
import { configurationInUse } from '../queries.ts';
import { clientBy, isVersionAllowed } from '../seb/client-version.ts';
import { sebConnections } from '../tables.ts';
import { type Connection, findConnection } from './connection-queries.ts';
import { connectionToken, examSalt, readConnectionToken, serverKey } from './tokens.ts';

type Door = Pick<Deps, 'db' | 'secrets' | 'config' | 'now'>;
interface Http {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Opens a connection and names the one exam there is for this client. */
export async function openConnection(
  { db, secrets, config, now }: Door,
  { request, reply }: Http,
  { who, body }: { who: SebClientWho; body: BodyOf<typeof sebHandshake> },
) {
  // A newer file ended this client's: another machine has the candidate now.
  if ((await configurationInUse(db, who.candidateId))?.id !== who.configurationId) refuse('forbidden');
  const seat = (await findSeat(db, who.candidateId)) ?? refuse('notFound');
  const { exam } = seat;
  const [version, system] = [body.seb_version ?? '', body.seb_os_name ?? ''];
  const client = clientBy(system, version);
  const { allowedVersions } = openSettings(secrets, exam.secureBrowser, exam.id);
  if (client && !isVersionAllowed(client, allowedVersions)) refuse('sebVersionOld');
  const id = randomUUID();
  await db.insert(sebConnections).values({
    id,
    ...{ configurationId: who.configurationId, candidateId: who.candidateId },
    state: 'requested',
    version: said(version),
    system: said(system),
    machine: said(body.seb_machine_name ?? body.client_id ?? ''),
    openedAt: new Date(now()),
  });
  reply.header(CONNECTION_TOKEN_HEADER, connectionToken(secrets, id));
  return [{ examId: exam.id, name: exam.title, url: `${publicAddress(config, request)}/thi`, lmsType: 'KHAO_THI' }];
}

/** The connection whose token a request carries; refuses those of another configuration and those that are closed. */
export async function connectionBy(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  request: FastifyRequest,
  who: SebClientWho,
): Promise<Connection> {
  const token = request.headers[CONNECTION_TOKEN_HEADER.toLowerCase()];
  const id = readConnectionToken(secrets, typeof token === 'string' ? token : '');
  const connection = id && (await findConnection(db, id));
  if (!connection || connection.configurationId !== who.configurationId || connection.state === 'closed')
    refuse('forbidden');
  return connection;
}

/** The first time the client learns what it is known by; later it tells who is signed in. */
export async function chooseExam(
  { db, secrets }: Door,
  { reply }: Pick<Http, 'reply'>,
  { connection, body }: { connection: Connection; body: BodyOf<typeof sebChooseExam> },
): Promise<''> {
  const seat = (await findSeat(db, connection.candidateId)) ?? refuse('notFound');
  if (body.examId !== undefined && body.examId !== seat.exam.id) refuse('notFound');
  await db
    .update(sebConnections)
    .set({
      state: connection.state === 'requested' ? 'ready' : connection.state,
      ...(body.seb_user_session_id !== undefined && { userSession: said(body.seb_user_session_id) }),
    })
    .where(eq(sebConnections.id, connection.id));
  reply.header(EXAM_SALT_HEADER, examSalt(secrets, seat.exam.id));
  reply.header(BROWSER_EXAM_KEY_HEADER, serverKey(secrets, connection.configurationId));
  return '';
}

export async function noteSignature(
  { db }: Door,
  { connection, body }: { connection: Connection; body: BodyOf<typeof sebSignature> },
): Promise<''> {
  await db
    .update(sebConnections)
    .set({
      state: 'active',
      ...(body.seb_signature_key !== undefined && { signatureKey: body.seb_signature_key }),
      ...(body.seb_user_session_id !== undefined && { userSession: said(body.seb_user_session_id) }),
    })
    .where(eq(sebConnections.id, connection.id));
  return '';
}

export async function closeConnection({ db, now }: Door, connection: Connection): Promise<''> {
  await db
    .update(sebConnections)
    .set({ state: 'closed', closedAt: new Date(now()) })
    .where(eq(sebConnections.id, connection.id));
  return '';
}

/** What a client says of itself is shown, so it is kept short. */
const said = (text: string) => text.trim().slice(0, 200);
