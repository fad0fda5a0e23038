import { eq } from 'drizzle-orm';
import type { Deps } from '../../deps.ts';
import type { Attempt } from './attempt-queries.ts';
import { attempts } from './tables.ts';

/** Notes that a page of the attempt is connected now, or has gone; returns the attempt as it stands. */
export async function noteSeen(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  attemptId: string,
  isPresent: boolean,
): Promise<Attempt | null> {
  const [attempt] = await db
    .update(attempts)
    .set({ seenAt: isPresent ? new Date(now()) : null })
    .where(eq(attempts.id, attemptId))
    .returning();
  return attempt ?? null;
}
