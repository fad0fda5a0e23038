import { type AnswerFile, openAnswers } from 'shared/attempt/answer-file.ts';
import { firstBreak, fromBase64url, genesis } from 'shared/attempt/chain.ts';
import { takesAnswers } from 'shared/attempt/clock.ts';
import type { ChainedEvent } from 'shared/attempt/events.ts';
import type { Tx } from '../../db/db.ts';
import type { Deps } from '../../deps.ts';
import { refuse } from '../../http/failures.ts';
import { appendAudit } from '../audit/index.ts';
import {
  appendByHand,
  beginByHand,
  keepStrays,
  ledgerOf,
  lockAttempts,
  tellSession,
  timesOf,
} from '../delivery/index.ts';
import { answerOpenersOf } from '../roomservers/index.ts';
import { findSeat } from '../sessions/index.ts';
import { candidateOfAttempt } from './candidate-of-attempt.ts';

interface Brought {
  readonly sessionId: string;
  readonly file: AnswerFile;
  readonly lateReason?: string;
  /** Account of the invigilator. */
  readonly by: string;
}

/**
 * Brings the ledger of a machine without a line into its own, through the same chain: what is there already changes
 * nothing, what continues it is appended, what does not is kept aside. Every file that adds something is audited. After the
 * deadline a person decides, with a reason; behind a handing-in nothing counts any more.
 */
export async function takeAnswerFile(deps: Pick<Deps, 'db' | 'bus' | 'secrets' | 'now'>, brought: Brought) {
  const { file, sessionId } = brought;
  // Sealed to this server's key, or to that of a room's server, which may be broken by now.
  const openers = [deps.secrets, ...(await answerOpenersOf(deps, sessionId))];
  const events = opened(openers, file);
  const candidate = await candidateOfAttempt(deps.db, sessionId, file.attempt);
  if (!candidate) refuse('answerFileElsewhere');
  const { id: candidateId, number } = candidate;

  const outcome = await deps.db.transaction(async (tx) => {
    // A machine that never had a line began what the server has not heard of; whatever is refused takes the beginning back.
    const begunAt = events[0]?.event.at;
    const seat = begunAt === undefined ? null : await findSeat(tx, candidateId);
    if (seat && begunAt !== undefined) await beginByHand(tx, seat, { begunAt, now: deps.now(), by: brought.by });
    return join(tx, deps, brought, { events, number });
  });
  // What was set aside of an attempt that had begun before stands; nothing else was done.
  if (outcome.kind === 'forked') refuse('answerFileForked', { number });
  if (outcome.kind === 'afterSubmit') refuse('answerFileAfterSubmit', { number });
  tellSession(deps.bus, sessionId, { candidateId });
  return { candidateId, number, added: outcome.added, late: outcome.late };
}

type Outcome =
  | { readonly kind: 'kept'; readonly added: number; readonly late: boolean }
  | { readonly kind: 'forked' }
  | { readonly kind: 'afterSubmit' };

async function join(
  tx: Tx,
  { secrets, now }: Pick<Deps, 'secrets' | 'now'>,
  { file, lateReason, by }: Brought,
  { events, number }: { events: readonly ChainedEvent[]; number: string },
): Promise<Outcome> {
  const [attempt] = await lockAttempts(tx, [file.attempt]);
  if (!attempt) return refuse('answerFileElsewhere');
  const at = now();
  const ledger = await ledgerOf(tx, attempt.id);
  const setAside = (why: string, stray: readonly ChainedEvent[]) =>
    keepStrays(
      tx,
      stray.map((chained) => ({ attempt: attempt.id, chained, why, writer: 'answer-file' })),
      at,
    );

  const forkedAt = ledger.findIndex(({ hash }, place) => events[place] !== undefined && events[place].hash !== hash);
  if (forkedAt >= 0) {
    await setAside('chainBroken', events.slice(forkedAt));
    return { kind: 'forked' };
  }
  const news = events.slice(ledger.length);
  if (news.length === 0) return { kind: 'kept', added: 0, late: false };
  if (ledger.at(-1)?.event.kind === 'submit') {
    await setAside('attemptSealed', news);
    return { kind: 'afterSubmit' };
  }
  const late = attempt.sealedAt !== null || !takesAnswers(timesOf(attempt), at);
  if (late && lateReason === undefined) return refuse('answerFileLate', { number, events: news.length });

  const end = news.findIndex(({ event }) => event.kind === 'submit');
  const fresh = end < 0 ? news : news.slice(0, end + 1);
  await appendByHand(tx, secrets, { attempt, fresh, at });
  if (fresh.length < news.length) await setAside('attemptSealed', news.slice(fresh.length));
  await appendAudit(tx, at, {
    actor: by,
    act: late ? 'attempt.takeLateFile' : 'attempt.takeFile',
    subject: { kind: 'attempt', id: attempt.id },
    details: { added: fresh.length, head: fresh.at(-1)?.hash, reason: lateReason },
  });
  return { kind: 'kept', added: fresh.length, late };
}

/** The whole ledger inside, one chain from its genesis. */
function opened(openers: readonly Opener[], file: AnswerFile): ChainedEvent[] {
  const events = openers.reduce<ChainedEvent[] | null>((found, opener) => found ?? unsealed(opener, file), null);
  return events && !firstBreak(genesis(file.attempt), events) ? events : refuse('answerFileBroken');
}

type Opener = Pick<Deps['secrets'], 'answerKey' | 'agree'>;

function unsealed({ agree, answerKey }: Opener, file: AnswerFile): ChainedEvent[] | null {
  try {
    return openAnswers(file, { agree, serverKey: fromBase64url(answerKey) });
  } catch {
    return null;
  }
}
