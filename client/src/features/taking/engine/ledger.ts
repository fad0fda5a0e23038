import { canonical, type Json } from 'shared/attempt/canonical.ts';
import { genesis, headAt, link } from 'shared/attempt/chain.ts';
import type { ChainedEvent, ChainHead, LedgerEvent } from 'shared/attempt/events.ts';
import { type AttemptState, apply, EMPTY_ATTEMPT } from 'shared/attempt/fold.ts';
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
  let state = EMPTY_ATTEMPT;
  for (const { event } of events) state = apply(state, event);
  const last = events.at(-1);
  return { events, head: last ? headAt(last) : genesis(attempt), state };
}

export function append(ledger: Ledger, act: Act, at: number): Ledger {
  return extend(ledger, link(ledger.head, { ...act, seq: ledger.head.seq + 1, at } as LedgerEvent));
}

/** Takes one event out that the server will never keep; what follows is chained anew, in its order and with its times. */
export function without(attempt: string, ledger: Ledger, seq: number): Ledger {
  let shorter = ledgerOf(attempt, ledger.events.slice(0, seq - 1));
  for (const { event } of ledger.events.slice(seq)) shorter = append(shorter, event, event.at);
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
): { readonly ledger: Ledger; readonly conflicts: readonly Conflict[] } {
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
  for (const event of lastOfEach(rest, 'answer')) {
    const current = ledger.state.answers[event.item];
    if (sameResponse(current?.response ?? null, event.response)) continue;
    if (isSealed || (current && current.at > event.at))
      conflicts.push({ item: event.item, here: event.response, at: event.at });
    else ledger = append(ledger, { kind: 'answer', item: event.item, response: event.response }, event.at);
  }
  // Each hearing was a hearing, on whichever machine: none is given twice.
  if (!isSealed)
    for (const { event } of rest)
      if (event.kind === 'play') ledger = append(ledger, { kind: 'play', media: event.media }, event.at);
  if (!isSealed)
    for (const event of lastOfEach(rest, 'flag'))
      if ((ledger.state.flagged[event.item] ?? false) !== event.on && !flaggedLater(kept, event.item, event.at))
        ledger = append(ledger, { kind: 'flag', item: event.item, on: event.on }, event.at);
  return { ledger, conflicts };
}

type EventOf<Kind extends LedgerEvent['kind']> = Extract<LedgerEvent, { kind: Kind }>;

/** The last event of a kind for each item, in order of time. */
function lastOfEach<Kind extends 'answer' | 'flag'>(events: readonly ChainedEvent[], kind: Kind): EventOf<Kind>[] {
  const last = new Map<string, EventOf<Kind>>();
  for (const { event } of events) if (event.kind === kind) last.set(event.item, event as EventOf<Kind>);
  return [...last.values()];
}

function flaggedLater(kept: readonly ChainedEvent[], item: string, at: number): boolean {
  return kept.some(({ event }) => event.kind === 'flag' && event.item === item && event.at > at);
}

/** Equal as the ledger's hashes see it: the order of a record's parts says nothing. */
export function sameResponse(a: Response | null, b: Response | null): boolean {
  return a === b || canonical(a as Json) === canonical(b as Json);
}
