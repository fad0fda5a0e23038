import { and, count, eq, gt, ne, sum } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { refuse } from '../../http/failures.ts';
import { weightOfFiles } from './queries.ts';
import { filesOnTheWay } from './tables.ts';

/** Of one attempt. Takes given back and takes replaced count too: a recorder that is pressed all the time fills no disk. */
const MOST_FILES = 120;
const MOST_BYTES = 300 * 1024 * 1024;

/** Refuses a further file of so many bytes where the attempt would have too many, with what is on its way counted whole as soon as it has begun. */
export async function requireRoom(
  db: Db | Tx,
  { attemptId, sha256, bytes }: { attemptId: string; sha256: string; bytes: number },
): Promise<void> {
  const kept = await weightOfFiles(db, attemptId);
  const [coming] = await db
    .select({ files: count(), bytes: sum(filesOnTheWay.bytes) })
    .from(filesOnTheWay)
    .where(and(eq(filesOnTheWay.attemptId, attemptId), ne(filesOnTheWay.sha256, sha256), gt(filesOnTheWay.have, 0)));
  const files = kept.files + (coming?.files ?? 0);
  if (files >= MOST_FILES || kept.bytes + Number(coming?.bytes ?? 0) + bytes > MOST_BYTES) refuse('filesTooMany');
}
