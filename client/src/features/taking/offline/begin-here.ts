import { attemptIdOf } from 'shared/attempt/attempt-id.ts';
import { base64url } from 'shared/attempt/chain.ts';
import { baseDeadline } from 'shared/attempt/clock.ts';
import type { AttemptOpening, CandidateCard } from 'shared/contracts/delivery.ts';
import { bytesOfWords } from 'shared/papers/key-words.ts';
import { formKey, RELEASE_KEY_BYTES } from 'shared/papers/release-key.ts';
import { openPaper } from '../engine/paper-vault.ts';

/** What became of the words: the opening of an attempt that begins on this machine, or why not. */
export type BegunHere =
  | { readonly ok: true; readonly opening: AttemptOpening; readonly begunAt: number }
  | { readonly ok: false; readonly why: 'early' | 'wrong' }
  | { readonly ok: false; readonly why: 'words'; readonly unknown: readonly number[]; readonly count: number };

/**
 * Begins an attempt without a line, by the words that the invigilator reads out: they open the paper that was fetched ahead.
 * What the page says of time is what it knew by then; the server decides what counts once it hears of it.
 * @param now the server's time as this page counts it, milliseconds since 1970
 */
export async function beginHere(
  card: CandidateCard,
  sealed: Uint8Array,
  typed: string,
  now: number,
): Promise<BegunHere> {
  if (now < card.clock.startsAt) return { ok: false, why: 'early' };
  const words = bytesOfWords(typed, RELEASE_KEY_BYTES);
  if (!words.ok) return { ok: false, why: 'words', unknown: words.unknown, count: words.count };
  const paperKey = base64url(formKey(words.bytes, card.exam.id, card.paper.code));
  try {
    await openPaper(card, sealed, paperKey);
  } catch {
    return { ok: false, why: 'wrong' };
  }
  const { startsAt, extraSeconds } = card.clock;
  const deadlineAt = baseDeadline(now, card.exam.durationSeconds, card.endsAt) + extraSeconds * 1000;
  return {
    ok: true,
    begunAt: now,
    opening: {
      attempt: attemptIdOf(card.candidateId),
      paperKey,
      clock: { now, startsAt, deadlineAt, phase: now < deadlineAt ? 'running' : 'over', extraSeconds },
      events: [],
      mayWrite: true,
      lease: null,
      sealed: false,
      messages: [],
      handRaised: false,
      answerKey: card.answerKey,
      socketTicket: '',
    },
  };
}
