import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openPglite, openPostgres } from '../../server/src/db/open.ts';
import { freshDatabaseAt } from '../../server/src/db/testing.ts';

/** Migrates one database before the server's tests; each of them then opens a copy instead of migrating again. */
export function setup(): Promise<() => void> {
  const { TEST_DATABASE_URL } = process.env;
  return TEST_DATABASE_URL ? migrateTemplate(TEST_DATABASE_URL) : migrateSnapshot();
}

async function migrateTemplate(address: string): Promise<() => Promise<void>> {
  const { url, drop } = await freshDatabaseAt(address);
  const { close } = await openPostgres(url, 2);
  // A database is copied only while nobody is connected to it.
  await close();
  process.env.TEST_TEMPLATE = new URL(url).pathname.slice(1);
  return drop;
}

async function migrateSnapshot(): Promise<() => void> {
  const folder = mkdtempSync(`${tmpdir()}/khaothi-snapshot-`);
  const { pglite, close } = await openPglite(null);
  if (!pglite) throw new Error('openPglite gave no PGlite.');
  const dump = await pglite.dumpDataDir('none');
  await close();
  process.env.TEST_PGLITE_SNAPSHOT = `${folder}/migrated.tar`;
  writeFileSync(process.env.TEST_PGLITE_SNAPSHOT, Buffer.from(await dump.arrayBuffer()));
  return () => rmSync(folder, { recursive: true, force: true });
}
