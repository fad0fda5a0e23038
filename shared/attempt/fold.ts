import type { Response } from '../questions/response.ts';
import type { LedgerEvent } from './events.ts';

/** What an attempt is, after any number of its events: the screen, the mark and the replay all read this. */
export interface AttemptState {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly flagged: Readonly<Record<string, true>>;
  /** How often each sound or film was begun, by the SHA-256 of its bytes. */
  readonly plays: Readonly<Record<string, number>>;
  /** The item last looked at. */
  readonly here: string | null;
  /** Instants in milliseconds since 1970, as the events say. */
  readonly openedAt: number | null;
  readonly submittedAt: number | null;
}

/** The saved record of a response. `response` is null where the candidate took an answer back. */
export interface Answer {
  readonly response: Response | null;
  readonly at: number;
  readonly seq: number;
  /** How often this item was answered, the first time included. */
  readonly revisions: number;
}

export const EMPTY_ATTEMPT: AttemptState = {
  answers: {},
  flagged: {},
  plays: {},
  here: null,
  openedAt: null,
  submittedAt: null,
};

/** One step. After `submit` nothing changes an answer any more: submitting seals. */
export function apply(state: AttemptState, event: LedgerEvent): AttemptState {
  if (state.submittedAt !== null) return state;
  switch (event.kind) {
    case 'open':
      return { ...state, openedAt: state.openedAt ?? event.at };
    case 'visit':
      return { ...state, here: event.item };
    case 'answer': {
      const before = state.answers[event.item];
      const answer = {
        response: event.response,
        at: event.at,
        seq: event.seq,
        revisions: (before?.revisions ?? 0) + 1,
      };
      return { ...state, answers: { ...state.answers, [event.item]: answer } };
    }
    case 'flag': {
      const { [event.item]: _, ...others } = state.flagged;
      return { ...state, flagged: event.on ? { ...others, [event.item]: true } : others };
    }
    case 'play':
      return { ...state, plays: { ...state.plays, [event.media]: (state.plays[event.media] ?? 0) + 1 } };
    case 'submit':
      return { ...state, submittedAt: event.at };
  }
}

export function fold(events: Iterable<LedgerEvent>): AttemptState {
  let state = EMPTY_ATTEMPT;
  for (const event of events) state = apply(state, event);
  return state;
}

/** The response that counts for an item, or null where there is none. */
export function responseTo(state: AttemptState, item: string): Response | null {
  return state.answers[item]?.response ?? null;
}
