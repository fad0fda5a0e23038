import type { Db } from '../../db/db.ts';
import { installations } from './tables.ts';

/**
 * True when these are the keys this database has lived with so far; an empty database takes them as its own. With others
 * every slip, paper and receipt would be dead, and nobody would notice before the bell.
 */
export async function isOwnInstallation(db: Db, publicKey: string): Promise<boolean> {
  await db.insert(installations).values({ id: 1, publicKey }).onConflictDoNothing();
  const [row] = await db.select().from(installations);
  return row?.publicKey === publicKey;
}
