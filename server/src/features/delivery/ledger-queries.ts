import { randomUUID } from 'node:crypto';
import { type AnyColumn, and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { AttemptTimes } from 'shared/attempt/clock.ts';
import type { ChainedEvent, ChainHead } from 'shared/attempt/events.ts';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { gathered, oneForEach } from '../../db/gather.ts';
import type { Stand } from './judge-batch.ts';
import { attempts, ledgerEvents, ledgerFlushes } from './tables.ts';
import { timesOf } from './times.ts';

// The statements of the hot path take one JSON parameter each, whatever the number of rows: one text, one plan.

/** The attempts with these ids, locked in the order of their ids. */
export function lockAttempts(tx: Tx, ids: readonly string[]) {
  const wanted = sql`(SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
  return tx.select().from(attempts).where(inArray(attempts.id, wanted)).orderBy(asc(attempts.id)).for('update');
}

/** Stored hashes by "<attempt> <seq>". */
export async function hashesAt(
  tx: Tx,
  places: readonly { attempt: string; seq: number }[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const rows = await rowsOf<{ attempt: string; seq: number; hash: string }>(
    tx,
    sql`SELECT stored.attempt_id AS attempt, stored.seq, stored.hash
        FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place(attempt uuid, seq int)
        JOIN ledger_events stored ON stored.attempt_id = place.attempt AND stored.seq = place.seq`,
  );
  return new Map(rows.map((row) => [`${row.attempt} ${row.seq}`, row.hash]));
}

/** How one flush moves an attempt: `events` lead from one head to the other. */
export interface Move {
  readonly attempt: string;
  readonly writer: string;
  readonly from: ChainHead;
  readonly to: ChainHead;
  readonly seals: boolean;
  readonly events: readonly ChainedEvent[];
}

/**
 * Keeps a flush whole or not at all, in one statement: the heads move, the events go in, the signature stands over both. A
 * row that is not where the flush believes it to be (moved, taken over, sealed) leaves the signature null, and the NOT NULL
 * of its column takes everything back.
 */
export async function keepFlush(
  db: Db | Tx,
  moves: readonly Move[],
  { at, signature, leaves }: { at: number; signature: string; leaves: Uint8Array },
): Promise<void> {
  const events = moves.flatMap(({ attempt, events }) => events.map((chained) => ({ attempt, chained })));
  const id = randomUUID();
  await db.execute(
    sql`WITH moved AS (
          UPDATE attempts SET
            head_seq = move.seq, head_hash = move.hash, flush_id = ${id}::uuid,
            seen_at = to_timestamp(${at}::bigint / 1000.0), writer_seen_at = to_timestamp(${at}::bigint / 1000.0),
            sealed_at = CASE WHEN move.seals = 1 THEN to_timestamp(${at}::bigint / 1000.0) END,
            sealed_by = CASE WHEN move.seals = 1 THEN 'submit' END
          FROM unnest(
            ${list(moves.map(({ attempt }) => attempt))}::uuid[], ${list(moves.map(({ writer }) => writer))}::text[],
            ${list(moves.map(({ from }) => from.hash))}::text[], ${list(moves.map(({ to }) => to.seq))}::int[],
            ${list(moves.map(({ to }) => to.hash))}::text[], ${list(moves.map(({ seals }) => Number(seals)))}::int[]
          ) AS move(attempt, writer, was, seq, hash, seals)
          WHERE attempts.id = move.attempt AND attempts.writer = move.writer AND attempts.head_hash = move.was
            AND attempts.sealed_at IS NULL
          RETURNING 1
        ), kept AS (
          INSERT INTO ledger_events (attempt_id, seq, event, hash, received_at)
          SELECT attempt, seq, event::jsonb, hash, ${at}::bigint
          FROM unnest(
            ${list(events.map(({ attempt }) => attempt))}::uuid[],
            ${list(events.map(({ chained }) => chained.event.seq))}::int[],
            ${list(events.map(({ chained }) => JSON.stringify(chained.event)))}::text[],
            ${list(events.map(({ chained }) => chained.hash))}::text[]
          ) AS fresh(attempt, seq, event, hash)
        )
        INSERT INTO ledger_flushes (id, at, signature, leaves)
        SELECT ${id}::uuid, ${at}::bigint,
          CASE WHEN (SELECT count(*) FROM moved) = ${moves.length}::int THEN ${signature}::text END, ${leaves}::bytea`,
  );
}

/** One parameter for a list, whatever its length: one text, one plan. */
const list = (values: readonly (string | number)[]) => sql.param(values);

/** Where these attempts stand now; unknown ones are absent. */
export async function readStands(db: Db, ids: readonly string[]): Promise<Map<string, Stand>> {
  const rows = await rowsOf<Record<string, string | number | null>>(
    db,
    sql`SELECT id, head_seq AS seq, head_hash AS hash, writer, (sealed_at IS NOT NULL)::int AS sealed, ${timeColumns}
        FROM attempts WHERE id = ANY(${list(ids)}::uuid[])`,
  );
  return new Map(
    rows.map((row) => [
      String(row.id),
      {
        head: { seq: Number(row.seq), hash: String(row.hash) },
        writer: String(row.writer),
        isSealed: row.sealed === 1,
        times: timesOfColumns(row),
      },
    ]),
  );
}

/** No pause and no outage is longer: what lies further back than an integer of milliseconds holds is a clock that was wrong. */
const MOST_MS = 24 * 3_600_000;

/** Milliseconds from an instant in SQL until `at`; never negative, at most a day, and none where the instant is not there. */
export const millisFrom = (from: SQL | AnyColumn, at: number) =>
  sql`least(${MOST_MS}, greatest(0, ${at}::bigint - round(extract(epoch FROM ${from}) * 1000)))::int`;

/** Milliseconds since 1970 of a column of instants. */
export const millis = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8`;

/** The time of attempts for hand-written statements, read by `timesOfColumns`. */
export const timeColumns = sql.raw(
  `${millis('starts_at')} AS starts, ${millis('base_deadline_at')} AS deadline, extra_ms AS extra, paused_ms AS paused,
   ${millis('paused_since')} AS since`,
);

export function timesOfColumns(row: Readonly<Record<string, string | number | null>>): AttemptTimes {
  return {
    startsAt: Number(row.starts),
    baseDeadlineAt: Number(row.deadline),
    extraMs: Number(row.extra),
    pausedMs: Number(row.paused),
    pausedSince: row.since === null ? null : Number(row.since),
  };
}

/** Where an attempt stands, by its row. */
export function standOf(row: typeof attempts.$inferSelect): Stand {
  return {
    head: { seq: row.headSeq, hash: row.headHash },
    writer: row.writer,
    isSealed: row.sealedAt !== null,
    times: timesOf(row),
  };
}

/** Stored flushes by their ids. */
export async function flushesOf(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(ledgerFlushes)
    .where(inArray(ledgerFlushes.id, [...new Set(ids)]));
}

/** Rows kept beside the ledgers of these attempts; an attempt without any is not named. */
export async function countStrays(db: Db | Tx, attempts: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ attempt: string; n: number }>(
    db,
    sql`SELECT attempt_id AS attempt, count(*)::int AS n FROM stray_events
        WHERE attempt_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(attempts)}::jsonb))
        GROUP BY attempt_id`,
  );
  return new Map(rows.map(({ attempt, n }) => [attempt, n]));
}

/** Counts what found no room beside these ledgers; a repeat of such a stray counts again. */
export async function noteDroppedStrays(tx: Tx, dropped: ReadonlyMap<string, number>): Promise<void> {
  // In the order of their ids, like every lock on attempts.
  for (const [id, more] of [...dropped].sort(([one], [other]) => (one < other ? -1 : 1)))
    await tx
      .update(attempts)
      .set({ straysDropped: sql`${attempts.straysDropped} + ${more}` })
      .where(eq(attempts.id, id));
}

export interface Stray {
  readonly attempt: string;
  readonly chained: ChainedEvent;
  readonly why: string;
  readonly writer: string;
}

/** Which of these events lie beside their ledgers, as "<attempt> <hash>". */
export async function straysAmong(tx: Tx, places: readonly { attempt: string; hash: string }[]): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const rows = await rowsOf<{ attempt: string; hash: string }>(
    tx,
    sql`SELECT stored.attempt_id AS attempt, stored.hash
        FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place(attempt uuid, hash text)
        JOIN stray_events stored ON stored.attempt_id = place.attempt AND stored.hash = place.hash`,
  );
  return new Set(rows.map(({ attempt, hash }) => `${attempt} ${hash}`));
}

