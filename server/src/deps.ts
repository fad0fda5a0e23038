import type { FastifyBaseLogger } from 'fastify';
import type { Blobs } from './blobs/blobs.ts';
import type { Bus } from './bus/bus.ts';
import type { Config } from './config.ts';
import type { Db } from './db/db.ts';
import type { Secrets } from './secrets.ts';

/** What the whole server stands on; use cases name the few they need. */
export interface Deps {
  readonly db: Db;
  readonly bus: Bus;
  readonly blobs: Blobs;
  readonly secrets: Secrets;
  readonly config: Config;
  /** Milliseconds since 1970, UTC: the only clock that rules read. */
  readonly now: () => number;
  readonly log: FastifyBaseLogger;
}
