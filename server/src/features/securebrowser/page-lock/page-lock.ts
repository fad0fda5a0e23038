import { eq, inArray, sql } from 'drizzle-orm';
import { PageLockSettings, type Relaxable, type RelaxedCandidate } from 'shared/contracts/page-lock.ts';
import { z } from 'zod';
import type { Db, Tx } from '../../../db/db.ts';
import type { Deps } from '../../../deps.ts';
import { appendAudit } from '../../audit/index.ts';
import { personsById } from '../../people/index.ts';
import { candidatesOfSession, exams, findExam, roomsOfSession } from '../../sessions/index.ts';
import { relaxedSignals } from '../tables.ts';

/** It stands beside the settings of Safe Exam Browser in the exam's own row. */
const Kept = z.object({ pageLock: PageLockSettings.optional() });

/** How the page holds an exam; an exam that was never set up has the usual. */
export async function pageLockOf(db: Db, examId: string): Promise<PageLockSettings> {
  const exam = await findExam(db, examId);
  return Kept.safeParse(exam?.secureBrowser).data?.pageLock ?? PageLockSettings.parse({});
}

export async function savePageLock(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  { examId, settings, by }: { examId: string; settings: PageLockSettings; by: string },
): Promise<PageLockSettings> {
  await db.transaction(async (tx) => {
    await tx
      .update(exams)
      .set({
        secureBrowser: sql`coalesce(${exams.secureBrowser}, '{}'::jsonb) || ${JSON.stringify({ pageLock: settings })}::jsonb`,
      })
      .where(eq(exams.id, examId));
    await appendAudit(tx, now(), {
      actor: by,
      act: 'pageLock.setUp',
      subject: { kind: 'exam', id: examId },
      details: settings,
    });
  });
  return settings;
}

/** What is left out for these candidates, and why, by candidate. */
export async function relaxedFor(db: Db | Tx, candidateIds: readonly string[]) {
  if (candidateIds.length === 0) return new Map<string, typeof relaxedSignals.$inferSelect>();
  const rows = await db
    .select()
    .from(relaxedSignals)
    .where(inArray(relaxedSignals.candidateId, [...candidateIds]));
  return new Map(rows.map((row) => [row.candidateId, row]));
}

/**
 * Leaves signals out for a candidate; an empty list takes it back. What is open keeps what it has until it is
 * reloaded; talking alone is said again and again, with the level (`watchingOf`).
 */
export async function relax(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  {
    candidateId,
    signals,
    reason,
    by,
  }: { candidateId: string; signals: readonly Relaxable[]; reason: string; by: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const said = { signals: [...new Set(signals)], reason, by, at: new Date(now()) };
    if (signals.length === 0) await tx.delete(relaxedSignals).where(eq(relaxedSignals.candidateId, candidateId));
    else
      await tx
        .insert(relaxedSignals)
        .values({ candidateId, ...said })
        .onConflictDoUpdate({ target: relaxedSignals.candidateId, set: said });
    await appendAudit(tx, now(), {
      actor: by,
      act: 'pageLock.relax',
      subject: { kind: 'candidate', id: candidateId },
      details: { signals: said.signals, reason },
    });
  });
}

export async function relaxedOfRooms(
  db: Db,
  sessionId: string,
  roomIds: ReadonlySet<string>,
): Promise<RelaxedCandidate[]> {
  const candidates = (await candidatesOfSession(db, sessionId)).filter(({ roomId }) => roomIds.has(roomId));
  const [relaxed, rooms, persons] = await Promise.all([
    relaxedFor(
      db,
      candidates.map(({ id }) => id),
    ),
    roomsOfSession(db, sessionId),
    personsById(
      db,
      candidates.map(({ personId }) => personId),
    ),
  ]);
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  return candidates.map(({ id, personId, number, roomId }) => ({
    ...{ candidateId: id, number },
    name: persons.get(personId)?.name ?? '',
    room: names.get(roomId) ?? '',
    signals: relaxed.get(id)?.signals ?? [],
    reason: relaxed.get(id)?.reason ?? null,
  }));
}
