import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import type { Database } from './db.ts';
import { openPglite, openPostgres } from './open.ts';

/**
 * A migrated, empty database for one test: PGlite in memory, or a database of its own on `TEST_DATABASE_URL`, dropped when
 * it is closed. `TEST_PGLITE_SNAPSHOT` may name a dump of an already migrated PGlite, and `TEST_TEMPLATE` an already migrated
 * database of that PostgreSQL: a copy opens faster.
 */
export async function freshDatabase(): Promise<Database> {
  const { TEST_DATABASE_URL: url, TEST_PGLITE_SNAPSHOT: snapshot, TEST_TEMPLATE: template } = process.env;
  if (!url) return openPglite(null, snapshot && existsSync(snapshot) ? new Blob([readFileSync(snapshot)]) : undefined);
  const { url: own, drop } = await freshDatabaseAt(url, template);
  const database = await openPostgres(own, 4);
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** A database of its own on the PostgreSQL at `url`: without tables, or a copy of `template`; `drop` takes it away again. */
export async function freshDatabaseAt(url: string, template?: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `khaothi_test_${randomBytes(8).toString('hex')}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async drop() {
      await admin.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
