import { and, inArray, isNull, lt, sql } from 'drizzle-orm';
import { deadlineAt, GRACE_MS } from 'shared/attempt/clock.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { type Attempt, openAttemptsOfSession } from './attempt-queries.ts';
import { lockAttempts, millisFrom } from './ledger-queries.ts';
import { tellAttempt, tellSession } from './news.ts';
import { attempts } from './tables.ts';
import { timesOf } from './times.ts';

/** Seals attempts that are still open; what was saved counts in full. Returns the ids of those it sealed. */
export async function sealAttempts(
  tx: Db | Tx,
  ids: readonly string[],
  { by, now }: { by: 'deadline' | 'staff'; now: number },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const sealed = await tx
    .update(attempts)
    .set({
      ...{ sealedAt: new Date(now), sealedBy: by, pausedSince: null },
      // A pause that ends with the attempt was one: what came in it came in time.
      pausedMs: sql`${attempts.pausedMs} + ${millisFrom(attempts.pausedSince, now)}`,
    })
    .where(and(inArray(attempts.id, [...ids]), isNull(attempts.sealedAt)))
    .returning({ id: attempts.id });
  return sealed.map(({ id }) => id);
}

/** Seals what is past its deadline and the grace for batches under way. Nobody has to press anything. */
export async function sealOverdue({ db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>): Promise<number> {
  const at = now();
  const open = await db
    .select()
    .from(attempts)
    .where(
      and(
        isNull(attempts.sealedAt),
        isNull(attempts.pausedSince),
        // What a room's server keeps it seals itself, by its own clock: the line may be down while it goes on.
        isNull(attempts.heldBy),
        lt(attempts.baseDeadlineAt, new Date(at)),
      ),
    );
  const late = open.filter((attempt) => isOverdue(attempt, at)).map(({ id }) => id);
  if (late.length === 0) return 0;
  const sealed = await db.transaction(async (tx) => {
    // Judged again under the lock: time may have been given since.
    const overdue = (await lockAttempts(tx, late)).filter((attempt) => isOverdue(attempt, at));
    const ids = new Set(
      await sealAttempts(
        tx,
        overdue.map(({ id }) => id),
        { by: 'deadline', now: at },
      ),
    );
    return overdue.filter(({ id }) => ids.has(id));
  });
  for (const { id, sessionId, candidateId } of sealed) {
    tellAttempt(bus, id, { type: 'ended' });
    tellSession(bus, sessionId, { candidateId });
  }
  return sealed.length;
}

/** True once the deadline and the grace for batches under way are over. */
function isOverdue(attempt: Attempt, at: number): boolean {
  const times = timesOf(attempt);
  return (
    attempt.sealedAt === null &&
    attempt.heldBy === null &&
    times.pausedSince === null &&
    at > deadlineAt(times, at) + GRACE_MS
  );
}

/** Seals every open attempt of a session, in the transaction that closes it. */
export async function sealSession(tx: Tx, sessionId: string, now: number): Promise<string[]> {
  const open = (await openAttemptsOfSession(tx, sessionId)).map(({ id }) => id);
  // Locked in the order of their ids, like everywhere: what is being kept meanwhile and the seal wait in no circle.
  await lockAttempts(tx, open);
  return sealAttempts(tx, open, { by: 'staff', now });
}
