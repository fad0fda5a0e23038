import { and, isNull, sql } from 'drizzle-orm';
import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { genesis } from 'shared/attempt/chain.ts';
import { phaseAt } from 'shared/attempt/clock.ts';
import { gathered, isAnyOf } from '../../db/gather.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { candidates, type Seat, sessions } from '../sessions/index.ts';
import { type Attempt, attemptInRush } from './attempt-queries.ts';
import { tellSession } from './news.ts';
import { noteBeginning } from './note-beginning.ts';
import { attempts } from './tables.ts';
import { timesBeforeStart } from './times.ts';

/** Begins the attempt of a seat; of two clicks at once the second finds what the first began. */
export async function startAttempt(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  seat: Seat,
  { writer, device, begunAt }: { writer: string; device: string | null; begunAt?: number | undefined },
): Promise<Attempt> {
  const asked = now();
  const at = beginningOf(seat, begunAt, asked);
  const phase = phaseAt(timesBeforeStart(seat, at), asked);
  if (phase === 'waiting' || phase === 'paused') refuse('notYetOpen');
  if (phase === 'over') refuse('sessionOver');
  const started = await beginInRush(db, {
    ...{ id: attemptIdOf(seat.candidate.id), seat, writer, device, at, asked, begunAt },
  });
  if (started === 'sessionOver') refuse('sessionOver');
  if (started === 'begunBefore') return (await attemptInRush(db, seat.candidate.id)) ?? refuse('internal');
  tellSession(bus, seat.session.id, { candidateId: seat.candidate.id });
  return started;
}

/** A page that began without a line says when; it can claim neither what is to come nor a time before the start. */
export function beginningOf({ session }: Seat, begunAt: number | undefined, now: number): number {
  return Math.min(now, Math.max(begunAt ?? now, session.startsAt.getTime()));
}

interface Start {
  readonly id: string;
  readonly seat: Seat;
  readonly writer: string;
  readonly device: string | null;
  readonly at: number;
}

interface Asking extends Start {
  readonly asked: number;
  /** What a page claims that began without a line. */
  readonly begunAt: number | undefined;
}

/** The starts of one moment, in one transaction. */
const beginInRush = gathered(async (db, starts: readonly Asking[]) =>
  db.transaction(async (tx) => {
    // Held against closing and against controls: who begins at that very moment is collected with the others or does not
    // begin, and begins with all the time that was given.
    const sessionIds = [...new Set(starts.map(({ seat }) => seat.session.id))];
    const open = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(isAnyOf(sessions.id, sessionIds), isNull(sessions.closedAt)))
      .orderBy(sessions.id)
      .for('share');
    const isOpen = new Set(open.map(({ id }) => id));
    const fresh = starts.filter(({ seat }) => isOpen.has(seat.session.id));
    const rows =
      fresh.length > 0 ? await tx.insert(attempts).values(fresh.map(rowOf)).onConflictDoNothing().returning() : [];
    const begun = new Map(rows.map((row) => [row.id, row]));
    for (const { id, at, asked, begunAt } of fresh)
      if (begunAt !== undefined && begun.has(id))
        await noteBeginning(tx, asked, { attempt: id, claimed: begunAt, taken: at, by: 'system' });
    return starts.map(({ id, seat }) =>
      isOpen.has(seat.session.id) ? (begun.get(id) ?? ('begunBefore' as const)) : ('sessionOver' as const),
    );
  }),
);

/** The row of an attempt that begins `at`. */
export function rowOf({ id, seat, writer, device, at }: Start) {
  const { candidate, session, exam } = seat;
  // Read again by the INSERT itself, now that no control is under way: what is given this very moment is not lost.
  const granted = (column: typeof candidates.extraMs | typeof candidates.pausedSince | typeof candidates.roomId) =>
    sql`(SELECT ${column} FROM ${candidates} WHERE ${candidates.id} = ${candidate.id})`;
  return {
    id,
    candidateId: candidate.id,
    sessionId: session.id,
    examId: exam.id,
    roomId: granted(candidates.roomId),
    formCode: candidate.formCode,
    startedAt: new Date(at),
    headHash: genesis(id).hash,
    writer,
    device,
    writesSince: new Date(at),
    writerSeenAt: new Date(at),
    startsAt: session.startsAt,
    baseDeadlineAt: new Date(timesBeforeStart(seat, at).baseDeadlineAt),
    extraMs: granted(candidates.extraMs),
    pausedSince: granted(candidates.pausedSince),
    seenAt: new Date(at),
  };
}