export async function insertStrays(tx: Tx, strays: readonly Stray[], at: number): Promise<void> {
  const rows = strays.map(({ attempt, chained, why, writer }) => ({
    a: attempt,
    h: chained.hash,
    e: chained.event,
    why,
    writer,
  }));
  await tx.execute(
    sql`INSERT INTO stray_events (attempt_id, hash, event, why, writer, received_at)
        SELECT a, h, e, why, writer, ${at}::bigint
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS stray(a uuid, h text, e jsonb, why text, writer text)
        ON CONFLICT DO NOTHING`,
  );
}

/** The whole ledger of an attempt, from its first event. */
export async function ledgerOf(db: Db | Tx, attemptId: string): Promise<ChainedEvent[]> {
  return db
    .select({ event: ledgerEvents.event, hash: ledgerEvents.hash })
    .from(ledgerEvents)
    .where(eq(ledgerEvents.attemptId, attemptId))
    .orderBy(asc(ledgerEvents.seq));
}

/** Events of a ledger behind a number, with the instants at which they were kept; at most `most`. */
export async function eventsAfter(
  db: Db | Tx,
  attemptId: string,
  seq: number,
  most: number,
): Promise<(ChainedEvent & { receivedAt: number })[]> {
  return db
    .select({ event: ledgerEvents.event, hash: ledgerEvents.hash, receivedAt: ledgerEvents.receivedAt })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.attemptId, attemptId), gt(ledgerEvents.seq, seq)))
    .orderBy(asc(ledgerEvents.seq))
    .limit(most);
}

/** The ledgers of many attempts, each from its first event. */
export async function ledgersOf(db: Db | Tx, attemptIds: readonly string[]): Promise<Map<string, ChainedEvent[]>> {
  const ledgers = new Map<string, ChainedEvent[]>(attemptIds.map((id) => [id, []]));
  if (attemptIds.length === 0) return ledgers;
  const rows = await db
    .select({ attemptId: ledgerEvents.attemptId, event: ledgerEvents.event, hash: ledgerEvents.hash })
    .from(ledgerEvents)
    .where(inArray(ledgerEvents.attemptId, [...attemptIds]))
    .orderBy(asc(ledgerEvents.attemptId), asc(ledgerEvents.seq));
  for (const { attemptId, event, hash } of rows) ledgers.get(attemptId)?.push({ event, hash });
  return ledgers;
}

/** Like `ledgerOf`, for the rush in which all pages of a session come back at once. */
export const ledgerInRush = gathered(oneForEach(ledgersOf));
