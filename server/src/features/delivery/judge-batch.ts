import { firstBreak, headAt } from 'shared/attempt/chain.ts';
import { type AttemptTimes, takesAnswers } from 'shared/attempt/clock.ts';
import type { ChainedEvent, ChainHead } from 'shared/attempt/events.ts';
import type { APPEND_ERRORS } from 'shared/contracts/delivery.ts';
import { nativeHash } from '../../native-hash.ts';

/** Where an attempt stands when a batch comes. */
export interface Stand {
  readonly head: ChainHead;
  readonly writer: string;
  readonly isSealed: boolean;
  readonly times: AttemptTimes;
}

export interface Batch {
  readonly writer: string;
  readonly events: readonly ChainedEvent[];
}

export interface Verdict {
  /** What goes into the ledger, in order; empty where all was there already. */
  readonly fresh: readonly ChainedEvent[];
  /** What is kept beside the ledger, never in it. */
  readonly stray: readonly ChainedEvent[];
  readonly refusal: { readonly code: (typeof APPEND_ERRORS)[number]; readonly details: Record<string, unknown> } | null;
}

/**
 * Decides what becomes of a batch; a repeat is always welcome and changes nothing.
 * @param knownHash hash the ledger holds at the last event of the batch that it has already; undefined where it has none
 */
export function judgeBatch(stand: Stand, batch: Batch, knownHash: string | undefined, now: number): Verdict {
  const known = batch.events.filter((chained) => chained.event.seq <= stand.head.seq);
  const news = batch.events.filter((chained) => chained.event.seq > stand.head.seq);
  const lastKnown = known.at(-1);

  // The hash at the last known event vouches for those before it only where they are one chain up to it.
  if (lastKnown && (lastKnown.hash !== knownHash || !isOneChain(known)))
    return refused('chainBroken', batch.events, { seq: known[0]?.event.seq });
  const first = news[0];
  if (!first) return { fresh: [], stray: [], refusal: null };
  if (batch.writer !== stand.writer) return refused('notWriter', news);
  if (stand.isSealed) return refused('attemptSealed', news);
  if (now < stand.times.startsAt) return refused('notYetOpen', []);
  if (!takesAnswers(stand.times, now)) return refused('afterDeadline', news);
  if (first.event.seq !== stand.head.seq + 1) return refused('eventGap', [], { expected: stand.head.seq + 1 });
  const broken = firstBreak(stand.head, news, nativeHash);
  if (broken) return refused('chainBroken', news, { seq: broken.event.seq });

  // Submitting seals: what a batch holds behind it is kept aside like anything that comes later.
  const end = news.findIndex((chained) => chained.event.kind === 'submit');
  return end < 0
    ? { fresh: news, stray: [], refusal: null }
    : { fresh: news.slice(0, end + 1), stray: news.slice(end + 1), refusal: null };
}

function isOneChain([first, ...rest]: readonly ChainedEvent[]): boolean {
  return first === undefined || firstBreak(headAt(first), rest, nativeHash) === null;
}

function refused(
  code: (typeof APPEND_ERRORS)[number],
  stray: readonly ChainedEvent[],
  details: Record<string, unknown> = {},
): Verdict {
  return { fresh: [], stray, refusal: { code, details } };
}
