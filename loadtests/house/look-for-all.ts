import { createPrivateKey, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { receiptText } from 'shared/contracts/delivery.ts';
import { z } from 'zod';
import type { Sitting } from '../journeys/answer.ts';
import type { FreshDatabase } from './database.ts';

/**
 * How much of what was acknowledged the database does not hold: an event is there when its row is, and the row of the last
 * acknowledged one carries the acknowledged hash, which stands for all before it. An end that was acknowledged must stand,
 * too, and every receipt must bear the server's signature.
 */
export async function countLost(
  database: FreshDatabase,
  sittings: readonly Pick<Sitting, 'attempt' | 'acknowledged' | 'sealed'>[],
): Promise<number> {
  const rows = await database.query(
    `SELECT told.attempt::text AS attempt, attempts.sealed_at IS NOT NULL AS sealed,
       (SELECT count(*)::int FROM ledger_events WHERE attempt_id = told.attempt AND seq <= told.seq) AS kept,
       (SELECT hash FROM ledger_events WHERE attempt_id = told.attempt AND seq = told.seq) AS hash
     FROM unnest($1::uuid[], $2::int[]) AS told(attempt, seq) LEFT JOIN attempts ON attempts.id = told.attempt`,
    [sittings.map(({ attempt }) => attempt), sittings.map(({ acknowledged }) => acknowledged.seq)],
  );
  const found = new Map(rows.map((row) => [String(row.attempt), row]));
  let lost = 0;
  for (const { attempt, acknowledged, sealed } of sittings) {
    const { kept = 0, hash, sealed: isSealed } = found.get(attempt) ?? {};
    lost += acknowledged.seq - Number(kept);
    if (acknowledged.seq > 0 && Number(kept) === acknowledged.seq && hash !== acknowledged.hash) lost += 1;
    if (sealed && isSealed !== true) lost += 1;
  }
  return lost;
}

/** Receipts whose signature does not hold. */
export function countForged(database: FreshDatabase, sittings: readonly Sitting[]): number {
  const path = `${database.environment.DATA_DIR}/secrets.json`;
  const { receiptKey } = z.object({ receiptKey: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')));
  const key = createPublicKey(createPrivateKey(receiptKey));
  return sittings.filter(({ receipt, acknowledged }) => {
    if (receipt === null) return acknowledged.seq > 0;
    const { signature = '', ...rest } = receipt;
    return !verify(null, Buffer.from(receiptText(rest)), key, Buffer.from(signature, 'base64url'));
  }).length;
}

/** Sign-ins or starts that were answered and are not in the database. */
export async function countMissing(database: FreshDatabase, what: 'signIns' | 'starts', done: number): Promise<number> {
  const statement =
    what === 'signIns'
      ? 'SELECT count(*)::int AS n FROM candidates WHERE signed_in_at IS NOT NULL'
      : 'SELECT count(*)::int AS n FROM attempts';
  const [row] = await database.query(statement);
  return Math.max(0, done - Number(row?.n ?? 0));
}

/** Forms that were acknowledged and are not in the database, and those that are there beyond them: a repeat counts once. */
export async function countMiscounted(database: FreshDatabase, acknowledged: readonly string[]): Promise<number> {
  const [row] = await database.query(
    `SELECT count(*)::int AS held, count(*) FILTER (WHERE id = ANY($1::uuid[]))::int AS found FROM survey_responses`,
    [[...acknowledged]],
  );
  const [held, found] = [Number(row?.held ?? 0), Number(row?.found ?? 0)];
  return acknowledged.length - found + (held - found);
}
