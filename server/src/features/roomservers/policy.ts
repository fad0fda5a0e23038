import type { Db } from '../../db/db.ts';
import type { Staff } from '../../http/who.ts';
import { mayManageSession } from '../sessions/index.ts';
import { findRoomServer } from './queries.ts';

/** Who makes the exam decides where it is served. */
export async function mayRevoke(db: Db, who: Staff, serverId: string): Promise<boolean> {
  const server = await findRoomServer(db, serverId);
  return server !== null && mayManageSession(db, who, server.sessionId);
}
