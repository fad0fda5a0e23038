import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import type { Database, Db } from './db.ts';
import { holdFolder } from './hold-folder.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');

/** Any number that no other use of advisory locks has: "khao" in ASCII. */
const MIGRATION_LOCK = 0x6b68616f;

/** A server that was told to stop needs a moment for what is under way. */
const PATIENCE_MS = 12_000;

/** A database that does not answer is given up after this, and asked again. */
const CONNECT_SECONDS = 5;

/**
 * Seconds until a lost connection is tried again. The driver's own rule triples the wait with each failure of any
 * connection, up to 20 s: a database that restarts in a second would then be left alone for twenty, in the middle of an
 * exam. Ten connections that knock twice a second harm nobody; drawn at random, they do not knock together.
 */
const reconnectAfter = () => 0.2 + 0.3 * Math.random();

/** Opens PostgreSQL and brings its tables up to date. */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const client = postgres(url, {
    max: connections,
    onnotice: () => {},
    backoff: reconnectAfter,
    connect_timeout: CONNECT_SECONDS,
    connection: { application_name: 'khaothi' },
  });
  const drizzled = drizzlePostgres(client);
  await migrateAlone(client);
  return { db: drizzled as unknown as Db, kind: 'postgres', close: () => client.end({ timeout: 5 }) };
}

/** Nodes that start at once migrate one after the other: the lock is the database's own and ends with its connection. */
async function migrateAlone(client: postgres.Sql): Promise<void> {
  const lock = await client.reserve();
  try {
    await lock`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: MIGRATIONS });
    await lock`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } finally {
    lock.release();
  }
}

/**
 * Opens the embedded database in a folder, or in memory where `folder` is null. It survives a killed process, but does not
 * promise to survive a power cut: real exams belong on PostgreSQL.
 */
export async function openPglite(folder: string | null, snapshot?: Blob): Promise<Database> {
  const release = folder === null ? async () => {} : await holdFolder(folder, PATIENCE_MS);
  const client = await PGlite.create({
    dataDir: folder ?? 'memory://',
    ...(snapshot ? { loadDataDir: snapshot } : {}),
  });
  endWithPanic(client);
  const drizzled = drizzlePglite(client);
  await migratePglite(drizzled, { migrationsFolder: MIGRATIONS });
  const close = async () => {
    await client.close();
    await release();
  };
  return { db: drizzled as unknown as Db, kind: 'pglite', pglite: client, close };
}

/**
 * A PANIC (a disk too full for the log) ends the database inside this process: the next statement would hold the whole process up
 * for good, clocks and sockets too. Whoever keeps the server running starts it again, and what was committed is there.
 */
function endWithPanic(client: PGlite): void {
  for (const name of ['execProtocol', 'execProtocolStream'] as const) {
    const ask = client[name].bind(client) as (...said: unknown[]) => Promise<never>;
    client[name] = (...said: unknown[]) =>
      ask(...said).catch((error: { severity?: string }) => {
        if (error.severity !== 'PANIC') throw error;
        process.stderr.write(
          `\n  Cơ sở dữ liệu dừng, có thể do ổ đĩa đầy. / The database has ended: ${String(error)}\n\n`,
        );
        process.exit(1);
      });
  }
}

/** The database that the configuration names: PostgreSQL by its address, else the embedded one in the data folder. */
export function openDatabase({
  databaseUrl,
  dataDir,
}: {
  databaseUrl: string | null;
  dataDir: string;
}): Promise<Database> {
  return databaseUrl === null ? openPglite(join(dataDir, 'pglite')) : openPostgres(databaseUrl);
}
