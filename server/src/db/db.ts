import type { PGlite } from '@electric-sql/pglite';
import type { SQL } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** A handle on the database: PostgreSQL or the embedded PGlite, never told apart by a feature. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;
/** A handle inside a transaction. What takes a `Tx` must be called in one; what takes a `Db` may be. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface Database {
  readonly db: Db;
  readonly kind: 'pglite' | 'postgres';
  /** Only for the embedded database: its own handle, for backup. */
  readonly pglite?: PGlite;
  close(): Promise<void>;
}

/** Rows of a hand-written statement; the two drivers wrap them differently. */
export async function rowsOf<Row>(db: Db | Tx, statement: SQL): Promise<Row[]> {
  const result = (await db.execute(statement)) as unknown as Row[] | { rows: Row[] };
  return Array.isArray(result) ? result : result.rows;
}
