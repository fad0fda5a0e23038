import type { ChainedEvent, LedgerEvent } from '../attempt/events.ts';

/**
 * The short spelling of what travels most, for forty candidates on one line of 256 kbit/s: an answer and its receipt take
 * under 200 bytes, a heartbeat under 60. Only spelling: what is read here is parsed by the contract like any other message.
 *
 * Player:  ["a", id, seq of the first event, event, hash, event, hash …]   ["b", id]
 * Server:  ["k", id, milliseconds from the last event to its keeping, signature?]   ["b", id, now]
 */
const MOST_EVENTS = 200;

/** Spells an `append`; `events` are consecutive. */
export function spellAppend(id: number, events: readonly ChainedEvent[]): string {
  const first = events[0]?.event.seq ?? 0;
  return JSON.stringify(['a', id, first, ...events.flatMap(({ event, hash }) => [shortEvent(event), hash])]);
}

export const spellBeat = (id: number): string => JSON.stringify(['b', id]);

/** The message that a short spelling stands for, not yet parsed by the contract; any other value as it is. */
export function unshortenPlayer(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [word, id, seq, ...rest] = value as unknown[];
  if (word === 'b') return { type: 'beat', id, short: true };
  if (word !== 'a' || !Number.isSafeInteger(seq) || rest.length > 2 * MOST_EVENTS) return value;
  const events = [];
  for (let at = 0; at < rest.length; at += 2)
    events.push({ event: longEvent(rest[at], (seq as number) + at / 2), hash: rest[at + 1] });
  return { type: 'append', id, events, short: true };
}

/** Spells that a batch is kept. `lateMs`: from the batch's last event to its keeping, by the clocks of both. */
export function spellKept(id: number, lateMs: number, signature: string | undefined): string {
  return JSON.stringify(signature === undefined ? ['k', id, lateMs] : ['k', id, lateMs, signature]);
}

/** Spells the reply to a beat where nothing but the time has changed. */
export const spellTick = (id: number, now: number): string => JSON.stringify(['b', id, now]);

/** The message that a short spelling of the server stands for; any other value as it is. */
export function unshortenServer(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [word, id, number, signature] = value as unknown[];
  if (word === 'k') return { type: 'kept', id, lateMs: number, signature };
  return word === 'b' ? { type: 'tick', id, now: number } : value;
}

type Short = readonly [string, number, ...unknown[]];

function shortEvent(event: LedgerEvent): Short | LedgerEvent {
  switch (event.kind) {
    case 'answer':
      return [event.item, event.at, event.response];
    case 'edit':
      return [event.kind, event.at, event.item, event.from, event.cut, event.put, ...(event.in ?? [])];
    case 'open':
    case 'submit':
      return [event.kind, event.at];
    case 'visit':
      return [event.kind, event.at, event.item];
    case 'flag':
      return [event.kind, event.at, event.item, event.on];
    default:
      // What is rare travels as it is.
      return event;
  }
}

/** An event that nobody could have spelled so becomes what no schema takes. */
function longEvent(short: unknown, seq: number): unknown {
  if (!Array.isArray(short)) return short;
  const [word, at, item, on, cut, put, ...place] = short as unknown[];
  if (word === 'open' || word === 'submit') return { seq, at, kind: word };
  if (word === 'visit') return { seq, at, kind: word, item };
  if (word === 'flag') return { seq, at, kind: word, item, on };
  if (word === 'edit') return { seq, at, kind: word, item, from: on, cut, put, ...(place.length > 0 && { in: place }) };
  return { seq, at, kind: 'answer', item: word, response: item };
}
