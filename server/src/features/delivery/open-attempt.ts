import { takesAnswers } from 'shared/attempt/clock.ts';
import type { AttemptOpening, Lease } from 'shared/contracts/delivery.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { formInRush, paperKeyOf } from '../papers/index.ts';
import { seatInRush } from '../sessions/index.ts';
import { type Attempt, attemptInRush, noteWriterHeard } from './attempt-queries.ts';
import { ledgerInRush } from './ledger-queries.ts';
import { messagesTo } from './messages.ts';
import { socketTicket } from './socket-ticket.ts';
import { startAttempt } from './start-attempt.ts';
import { takeLease } from './take-lease.ts';
import { clockView, timesOf } from './times.ts';

/** A page that was heard of less long ago need not be noted again. */
const HEARD_MS = 10_000;

/**
 * Begins a candidate's attempt, or comes back to it: a repeat, a reload and another machine all get the same attempt and
 * its whole ledger. With `takesOver` this page becomes the one that writes.
 */
export async function openAttempt(
  deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>,
  {
    candidateId,
    writer,
    device = null,
    takesOver,
    begunAt,
  }: {
    candidateId: string;
    writer: string;
    device?: string | null | undefined;
    takesOver: boolean;
    begunAt?: number | undefined;
  },
): Promise<AttemptOpening> {
  const { db, secrets, now } = deps;
  const seat = await seatInRush(db, candidateId);
  if (!seat) refuse('notFound');
  const form = await formInRush(db, { examId: seat.exam.id, code: seat.candidate.formCode });
  if (!form) refuse('paperNotReady');
  if (seat.exam.proctoring > 0 && seat.candidate.consentVersion === null) refuse('consentNeeded');

  const paperKey = paperKeyOf(secrets, form);

  const begun = await attemptInRush(db, candidateId);
  // What is open here may still be looked at; what would be written here would not count.
  if (seat.candidate.elsewhere && (takesOver || !begun)) refuse('sitsElsewhere');
  // Who began without a line has opened the paper already.
  if (paperKey === null && !begun?.sealedAt && begunAt === undefined)
    refuse(now() < seat.session.startsAt.getTime() ? 'notYetOpen' : 'paperLocked');
  const opened = begun ?? (await startAttempt(deps, seat, { writer, device, begunAt }));
  const { movesFreely } = seat.session;
  const attempt =
    takesOver && opened.writer !== writer ? await takeLease(deps, opened, { writer, device, movesFreely }) : opened;
  // A page whose socket does not come through is heard of by its opening again.
  if (
    attempt.writer === writer &&
    attempt.sealedAt === null &&
    now() - (attempt.writerSeenAt?.getTime() ?? 0) > HEARD_MS
  )
    await noteWriterHeard(db, { id: attempt.id, writer, at: now() });
  if (attempt.sealedAt === null && !takesAnswers(timesOf(attempt), now())) refuse('sessionOver');
  const [events, messages] = await Promise.all([ledgerInRush(db, attempt.id), messagesTo(db, attempt.id)]);
  return {
    attempt: attempt.id,
    paperKey: attempt.sealedAt === null ? paperKey : null,
    clock: clockView(timesOf(attempt), now()),
    events: events ?? [],
    mayWrite: attempt.writer === writer,
    lease: leaseSeenBy(attempt, { writer, device }),
    sealed: attempt.sealedAt !== null,
    messages,
    handRaised: attempt.handRaisedAt !== null,
    answerKey: secrets.answerKey,
    socketTicket: socketTicket(secrets, { attempt: attempt.id, writer }, now()),
  };
}

/** Who writes, as a page hears it that does not: the machine's own name is told to nobody. */
function leaseSeenBy(attempt: Attempt, page: { writer: string; device: string | null }): Lease | null {
  if (attempt.writer === page.writer || attempt.sealedAt !== null) return null;
  return {
    isHere: page.device !== null && attempt.device === page.device,
    since: attempt.writesSince.getTime(),
  };
}
