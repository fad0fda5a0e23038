import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { genesis } from 'shared/attempt/chain.ts';
import { phaseAt, takesAnswers } from 'shared/attempt/clock.ts';
import type { AttemptOpening } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { findForm, paperKeyOf } from '../papers/index.ts';
import { candidates, findSeat, type Seat, sessions } from '../sessions/index.ts';
import { type Attempt, findAttemptOf } from './attempt-queries.ts';
import { ledgerOf } from './ledger-queries.ts';
import { messagesTo } from './messages.ts';
import { tellAttempt, tellSession } from './news.ts';
import { socketTicket } from './socket-ticket.ts';
import { attempts } from './tables.ts';
import { clockView, timesBeforeStart, timesOf } from './times.ts';

/**
 * Begins a candidate's attempt, or comes back to it: a repeat, a reload and another machine all get the same attempt and
 * its whole ledger. With `takesOver` this page becomes the one that writes.
 */
export async function openAttempt(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  { candidateId, writer, takesOver }: { candidateId: string; writer: string; takesOver: boolean },
): Promise<AttemptOpening> {
  const { db, secrets, now } = deps;
  const seat = await findSeat(db, candidateId);
  if (!seat) refuse('notFound');
  const form = await findForm(db, seat.exam.id, seat.candidate.formCode);
  if (!form) refuse('paperNotReady');
  if (seat.exam.proctoring > 0 && seat.candidate.consentVersion === null) refuse('consentNeeded');

  const opened = (await findAttemptOf(db, candidateId)) ?? (await startAttempt(deps, seat, writer));
  const attempt = takesOver && opened.writer !== writer ? await changeWriter(deps, opened, writer) : opened;
  if (attempt.sealedAt === null && !takesAnswers(timesOf(attempt), now())) refuse('sessionOver');
  return {
    attempt: attempt.id,
    paperKey: attempt.sealedAt === null ? paperKeyOf(secrets, form) : null,
    clock: clockView(timesOf(attempt), now()),
    events: await ledgerOf(db, attempt.id),
    mayWrite: attempt.writer === writer,
    sealed: attempt.sealedAt !== null,
    messages: await messagesTo(db, attempt.id),
    handRaised: attempt.handRaisedAt !== null,
    answerKey: secrets.answerKey,
    socketTicket: socketTicket(secrets, { attempt: attempt.id, writer }, now()),
  };
}

async function changeWriter({ db, bus }: Pick<Deps, 'db' | 'bus'>, attempt: Attempt, writer: string): Promise<Attempt> {
  await db.update(attempts).set({ writer }).where(eq(attempts.id, attempt.id));
  tellAttempt(bus, attempt.id, { type: 'superseded' }, { except: writer });
  return { ...attempt, writer };
}

async function startAttempt(
  { db, bus, now }: Pick<Deps, 'db' | 'bus' | 'now'>,
  seat: Seat,
  writer: string,
): Promise<Attempt> {
  const { candidate, session, exam } = seat;
  const at = now();
  const times = timesBeforeStart(seat, at);
  const phase = phaseAt(times, at);
  if (phase === 'waiting' || phase === 'paused') refuse('notYetOpen');
  if (phase === 'over') refuse('sessionOver');
  const id = randomUUID();
  const started = await db.transaction(async (tx) => {
    // Held against closing: who begins at that very moment either is collected with the others or does not begin.
    const [open] = await tx
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.id, session.id), isNull(sessions.closedAt)))
      .for('share');
    if (!open) refuse('sessionOver');
    const [row] = await tx
      .insert(attempts)
      .values({
        id,
        candidateId: candidate.id,
        sessionId: session.id,
        examId: exam.id,
        roomId: candidate.roomId,
        formCode: candidate.formCode,
        startedAt: new Date(at),
        headHash: genesis(id).hash,
        writer,
        startsAt: session.startsAt,
        baseDeadlineAt: new Date(times.baseDeadlineAt),
        // Read again by the INSERT itself, waiting for a control under way: time given this very moment is not lost.
        extraMs: sql`(SELECT ${candidates.extraMs} FROM ${candidates} WHERE ${candidates.id} = ${candidate.id} FOR UPDATE)`,
        pausedSince: sql`(SELECT ${candidates.pausedSince} FROM ${candidates} WHERE ${candidates.id} = ${candidate.id} FOR UPDATE)`,
        seenAt: new Date(at),
      })
      .onConflictDoNothing()
      .returning();
    return row;
  });
  // Two clicks at once: the second finds what the first began.
  if (!started) return (await findAttemptOf(db, candidate.id)) ?? refuse('internal');
  tellSession(bus, session.id, { candidateId: candidate.id });
  return started;
}
