import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { attemptMessages } from './tables.ts';

/** Keeps the words of an invigilator for every attempt they are meant for. */
export async function keepMessage(
  tx: Tx,
  attemptIds: readonly string[],
  message: { id: string; text: string; at: number },
): Promise<void> {
  if (attemptIds.length === 0) return;
  await tx.insert(attemptMessages).values(attemptIds.map((attemptId) => ({ ...message, attemptId })));
}

/** What was written to an attempt, oldest first. */
export function messagesTo(db: Db | Tx, attemptId: string) {
  return db
    .select({ id: attemptMessages.id, text: attemptMessages.text, at: attemptMessages.at })
    .from(attemptMessages)
    .where(eq(attemptMessages.attemptId, attemptId))
    .orderBy(asc(attemptMessages.at), asc(attemptMessages.id));
}
