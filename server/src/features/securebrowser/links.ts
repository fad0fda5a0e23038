import type { FastifyRequest } from 'fastify';
import type { Deps } from '../../deps.ts';

/** What a link of a configuration is for; a tag made for one purpose opens no other. */
export type LinkPurpose = 'configuration' | 'start' | 'quit' | 'challenge';

/** The unguessable part of a link: the configuration's id and its tag under the installation's key. */
export function linkToken(secrets: Deps['secrets'], purpose: LinkPurpose, configurationId: string): string {
  return `${configurationId}.${secrets.tag(tagged(purpose, configurationId))}`;
}

/** The configuration a link belongs to, or null where its tag is not ours. */
export function readLinkToken(secrets: Deps['secrets'], purpose: LinkPurpose, token: string): string | null {
  const [, id, tag] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(token) ?? [];
  return id && tag && secrets.tagIsRight(tagged(purpose, id), tag) ? id : null;
}

const tagged = (purpose: LinkPurpose, id: string) => `seb-${purpose}:${id}`;

/**
 * The address under which the browser knows us, without a slash at the end. Behind a proxy only PUBLIC_URL says it; the
 * Host header is believed on a machine that has no other name.
 */
export function publicAddress(config: Deps['config'], request: FastifyRequest): string {
  return config.publicUrl ?? `${request.protocol}://${request.host}`;
}

/** The address of a request as its browser wrote it: what Safe Exam Browser hashed. */
export function addressOf(config: Deps['config'], request: FastifyRequest): string {
  return `${publicAddress(config, request)}${request.raw.url ?? '/'}`;
}
