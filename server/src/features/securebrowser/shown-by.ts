import type { FastifyRequest } from 'fastify';
import type { Shown } from './proof.ts';
import { clientByUserAgent } from './seb/client-version.ts';
import { BROWSER_EXAM_KEY_HEADER, CONFIG_KEY_HEADER } from './seb/key-hash.ts';

/** The hashes in the headers of a request; undefined where a client sends none. */
export function shownBy({ headers }: FastifyRequest): Shown {
  return {
    client: clientByUserAgent(headers['user-agent'] ?? ''),
    configKey: headers[CONFIG_KEY_HEADER],
    browserExamKey: headers[BROWSER_EXAM_KEY_HEADER],
  };
}
