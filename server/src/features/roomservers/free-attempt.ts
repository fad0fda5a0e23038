import type { Tx } from '../../db/db.ts';
import type { Attempt } from '../delivery/index.ts';
import { serversOfSession } from './queries.ts';

/** The name under which a room's server writes here. */
export const penOf = (serverId: string) => serverId.replaceAll('-', '');
/** No page and no server has this name. */
export const NOBODY = 'nobody';

/** The names under which the servers of a session's rooms write here, revoked ones too. */
export async function pensOf(tx: Tx, sessionId: string): Promise<Set<string>> {
  return new Set((await serversOfSession(tx, sessionId)).map(({ id }) => penOf(id)));
}

/** Kept by a room's server until its credential ended, and nobody has gone on with it here since. */
export const isFree = ({ heldBy, writer }: Attempt, pens: ReadonlySet<string>) => heldBy === null && pens.has(writer);
