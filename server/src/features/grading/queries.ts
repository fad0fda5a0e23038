import { and, asc, count, countDistinct, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Db, Tx } from '../../db/db.ts';
import { attempts } from '../delivery/index.ts';
import { examReleases } from '../papers/index.ts';
import { candidates, type Exam, exams, sessions } from '../sessions/index.ts';
import { attemptResults, keyCorrections, publications } from './tables.ts';

export type AttemptResult = typeof attemptResults.$inferSelect;
type Correction = Pick<typeof keyCorrections.$inferSelect, 'correction' | 'changes'>;

/**
 * Marks of an exam are given by one at a time, for as long as the transaction lasts: the clock, who presses the button, who
 * corrects a key. Taken before anything is read of the marks, and before every other lock.
 */
export async function lockMarking(tx: Tx, examId: string): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`marking ${examId}`}, 0))`);
}

/** All corrections of an exam's keys by item, the oldest first: each stands on those before it. */
export async function correctionsOf(db: Db | Tx, examId: string): Promise<Map<string, Correction[]>> {
  const rows = await db
    .select()
    .from(keyCorrections)
    .where(eq(keyCorrections.examId, examId))
    .orderBy(asc(keyCorrections.number));
  return Map.groupBy(rows, ({ item }) => item);
}

export async function correctionCount(db: Db | Tx, examId: string, item: string): Promise<number> {
  return db.$count(keyCorrections, and(eq(keyCorrections.examId, examId), eq(keyCorrections.item, item)));
}

/** The marks that count, one per attempt: the highest revision. */
export async function resultsOf(
  db: Db | Tx,
  { examId, sessionId }: { readonly examId: string; readonly sessionId?: string },
): Promise<AttemptResult[]> {
  return db
    .selectDistinctOn([attemptResults.attemptId])
    .from(attemptResults)
    .where(and(eq(attemptResults.examId, examId), sessionId ? eq(attemptResults.sessionId, sessionId) : undefined))
    .orderBy(attemptResults.attemptId, desc(attemptResults.revision));
}

/** Exams with a session that ended since then and marks, with how many these are: a mark made anew is one more. */
export function marksByExam(db: Db | Tx, endedSince: Date): Promise<{ examId: string; marks: number }[]> {
  const ended = db.select({ examId: sessions.examId }).from(sessions).where(gt(sessions.endsAt, endedSince));
  return db
    .select({ examId: attemptResults.examId, marks: count() })
    .from(attemptResults)
    .where(inArray(attemptResults.examId, ended))
    .groupBy(attemptResults.examId)
    .orderBy(asc(attemptResults.examId));
}

/** The mark of one attempt that counts, or null before the first marking. */
export async function findResult(db: Db | Tx, attemptId: string): Promise<AttemptResult | null> {
  const [result] = await db
    .select()
    .from(attemptResults)
    .where(eq(attemptResults.attemptId, attemptId))
    .orderBy(desc(attemptResults.revision))
    .limit(1);
  return result ?? null;
}

/** What went into the marks that count, by attempt: enough to see whether anything changed since. */
export async function inputsOf(db: Db | Tx, attemptIds: readonly string[]) {
  if (attemptIds.length === 0) return new Map<string, never>();
  const rows = await db
    .selectDistinctOn([attemptResults.attemptId], {
      attemptId: attemptResults.attemptId,
      revision: attemptResults.revision,
      ledgerHash: attemptResults.ledgerHash,
      keyHash: attemptResults.keyHash,
      marking: attemptResults.marking,
    })
    .from(attemptResults)
    .where(inArray(attemptResults.attemptId, [...attemptIds]))
    .orderBy(attemptResults.attemptId, desc(attemptResults.revision));
  return new Map(rows.map((row) => [row.attemptId, row]));
}

export async function insertResults(tx: Tx, rows: readonly (typeof attemptResults.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await tx.insert(attemptResults).values(rows.slice(from, from + 200));
}

export async function markedSessionIds(db: Db | Tx, examId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ sessionId: attemptResults.sessionId })
    .from(attemptResults)
    .where(eq(attemptResults.examId, examId));
  return rows.map(({ sessionId }) => sessionId);
}

/** The publication in force, or null. */
export async function findPublication(db: Db | Tx, examId: string) {
  const [publication] = await db
    .select()
    .from(publications)
    .where(eq(publications.examId, examId))
    .orderBy(desc(publications.at))
    .limit(1);
  return publication ?? null;
}

/** Sessions that are over, in which nobody is writing any more, and that hold a sealed attempt without a mark. */
export async function unmarkedSessions(db: Db | Tx, now: Date): Promise<string[]> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(attempts, eq(attempts.sessionId, sessions.id))
    // Answers that were brought later by hand are marked anew.
    .leftJoin(
      attemptResults,
      and(eq(attemptResults.attemptId, attempts.id), eq(attemptResults.ledgerHash, attempts.headHash)),
    )
    // What an exam asks may be with its officers still: its answers wait for the key.
    .leftJoin(examReleases, eq(examReleases.examId, sessions.examId))
    .where(
      and(
        or(isNotNull(sessions.closedAt), lt(sessions.endsAt, now)),
        or(isNull(examReleases.withheld), isNotNull(examReleases.wrappedKey)),
      ),
    )
    .groupBy(sessions.id)
    .having(sql`bool_and(${attempts.sealedAt} IS NOT NULL) AND bool_or(${attemptResults.attemptId} IS NULL)`);
  return rows.map(({ id }) => id);
}

/** Exams that stand in one of the units or that a candidate of one of them sits; drafts have no results. */
export async function examsTouching(db: Db | Tx, unitIds: readonly string[]): Promise<Exam[]> {
  if (unitIds.length === 0) return [];
  const sitting = db
    .selectDistinct({ examId: candidates.examId })
    .from(candidates)
    .where(inArray(candidates.classId, [...unitIds]));
  return db
    .select()
    .from(exams)
    .where(and(ne(exams.state, 'draft'), or(inArray(exams.unitId, [...unitIds]), inArray(exams.id, sitting))))
    .orderBy(desc(exams.createdAt));
}

/** Attempts and marked attempts by session. */
export async function markingProgress(db: Db | Tx, examIds: readonly string[]) {
  if (examIds.length === 0) return [];
  return db
    .select({ session: sessions, attempts: count(attempts.id), marked: countDistinct(attemptResults.attemptId) })
    .from(sessions)
    .leftJoin(attempts, eq(attempts.sessionId, sessions.id))
    .leftJoin(attemptResults, and(eq(attemptResults.attemptId, attempts.id), eq(attemptResults.revision, 1)))
    .where(inArray(sessions.examId, [...examIds]))
    .groupBy(sessions.id)
    .orderBy(asc(sessions.startsAt));
}
