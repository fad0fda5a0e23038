import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import type { Database } from './db.ts';
import { openPglite, openPostgres } from './open.ts';

/**
 * A migrated, empty database for one test: PGlite in memory, or a database of its own on `TEST_DATABASE_URL`, dropped when
 * it is closed. `TEST_PGLITE_SNAPSHOT` may name a dump of an already migrated PGlite, which opens faster.
 */
export async function freshDatabase(): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) {
    const snapshot = process.env.TEST_PGLITE_SNAPSHOT;
    return openPglite(null, snapshot && existsSync(snapshot) ? new Blob([readFileSync(snapshot)]) : undefined);
  }
  const { url: own, drop } = await freshDatabaseAt(url);
  const database = await openPostgres(own, 4);
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** An empty database of its own on the PostgreSQL at `url`, without tables; `drop` takes it away again. */
export async function freshDatabaseAt(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `khaothi_test_${randomBytes(8).toString('hex')}`;
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  await admin.unsafe(`CREATE DATABASE ${name}`);
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
