import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openPglite } from '../../server/src/db/open.ts';

/** Migrates one embedded database before the server's tests; each of them then opens a copy instead of migrating again. */
export async function setup(): Promise<(() => void) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const folder = mkdtempSync(`${tmpdir()}/khaothi-snapshot-`);
  const { pglite, close } = await openPglite(null);
  if (!pglite) return undefined;
  const dump = await pglite.dumpDataDir('none');
  await close();
  process.env.TEST_PGLITE_SNAPSHOT = `${folder}/migrated.tar`;
  writeFileSync(process.env.TEST_PGLITE_SNAPSHOT, Buffer.from(await dump.arrayBuffer()));
  return () => rmSync(folder, { recursive: true, force: true });
}
