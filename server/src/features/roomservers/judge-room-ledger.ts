import { firstBreak } from 'shared/attempt/chain.ts';
import { type AttemptTimes, GRACE_MS, takesAnswers } from 'shared/attempt/clock.ts';
import type { ChainedEvent, ChainHead } from 'shared/attempt/events.ts';
import { nativeHash } from '../../native-hash.ts';

/** An event with the moment at which the room's server acknowledged it, by its clock. */
export type WitnessedEvent = ChainedEvent & { readonly receivedAt: number };

/** Where an attempt stands here when a room's report of it comes. */
export interface RoomStand {
  readonly head: ChainHead;
  /** The room's server that comes holds the attempt; false once somebody took it over. */
  readonly isHeld: boolean;
  readonly isHandedIn: boolean;
  /** When a person ended it here, or null. Its time being over ends nothing by itself: the room was the witness. */
  readonly endedAt: number | null;
  readonly times: AttemptTimes;
  /** When the report is here, by the province's clock: nothing in it was taken later. */
  readonly now: number;
}

export interface RoomVerdict {
  /** Each with the moment at which the room took it, no later than now. */
  readonly fresh: readonly WitnessedEvent[];
  readonly stray: readonly { readonly chained: ChainedEvent; readonly why: string }[];
  /** The room goes on from here: the rest lies beside the ledger and is not sent again. */
  readonly aside: boolean;
}

/**
 * Decides what becomes of the events that a room's server sends of an attempt. What was acknowledged there in time counts,
 * however late it comes up, and so does what its chain shows to be older than that; what does not continue the ledger lies
 * beside it; a repeat changes nothing (decision 0051).
 * @param knownHash hash that the ledger here holds at a number up to its head
 */
export function judgeRoomLedger(
  stand: RoomStand,
  events: readonly WitnessedEvent[],
  knownHash: (seq: number) => string | undefined,
): RoomVerdict {
  const known = events.filter(({ event }) => event.seq <= stand.head.seq);
  const news = events.filter(({ event }) => event.seq > stand.head.seq);
  const forked = known.findIndex(({ event, hash }) => knownHash(event.seq) !== hash);
  if (!stand.isHeld) return aside([...(forked < 0 ? [] : known.slice(forked)), ...news], 'notWriter');
  if (forked >= 0) return aside([...known.slice(forked), ...news], 'chainBroken');
  const first = news[0];
  // A gap: the room goes back to what is kept here and sends from there.
  if (!first || first.event.seq !== stand.head.seq + 1) return { fresh: [], stray: [], aside: false };
  if (stand.isHandedIn) return aside(news, 'attemptSealed');

  const broken = firstBreak(stand.head, news, nativeHash);
  const end = broken ? news.findIndex(({ hash }) => hash === broken.hash) : news.length;
  const sound = news.slice(0, end);
  // The clock of a laptop that was started without a line may hop; the chain does not.
  const inTime = sound.findLastIndex(({ receivedAt }) => counts(stand, receivedAt)) + 1;
  const submit = sound.findIndex(({ event }) => event.kind === 'submit');
  const taken = Math.min(inTime, submit < 0 ? end : submit + 1);
  const why = taken < end ? (inTime === taken ? 'afterDeadline' : 'attemptSealed') : 'chainBroken';
  const takenAt = ({ receivedAt }: WitnessedEvent) => Math.min(receivedAt, stand.now);
  return {
    fresh: news.slice(0, taken).map((one) => ({ event: one.event, hash: one.hash, receivedAt: takenAt(one) })),
    ...(taken < news.length ? aside(news.slice(taken), why, false) : { stray: [], aside: false }),
  };
}

/** Until the room has heard that somebody was ended it goes on acknowledging: that is the same grace as at a deadline. */
function counts({ endedAt, times, now }: RoomStand, receivedAt: number): boolean {
  // A clock that is ahead says nothing against what is here before the time is over.
  const isInTime = takesAnswers(times, receivedAt) || (receivedAt > now && takesAnswers(times, now));
  return isInTime && (endedAt === null || Math.min(receivedAt, now) <= endedAt + GRACE_MS);
}

function aside(events: readonly WitnessedEvent[], why: string, whole = true) {
  const stray = events.map(({ event, hash }) => ({ chained: { event, hash }, why }));
  return { ...(whole && { fresh: [] }), stray, aside: true } as RoomVerdict;
}
