import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { genesis, headAt, link } from 'shared/attempt/chain.ts';
import { editBetween } from 'shared/attempt/edit.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { type AttemptState, apply, EMPTY_ATTEMPT, fold, responseTo } from 'shared/attempt/fold.ts';
import type { Response } from 'shared/questions/registry.ts';

/** The ledger as this page holds it: every event with its hash, and what they amount to. */
export interface Ledger {
  readonly events: readonly ChainedEvent[];
  readonly head: ChainHead;
  readonly state: AttemptState;
}

/** What a candidate does, before it has its number and time. */
export type Act = LedgerEvent extends infer Event
  ? Event extends LedgerEvent
    ? Omit<Event, 'seq' | 'at'>
    : never
  : never;

export function ledgerOf(attempt: string, events: readonly ChainedEvent[]): Ledger {
  const last = events.at(-1);
  return { events, head: last ? headAt(last) : genesis(attempt), state: fold(events.map(({ event }) => event)) };
}

/** What a ledger amounts to up to one of its events. */
export interface Folded {
  readonly seq: number;
  /** Of that event, and so of all before it. */
  readonly hash: string;
  readonly state: AttemptState;
}

export const NOTHING_FOLDED: Folded = { seq: 0, hash: '', state: EMPTY_ATTEMPT };

/** The fold of a ledger up to number `seq`. It goes on from `before` where that is a beginning of it, and else from the first event. */
export function foldedTo(ledger: Ledger, seq: number, before: Folded): Folded {
  const { events } = ledger;
  const hash = events[seq - 1]?.hash ?? '';
  if (seq === ledger.head.seq) return { seq, hash, state: ledger.state };
  const isBeginning = before.seq <= seq && (events[before.seq - 1]?.hash ?? '') === before.hash;
  const from = isBeginning ? before : NOTHING_FOLDED;
  const state = events.slice(from.seq, seq).reduce((state, { event }) => apply(state, event), from.state);
  return { seq, hash, state };
}

export function append(ledger: Ledger, act: Act, at: number): Ledger {
  return extend(ledger, link(ledger.head, { ...act, seq: ledger.head.seq + 1, at } as LedgerEvent));
}

/** How an answer is written behind this ledger: whole, or as the change of a long text where that is shorter. */
export function answering({ state }: Ledger, item: string, response: Response | null): Act {
  const edit = editBetween(responseTo(state, item), response);
  return edit ? { kind: 'edit', item, ...edit } : { kind: 'answer', item, response };
}

/** Takes one event out that the server will never keep; what follows is chained anew, in its order and with its times. */
export function without(attempt: string, ledger: Ledger, seq: number): Ledger {
  let shorter = ledgerOf(attempt, ledger.events.slice(0, seq - 1));
  let { state } = ledgerOf(attempt, ledger.events.slice(0, seq));
  for (const { event } of ledger.events.slice(seq)) {
    state = apply(state, event);
    // A change stands on what was taken out, so it is told anew by what it made.
    const act = event.kind === 'edit' ? answering(shorter, event.item, responseTo(state, event.item)) : event;
    shorter = append(shorter, act, event.at);
  }
  return shorter;
}

/** True where one of `strays` is the very next event after `kept`: written on this machine, and by nobody else since. */
export function isContinuedBy(
  attempt: string,
  kept: readonly ChainedEvent[],
  strays: readonly ChainedEvent[],
): boolean {
  const { head } = ledgerOf(attempt, kept);
  return strays.some(({ event, hash }) => event.seq === head.seq + 1 && link(head, event).hash === hash);
}

function extend(ledger: Ledger, chained: ChainedEvent): Ledger {
  return {
    events: [...ledger.events, chained],
    head: headAt(chained),
    state: apply(ledger.state, chained.event),
  };
}

/** True where `events` is how `ledger` begins: equal hashes at its end mean that all before is equal too. */
export function beginsWith(ledger: Ledger, events: readonly ChainedEvent[]): boolean {
  const last = events.at(-1);
  return !last || ledger.events[last.event.seq - 1]?.hash === last.hash;
}

/** An answer of this machine that did not go into the ledger, because a later one stands there or the paper is sealed. */
export interface Conflict {
  readonly item: string;
  /** What this machine held. */
  readonly here: Response | null;
  readonly at: number;
}

/**
 * Joins what the server kept with what only this machine holds. Strays that continue the chain are taken as they are;
 * from others (another machine wrote meanwhile) the last answer and flag of each item is appended anew where it is newer
 * than the ledger's, and reported as a conflict where it is older: no answer disappears without a word.
 */
