import { PGlite } from '@electric-sql/pglite';

/** Runs a statement on the embedded database of a product that is stopped, as somebody with the disk in hand could. */
export async function editDatabase(dataDir: string, statement: string): Promise<void> {
  const database = await PGlite.create({ dataDir: `${dataDir}/pglite` });
  await database.exec(statement);
  await database.close();
}
