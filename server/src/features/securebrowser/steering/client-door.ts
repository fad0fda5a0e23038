import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps.ts';
import type { SebClientWho } from '../../../http/who.ts';
import { equal } from '../../../secrets.ts';
import { findConfiguration } from '../queries.ts';
import { clientSecret, readAccessToken } from './tokens.ts';

/** Which configuration a client comes with: by its name and secret (to get a token), or by a token. */
export async function sebClientOf(
  { db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>,
  request: FastifyRequest,
): Promise<SebClientWho | null> {
  const [scheme = '', given = ''] = (request.headers.authorization ?? '').split(' ');
  const by = scheme.toLowerCase() === 'basic' ? 'secret' : 'token';
  const id = by === 'secret' ? byName(secrets, given) : readAccessToken(secrets, given, now());
  const made = id === null ? null : await findConfiguration(db, id);
  // A file that was never fetched has no client.
  return made?.steered ? { configurationId: made.id, candidateId: made.candidateId, by } : null;
}

function byName(secrets: Deps['secrets'], credentials: string): string | null {
  const [name = '', secret = ''] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  return /^[0-9a-f-]{36}$/.test(name) && equal(secret, clientSecret(secrets, name)) ? name : null;
}
