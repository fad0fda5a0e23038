import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import { filePieces, filesOnTheWay } from './tables.ts';

/** The file is whole, or will not come: nothing of its way is kept. */
export async function forgetFile(tx: Tx, attemptId: string, sha256: string): Promise<void> {
  await tx.delete(filePieces).where(and(eq(filePieces.attemptId, attemptId), eq(filePieces.sha256, sha256)));
  await tx.delete(filesOnTheWay).where(and(eq(filesOnTheWay.attemptId, attemptId), eq(filesOnTheWay.sha256, sha256)));
}

/** A room's server sends nothing any more: what it announced is on no way. Returns how many files those were. */
export async function forgetFilesFrom(tx: Tx, serverId: string): Promise<number> {
  const announced = await tx.select().from(filesOnTheWay).where(eq(filesOnTheWay.serverId, serverId));
  for (const { attemptId, sha256 } of announced) await forgetFile(tx, attemptId, sha256);
  return announced.length;
}
