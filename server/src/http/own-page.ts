import type { FastifyRequest } from 'fastify';
import type { Deps } from '../deps.ts';

/**
 * Whether the page that opens a socket is one of ours. A browser lets any page open a socket to any server, cookies and all;
 * only the Origin header tells them apart. Without one it is no browser, and its cookie decides alone.
 */
export function isOwnPage(config: Pick<Deps['config'], 'publicUrl'>, request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.host || (config.publicUrl !== null && host === new URL(config.publicUrl).host);
}
