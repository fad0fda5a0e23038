import { and, asc, count, eq, sum } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { answerFiles, filesOnTheWay } from './tables.ts';

export async function findAnswerFile(db: Db | Tx, attemptId: string, sha256: string) {
  const [file] = await db
    .select()
    .from(answerFiles)
    .where(and(eq(answerFiles.attemptId, attemptId), eq(answerFiles.sha256, sha256)));
  return file ?? null;
}

/** SHA-256 of the files that have come. */
export async function answerFilesOf(db: Db | Tx, attemptId: string): Promise<string[]> {
  const rows = await db
    .select({ sha256: answerFiles.sha256 })
    .from(answerFiles)
    .where(eq(answerFiles.attemptId, attemptId))
    .orderBy(asc(answerFiles.storedAt));
  return rows.map(({ sha256 }) => sha256);
}

/** How many files of an attempt are kept, and how many bytes they have. */
export async function weightOfFiles(db: Db | Tx, attemptId: string): Promise<{ files: number; bytes: number }> {
  const [row] = await db
    .select({ files: count(), bytes: sum(answerFiles.bytes) })
    .from(answerFiles)
    .where(eq(answerFiles.attemptId, attemptId));
  return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** Files that rooms' servers have announced and that are not whole here. */
export function filesOnTheWayTo(db: Db | Tx, attemptId: string) {
  return db.select().from(filesOnTheWay).where(eq(filesOnTheWay.attemptId, attemptId));
}
