import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { candidates } from '../sessions/index.ts';
import { roomServers } from './tables.ts';

export type RoomServer = typeof roomServers.$inferSelect;

export async function findRoomServer(db: Db | Tx, id: string): Promise<RoomServer | null> {
  const [server] = await db.select().from(roomServers).where(eq(roomServers.id, id));
  return server ?? null;
}

/**
 * Holds a server's row: whoever revokes it waits, or has. The first thing in a transaction that writes for a room's server,
 * for its credential may have ended behind the door; and a revocation too takes this row before attempts.
 */
export async function holdServer(tx: Tx, id: string): Promise<RoomServer> {
  const [server] = await tx.select().from(roomServers).where(eq(roomServers.id, id)).for('update');
  return server && server.revokedAt === null ? server : refuse('notSignedIn');
}

/** The server that a token is for, as long as it is not revoked. */
export async function serverByToken(db: Db | Tx, tokenHash: string): Promise<RoomServer | null> {
  const [server] = await db
    .select()
    .from(roomServers)
    .where(and(eq(roomServers.tokenHash, tokenHash), isNotNull(roomServers.enrolledAt), isNull(roomServers.revokedAt)));
  return server ?? null;
}

/** Whether somebody in these rooms sits a code of an exam. */
export async function isSatIn(
  db: Db | Tx,
  roomIds: readonly string[],
  { examId, code }: { examId: string; code: string },
): Promise<boolean> {
  const sits = and(
    inArray(candidates.roomId, [...roomIds]),
    eq(candidates.examId, examId),
    eq(candidates.formCode, code),
  );
  return (await db.select({ id: candidates.id }).from(candidates).where(sits).limit(1)).length > 0;
}

/** The servers of a session, the newest last; revoked ones too. */
export async function serversOfSession(db: Db | Tx, sessionId: string): Promise<RoomServer[]> {
  return db.select().from(roomServers).where(eq(roomServers.sessionId, sessionId)).orderBy(asc(roomServers.createdAt));
}

/** The rooms of a session that a server of their own serves, or will. */
export async function roomsServedElsewhere(db: Db | Tx, sessionId: string): Promise<Set<string>> {
  const servers = (await serversOfSession(db, sessionId)).filter(({ revokedAt }) => revokedAt === null);
  return new Set(servers.flatMap(({ roomIds }) => roomIds));
}

/**
 * Servers that a room has or had on laptops: when each was last heard of, null where it never was, had more to send, or holds what is not taken here. What is
 * written down there later is not known here.
 */
export async function serversOfRoom(
  db: Db | Tx,
  { sessionId, roomId }: { sessionId: string; roomId: string },
): Promise<{ name: string; upTo: number | null }[]> {
  return (await serversOfSession(db, sessionId))
    .filter(({ enrolledAt, roomIds }) => enrolledAt !== null && roomIds.includes(roomId))
    .map(({ name, seenAt, waiting, refused }) => ({
      name,
      upTo: waiting + refused > 0 ? null : (seenAt?.getTime() ?? null),
    }));
}

/** Writers of attempts and of strays, by server: attempts kept, attempts taken over, events that lie beside. */
export async function countsByServer(
  db: Db | Tx,
  sessionId: string,
): Promise<Map<string, { keeps: number; takenOver: number; aside: number }>> {
  const rows = await rowsOf<{ server: string; keeps: number; taken: number; aside: number }>(
    db,
    sql`SELECT servers.id AS server,
          (SELECT count(*)::int FROM attempts WHERE held_by = servers.id) AS keeps,
          count(DISTINCT stray.attempt_id)::int AS taken, count(stray.hash)::int AS aside
        FROM room_servers servers
        LEFT JOIN (stray_events stray JOIN attempts ON attempts.id = stray.attempt_id AND attempts.session_id = ${sessionId}::uuid)
          ON stray.writer = servers.id::text
        WHERE servers.session_id = ${sessionId}::uuid
        GROUP BY servers.id`,
  );
  return new Map(rows.map(({ server, keeps, taken, aside }) => [server, { keeps, takenOver: taken, aside }]));
}

const SILENT_MS = 60_000;

/**
 * Servers of a session that hold something which is not here, as they said last, or of which nothing was heard since; what was
 * refused apart, for it does not come by itself.
 */
export async function stillInRooms(
  db: Db | Tx,
  sessionId: string,
  now: number,
): Promise<{ name: string; events: number; files: number; refused: number }[]> {
  const servers = (await serversOfSession(db, sessionId)).filter((one) => one.enrolledAt && !one.revokedAt);
  return servers
    .filter(
      ({ waiting, waitingFiles, refused, seenAt }) =>
        waiting + waitingFiles + refused > 0 || now - (seenAt?.getTime() ?? 0) > SILENT_MS,
    )
    .map(({ name, waiting, waitingFiles, refused }) => ({ name, events: waiting, files: waitingFiles, refused }));
}