export function reconcile(
  attempt: string,
  kept: readonly ChainedEvent[],
  strays: readonly ChainedEvent[],
  sealed: boolean,
): {
  readonly ledger: Ledger;
  readonly conflicts: readonly Conflict[];
  /** The strays behind the conflicts, each as the whole answer it made. */
  readonly disputed: readonly ChainedEvent[];
} {
  const known = new Set(kept.map(({ hash }) => hash));
  let ledger = ledgerOf(attempt, kept);
  let rest = strays
    .filter((stray, index) => !known.has(stray.hash) && strays.findIndex(({ hash }) => hash === stray.hash) === index)
    .sort((a, b) => a.event.at - b.event.at || a.event.seq - b.event.seq);
  while (!sealed) {
    const next = rest.find(
      (stray) => stray.event.seq === ledger.head.seq + 1 && link(ledger.head, stray.event).hash === stray.hash,
    );
    if (!next) break;
    ledger = extend(ledger, next);
    rest = rest.filter((stray) => stray !== next);
  }
  const isSealed = sealed || ledger.state.submittedAt !== null;

  const conflicts: Conflict[] = [];
  const disputed: ChainedEvent[] = [];
  const { whole, torn } = wholeAnswers(attempt, [...kept, ...strays], rest);
  for (const { event, hash } of lastOfEach(whole, 'answer')) {
    const current = ledger.state.answers[event.item];
    if (sameResponse(current?.response ?? null, event.response)) continue;
    if (isSealed || (current && current.at > event.at)) {
      conflicts.push({ item: event.item, here: event.response, at: event.at });
      disputed.push({ event, hash });
    } else ledger = append(ledger, answering(ledger, event.item, event.response), event.at);
  }
  // Of a change without its text only what was written new can be shown, and that must not replace a text.
  for (const stray of torn) {
    if (stray.event.kind !== 'edit') continue;
    conflicts.push({ item: stray.event.item, here: stray.event.put, at: stray.event.at });
    disputed.push(stray);
  }
  // Each hearing was a hearing, on whichever machine: none is given twice.
  if (!isSealed)
    for (const { event } of rest)
      if (event.kind === 'play') ledger = append(ledger, { kind: 'play', media: event.media }, event.at);
  if (!isSealed)
    for (const { event } of lastOfEach(rest, 'flag'))
      if ((ledger.state.flagged[event.item] ?? false) !== event.on && !flaggedLater(kept, event.item, event.at))
        ledger = append(ledger, { kind: 'flag', item: event.item, on: event.on }, event.at);
  return { ledger, conflicts, disputed };
}

type EventOf<Kind extends LedgerEvent['kind']> = Extract<LedgerEvent, { kind: Kind }>;

/**
 * The answers among `strays`, every change of a text as the whole that it made: off its chain a change says nothing.
 * `around` holds what came before them, on whichever chain; `torn` are those of which that is gone.
 */
function wholeAnswers(
  attempt: string,
  around: readonly ChainedEvent[],
  strays: readonly ChainedEvent[],
): { readonly whole: readonly ChainedEvent[]; readonly torn: readonly ChainedEvent[] } {
  if (!strays.some(({ event }) => event.kind === 'edit')) return { whole: strays, torn: [] };
  const start = genesis(attempt);
  /** By the hash of a chain's last event: what the chain amounts to. */
  const states = new Map([[start.hash, EMPTY_ATTEMPT]]);
  const heads: ChainHead[][] = [[start]];
  for (const { event, hash } of [...around].sort((a, b) => a.event.seq - b.event.seq)) {
    const before = heads[event.seq - 1]?.find((head) => link(head, event).hash === hash);
    const state = before && states.get(before.hash);
    if (!state) continue;
    states.set(hash, apply(state, event));
    heads[event.seq] = [...(heads[event.seq] ?? []), { seq: event.seq, hash }];
  }
  const isTorn = ({ event, hash }: ChainedEvent) => event.kind === 'edit' && !states.has(hash);
  const whole = strays.map((stray): ChainedEvent => {
    const state = states.get(stray.hash);
    if (stray.event.kind !== 'edit' || !state) return stray;
    const { seq, at, item } = stray.event;
    return { event: { seq, at, kind: 'answer', item, response: responseTo(state, item) }, hash: stray.hash };
  });
  return { whole, torn: strays.filter(isTorn) };
}

/** The last event of a kind for each item, in order of time. */
function lastOfEach<Kind extends 'answer' | 'flag'>(events: readonly ChainedEvent[], kind: Kind) {
  const last = new Map<string, { readonly event: EventOf<Kind>; readonly hash: string }>();
  for (const { event, hash } of events)
    if (event.kind === kind) last.set(event.item, { event: event as EventOf<Kind>, hash });
  return [...last.values()];
}

function flaggedLater(kept: readonly ChainedEvent[], item: string, at: number): boolean {
  return kept.some(({ event }) => event.kind === 'flag' && event.item === item && event.at > at);
}

/** Equal as the ledger's hashes see it: the order of a record's parts says nothing. */
export function sameResponse(a: Response | null, b: Response | null): boolean {
  return a === b || canonical(a as Json) === canonical(b as Json);
}
