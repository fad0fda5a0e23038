import { and, asc, eq, sql } from 'drizzle-orm';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { candidates } from '../sessions/index.ts';
import { roomHomes } from './tables.ts';

export type RoomHome = typeof roomHomes.$inferSelect;

/** What this installation is enrolled for; none on a province's server. */
export async function homesOf(db: Db | Tx): Promise<RoomHome[]> {
  return db.select().from(roomHomes).orderBy(asc(roomHomes.serverId));
}

/** The latest instant on the province's clock that this server has seen; 0 of one that has seen none. */
export async function lastSeenInstant(db: Db | Tx): Promise<number> {
  const [row] = await rowsOf<{ at: number | string | null }>(
    db,
    sql`SELECT greatest(
          (SELECT max(received_at) FROM ledger_events),
          (SELECT max(round(extract(epoch FROM reached_at) * 1000)::bigint) FROM room_homes)
        )::float8 AS at`,
  );
  return Number(row?.at ?? 0);
}

/** Candidates whose attempt is another server's. */
export async function candidatesElsewhere(db: Db | Tx, sessionId: string): Promise<Set<string>> {
  const found = await db
    .select({ id: candidates.id })
    .from(candidates)
    .where(and(eq(candidates.sessionId, sessionId), eq(candidates.elsewhere, true)));
  return new Set(found.map(({ id }) => id));
}

/** An attempt of the room with how far the province has acknowledged it. */
export interface Uplink {
  readonly attemptId: string;
  readonly headSeq: number;
  readonly ackedSeq: number;
  readonly isSealed: boolean;
  readonly sealKnown: boolean;
  /** The province takes nothing of it. */
  readonly isRefused: boolean;
}

/** The attempts of a session and how far they are up, those with most to send first. */
export async function uplinksOf(db: Db | Tx, sessionId: string): Promise<Uplink[]> {
  const rows = await rowsOf<Record<'head' | 'acked' | 'sealed' | 'known' | 'refused', number> & { id: string }>(
    db,
    sql`SELECT attempts.id, attempts.head_seq AS head, coalesce(uplink.seq, 0) AS acked,
          (attempts.sealed_at IS NOT NULL)::int AS sealed, coalesce(uplink.sealed, false)::int AS known,
          (uplink.refused IS NOT NULL)::int AS refused
        FROM attempts LEFT JOIN room_uplinks uplink ON uplink.attempt_id = attempts.id
        WHERE attempts.session_id = ${sessionId}::uuid
        ORDER BY attempts.head_seq - coalesce(uplink.seq, 0) DESC, attempts.id`,
  );
  return rows.map(({ id, head, acked, sealed, known, refused }) => ({
    attemptId: id,
    headSeq: Number(head),
    ackedSeq: Number(acked),
    isSealed: sealed === 1,
    sealKnown: known === 1,
    isRefused: refused === 1,
  }));
}

/** Events of a session that the province has not acknowledged, and will take. */
export function waitingIn(uplinks: readonly Uplink[]): number {
  const going = uplinks.filter(({ isRefused }) => !isRefused);
  return going.reduce((sum, { headSeq, ackedSeq }) => sum + Math.max(0, headSeq - ackedSeq), 0);
}

export async function changeHome(
  db: Db | Tx,
  serverId: string,
  change: Partial<Pick<RoomHome, 'offsetMs' | 'reachedAt' | 'revokedAt'>>,
): Promise<void> {
  await db.update(roomHomes).set(change).where(eq(roomHomes.serverId, serverId));
}
