import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';
import type { RoomServerWho } from '../../http/who.ts';
import { serverByToken } from './queries.ts';

/** What the database keeps of a token or an enrolment code. */
export const hashOf = (secrets: Pick<Deps['secrets'], 'tag'>, text: string) => secrets.tag(`room-server\n${text}`);

/** Which room's server sends a request, by its bearer token; null where it is unknown or revoked. */
export async function roomServerOf(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>,
  request: FastifyRequest,
): Promise<RoomServerWho | null> {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Bearer' || token === '') return null;
  const server = await serverByToken(db, hashOf(secrets, token));
  return server && { serverId: server.id, roomIds: server.roomIds };
}
