import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { gathered, isAnyOf, oneForEach } from '../../db/gather.ts';
import { attempts, strayEvents } from './tables.ts';

export type Attempt = typeof attempts.$inferSelect;

export async function findAttempt(db: Db | Tx, id: string): Promise<Attempt | null> {
  const [attempt] = await db.select().from(attempts).where(eq(attempts.id, id));
  return attempt ?? null;
}

export async function findAttemptOf(db: Db | Tx, candidateId: string): Promise<Attempt | null> {
  const [attempt] = await db.select().from(attempts).where(eq(attempts.candidateId, candidateId));
  return attempt ?? null;
}

/** Like `findAttemptOf`, for the rush of a sign-in or a start. */
export const attemptInRush = gathered(
  oneForEach(async (db, candidateIds) => {
    const found = await db.select().from(attempts).where(isAnyOf(attempts.candidateId, candidateIds));
    return new Map(found.map((attempt) => [attempt.candidateId, attempt]));
  }),
);

/** The pages that write were heard of without a socket. */
export const noteWriterHeard = gathered(async (db, heard: readonly { id: string; writer: string; at: number }[]) => {
  await db.execute(sql`
    UPDATE attempts SET writer_seen_at = to_timestamp(heard.at / 1000.0)
    FROM jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) AS heard(id uuid, writer text, at bigint)
    WHERE attempts.id = heard.id AND attempts.writer = heard.writer AND attempts.sealed_at IS NULL`);
  return heard.map(() => undefined);
});

export function attemptsOfSession(db: Db | Tx, sessionId: string): Promise<Attempt[]> {
  return db.select().from(attempts).where(eq(attempts.sessionId, sessionId)).orderBy(asc(attempts.id));
}

export function openAttemptsOfSession(db: Db | Tx, sessionId: string): Promise<Attempt[]> {
  return db
    .select()
    .from(attempts)
    .where(and(eq(attempts.sessionId, sessionId), isNull(attempts.sealedAt)));
}

/** What was kept beside the ledger of an attempt, in the order in which it came; `from` and `most` for a page of it. */
export function straysOf(db: Db | Tx, attemptId: string, { from = 0, most }: { from?: number; most?: number } = {}) {
  const all = db
    .select()
    .from(strayEvents)
    .where(eq(strayEvents.attemptId, attemptId))
    .orderBy(asc(strayEvents.receivedAt), sql`(${strayEvents.event}->>'seq')::int`, asc(strayEvents.hash))
    .offset(from);
  return most === undefined ? all : all.limit(most);
}
