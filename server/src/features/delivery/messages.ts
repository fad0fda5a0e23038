import { asc } from 'drizzle-orm';
import type { Tx } from '../../db/db.ts';
import { gathered, isAnyOf } from '../../db/gather.ts';
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
export const messagesTo = gathered(async (db, attemptIds: readonly string[]) => {
  const rows = await db
    .select()
    .from(attemptMessages)
    .where(isAnyOf(attemptMessages.attemptId, attemptIds))
    .orderBy(asc(attemptMessages.at), asc(attemptMessages.id));
  const byAttempt = Map.groupBy(rows, ({ attemptId }) => attemptId);
  return attemptIds.map((id) => (byAttempt.get(id) ?? []).map(({ attemptId: _, ...message }) => message));
});
