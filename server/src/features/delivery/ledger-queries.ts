import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import { type Db, rowsOf, type Tx } from '../../db/db.ts';
import { attempts, ledgerEvents } from './tables.ts';

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

export async function insertEvents(
  tx: Tx,
  events: readonly { attempt: string; chained: ChainedEvent }[],
  at: number,
): Promise<void> {
  const rows = events.map(({ attempt, chained }) => ({
    a: attempt,
    s: chained.event.seq,
    e: chained.event,
    h: chained.hash,
  }));
  await tx.execute(
    sql`INSERT INTO ledger_events (attempt_id, seq, event, hash, received_at)
        SELECT a, s, e, h, ${at}::bigint
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS fresh(a uuid, s int, e jsonb, h text)`,
  );
}

/** Rows kept beside the ledgers of these attempts; an attempt without any is not named. */
export async function countStrays(tx: Tx, attempts: readonly string[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ attempt: string; n: number }>(
    tx,
    sql`SELECT attempt_id AS attempt, count(*)::int AS n FROM stray_events
        WHERE attempt_id IN (SELECT value::uuid FROM jsonb_array_elements_text(${JSON.stringify(attempts)}::jsonb))
        GROUP BY attempt_id`,
  );
  return new Map(rows.map(({ attempt, n }) => [attempt, n]));
}

export interface Stray {
  readonly attempt: string;
  readonly chained: ChainedEvent;
  readonly why: string;
  readonly writer: string;
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

/** Moves the heads of attempts to where their ledgers now stand, with the receipt that says so. */
export async function moveHeads(
  tx: Tx,
  heads: readonly { attempt: string; seq: number; hash: string; at: number; signature: string; sealed: boolean }[],
): Promise<void> {
  await tx.execute(
    sql`UPDATE attempts SET
          head_seq = moved.seq, head_hash = moved.hash, receipt_at = moved.at, receipt_signature = moved.signature,
          seen_at = to_timestamp(moved.at / 1000.0),
          sealed_at = CASE WHEN moved.sealed THEN to_timestamp(moved.at / 1000.0) ELSE sealed_at END,
          sealed_by = CASE WHEN moved.sealed THEN 'submit' ELSE sealed_by END
        FROM jsonb_to_recordset(${JSON.stringify(heads)}::jsonb)
          AS moved(attempt uuid, seq int, hash text, at bigint, signature text, sealed boolean)
        WHERE attempts.id = moved.attempt`,
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
